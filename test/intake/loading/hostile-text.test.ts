import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../src/database/engine/database';
import { loadSources } from '../../../src/intake/loading/load';
import { openEngine } from '../../fixtures/engine';
import { decision, review, verdict } from '../../fixtures/records';
import { lanesHere } from './lanes';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());
beforeEach(() => database.clear());

const load = (name: string, text: string, format?: string) => {
  const readAs = format === undefined ? {} : { readAs: { format } };
  const source = { name, blob: new Blob([text]), ...readAs };
  const stop = new AbortController();
  return loadSources([source], lanesHere(), database, () => undefined, stop.signal).then(
    ({ account }) => account,
  );
};
const decisions = async () =>
  (
    await database.rows(
      { sql: 'SELECT decision_id AS id FROM decisions ORDER BY decision_id', values: [] },
      z.object({ id: z.string() }),
    )
  ).map(({ id }) => id);

const nul = '\u0000';
const good = (id: string) => decision({ decision_id: id });
/** Written alike, so that the reader knows the shape of the hostile one before it comes. */
const rows = [
  ...Array.from({ length: 40 }, (_, at) => good(`d-${String(at).padStart(2, '0')}`)),
  decision({ decision_id: 'x-1', agent: { uid: `agent${nul}1`, role: 'containment' } }),
  decision({ decision_id: `x${nul}2` }),
  { ...decision({ decision_id: 'x-3' }), [`own${nul}`]: 1 },
  decision({ decision_id: 'x-4', rationale: `because${nul}` }),
  { ...review(), decision_id: 'd-00', reviewer: { uid: `ana${nul}` } },
  { ...verdict(), finding_uid: `f${nul}` },
  good('d-90'),
  decision({ decision_id: 'd-91', rationale: 'a backslash and digits: \\u0000' }),
];

it('rejects a row with U+0000 in any text, and goes on', async () => {
  const account = await load('log.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const [file] = account.files;
  expect(account.rejections.map(({ line }) => line)).toEqual([41, 42, 43, 44, 45, 46]);
  expect(account.rejections[0]).toMatchObject({
    field: 'agent.uid',
    expected: 'text without U+0000',
    found: '"agent\\u00001"',
  });
  expect(file?.kinds.decision).toMatchObject({ read: 46, accepted: 42, rejected: 4 });
  const ids = await decisions();
  expect(ids).toHaveLength(42);
  expect(ids.slice(-2)).toEqual(['d-90', 'd-91']);
});

it('rejects such a row of a foreign source, and goes on', async () => {
  const row = (id: string, agent: string) => ({
    decision_id: id,
    labels: { id: 'aa' },
    path: 'soc/act',
    input: { agent, action: 'isolate_host', resource: 'h' },
    result: { allow: true },
    timestamp: '2026-03-01T10:00:00Z',
  });
  const text = [row('a', 'one'), row('b', `o${nul}ne`), row('c', 'one')];
  const account = await load('opa.jsonl', text.map((each) => `${JSON.stringify(each)}\n`).join(''), 'opa');
  expect(account.rejections).toMatchObject([
    { line: 2, field: 'agent.uid', expected: 'text without U+0000' },
  ]);
  expect(await decisions()).toEqual(['a', 'c']);
});
