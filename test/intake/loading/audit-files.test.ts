import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSources } from '../../../src/intake/loading/load';
import type { Source } from '../../../src/intake/loading/source';
import type { Database } from '../../../src/database/engine/database';
import { isAnswersFile, isDrawFile, parseDraw } from '../../../src/records/draw-file';
import { canonical } from '../../../src/records/canonical';
import { worksheetCsv } from '../../../src/report/worksheet/worksheet-csv';
import { auditCase, drawOf } from '../../fixtures/audit';
import { openEngine } from '../../fixtures/engine';
import { decision } from '../../fixtures/records';
import { lanesHere } from './lanes';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());
beforeEach(() => database.clear());

const source = (name: string, text: string): Source => ({ name, blob: new Blob([text]) });
const load = async (sources: Source[]) => {
  const stop = new AbortController();
  const { account } = await loadSources(sources, lanesHere(), database, () => undefined, stop.signal);
  return account;
};

const cases = [auditCase('INC-1'), auditCase('INC-2')];
const draw = drawOf(cases);
const log = cases
  .flatMap(({ decisions }) => decisions.map((decision_id) => decision({ decision_id })))
  .map((record) => `${JSON.stringify(record)}\n`)
  .join('');
const worksheet = (answer: string) => {
  const csv = worksheetCsv({ draw, cases, reader: 'r.one', group: null }, '2026-04-02T08:00:00Z');
  // The cell after the evidence of the first case.
  return csv.replace(/,,,,,,\r\n/, `,${answer},,,,,\r\n`);
};

describe('files of an audit among the logs', () => {
  it('are read as what they are: a worksheet as its answers, the record of a draw as no log', async () => {
    const account = await load([
      source('log.jsonl', log),
      source('mine.csv', worksheet('false alarm')),
      source('any.json', JSON.stringify(draw, null, 2)),
    ]);
    const [, answers, record] = account.files;
    expect(answers).toMatchObject({ unpackedFrom: ['a worksheet'], bytes: expect.any(Number) as number });
    expect(answers?.kinds.verdict).toEqual({ read: 2, accepted: 2, rejected: 0, duplicate: 0, conflict: 0 });
    expect(record?.imported?.format).toBe('draw');
    expect(record?.problem).toBeUndefined();
    expect(Object.values(record?.kinds ?? {}).every(({ read }) => read === 0)).toBe(true);
  });

  it('count once where a worksheet is opened twice', async () => {
    const account = await load([
      source('log.jsonl', log),
      source('a.csv', worksheet('authorised')),
      source('b.csv', worksheet('authorised')),
    ]);
    expect(account.files[2]?.kinds.verdict).toMatchObject({ accepted: 0, duplicate: 2 });
  });

  it('say which row of a worksheet cannot be counted', async () => {
    const account = await load([source('log.jsonl', log), source('mine.csv', worksheet('perhaps'))]);
    expect(account.files[1]?.kinds.verdict).toMatchObject({ accepted: 0, rejected: 1 });
    expect(JSON.stringify(account.rejections)).toContain('“perhaps” is none of the answers');
  });

  it('say that the record of a draw was altered', async () => {
    const altered = JSON.stringify({ ...draw, uniform: 0.5 });
    const account = await load([source('log.jsonl', log), source('a.draw.json', altered)]);
    expect(account.files[1]?.problem).toMatch(/was altered: its digest does not fit/);
  });
});

describe('the record of a draw', () => {
  it('is known as it was saved and in its canonical form, and nothing else is', async () => {
    for (const text of [JSON.stringify(draw), JSON.stringify(draw, null, 2), canonical(draw)]) {
      expect(await isDrawFile(new Blob([text]))).toBe(true);
      expect(parseDraw(text)).toEqual(draw);
    }
    for (const text of [log, '{"attempt":1}', '', worksheet('skip')])
      expect(await isDrawFile(new Blob([text]))).toBe(false);
  });

  it.each([
    ['another seed', { seed: '00'.repeat(32) }],
    ['another probability', { strata: [{ ...draw.strata[0]!, probability: 0.5 }] }],
    ['a case less', { cases: draw.cases.slice(1) }],
    ['another try', { attempt: 2 }],
  ])('with %s is noticed', (_, change) => {
    expect(parseDraw(JSON.stringify({ ...draw, ...change }))).toMatch(/altered/);
  });

  it('that is cut, repeats a key or has another field is noticed', () => {
    const text = JSON.stringify(draw);
    expect(parseDraw(text.slice(0, -10))).toMatch(/no whole JSON/);
    expect(parseDraw(text.replace('"attempt":1', '"attempt":2,"attempt":1'))).toMatch(/twice/);
    expect(parseDraw(JSON.stringify({ ...draw, more: 1 }))).toMatch(/cannot be used/);
  });
});

describe('a file of answers', () => {
  it('is known by its first line', async () => {
    const answer = { event_type: 'verdict', sampling: { draw: 'd', case: 'c' } };
    expect(await isAnswersFile(new Blob([`${JSON.stringify(answer)}\n{`]))).toBe(true);
    expect(await isAnswersFile(new Blob([worksheet('skip')]))).toBe(true);
    expect(await isAnswersFile(new Blob([log]))).toBe(false);
    expect(await isAnswersFile(new Blob(['{"event_type":"verdict","sampling":{"probability":1}}\n']))).toBe(
      false,
    );
  });
});
