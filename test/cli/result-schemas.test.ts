import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { main as audit } from '../../src/cli/audit';
import { main as evaluate } from '../../src/cli/evaluate';
import { main as verify } from '../../src/cli/verify';
import type { Database } from '../../src/database/engine/database';
import { closedLog } from '../fixtures/closed-log';
import { openEngine } from '../fixtures/engine';
import { log, release } from './log';
import { captureWritten } from './written';

const written = captureWritten();
let engine: Database;
beforeAll(async () => void (engine = await openEngine()));
afterAll(() => engine.close());

const ajv = addFormats(new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }));

/** What an independent validator finds wrong by the schema that is published. */
function problems(name: string, value: unknown): unknown[] {
  const id = `shadowproof-${name}.schema.json`;
  const validate =
    ajv.getSchema(id) ?? ajv.compile({ $id: id, ...JSON.parse(readFileSync(`public/schema/${id}`, 'utf8')) });
  void validate(value);
  return validate.errors ?? [];
}

async function told(command: Promise<number>): Promise<[code: number, json: unknown]> {
  const code = await command;
  const json: unknown = JSON.parse(written.out);
  written.out = written.err = '';
  return [code, json];
}

/** The same value with the member at this path left out, or replaced. */
function changed(value: unknown, [key, ...rest]: readonly (string | number)[], to?: unknown): unknown {
  const copy: Record<string, unknown> = structuredClone(value) as never;
  const name = String(key);
  if (rest.length > 0) copy[name] = changed(copy[name], rest, to);
  else if (to === undefined) delete copy[name];
  else copy[name] = to;
  return Array.isArray(value) ? Object.values(copy) : copy;
}

const sealed = (wrong: (index: number) => boolean) =>
  log(150, wrong).replaceAll(release, `sha256:${'a'.repeat(64)}`);

it('describes what evaluate prints of the sample, of a small log, and where nothing is judged', async () => {
  const sample = ['decisions', 'audit', 'checkpoints'].map((name) => `sample-data/${name}.jsonl.gz`);
  const [code, whole] = await told(evaluate([...sample, '--json'], engine));
  expect([code, problems('evaluation-1', whole)]).toEqual([2, []]);
  const good = await written.file(
    'good.jsonl',
    sealed(() => false),
  );
  const [passed, small] = await told(evaluate([good, '--json'], engine));
  expect([passed, problems('evaluation-1', small)]).toEqual([0, []]);
  const empty = await written.file('empty.jsonl', '{"event_type":"review"}\n');
  const [failed, nothing] = await told(evaluate([empty, '--json'], engine));
  expect([failed, problems('evaluation-1', nothing)]).toEqual([1, []]);
  for (const path of [
    ['eligible'],
    ['scopes', 0, 'state'],
    ['sources', 0, 'read'],
    ['kpis', 'shares', 0, 'all', 'n'],
  ])
    expect(problems('evaluation-1', changed(small, path)), path.join('.')).not.toEqual([]);
  expect(problems('evaluation-1', changed(small, ['scopes', 0, 'state'], 'fine'))).not.toEqual([]);
  expect(problems('evaluation-1', changed(nothing, ['eligible'], true))).not.toEqual([]);
});

it('describes what audit prints of a plan, and of a draw that fits or does not', async () => {
  const text = (incidents: number) =>
    closedLog({ incidents })
      .records.map((each) => JSON.stringify(each))
      .join('\n');
  const logs = await written.file('log.jsonl', text(240));
  const [, plan] = await told(audit(['plan', logs, '--json'], engine));
  expect(problems('audit-plan-1', plan)).toEqual([]);
  expect(problems('audit-plan-1', changed(plan, ['attempt'], 0))).not.toEqual([]);
  expect(problems('audit-plan-1', changed(plan, ['more'], 1))).not.toEqual([]);
  const draw = path.join(written.folder, 'first.draw.json');
  expect(await audit(['draw', logs, '--out', draw, '--seed', '5eed'.repeat(16)], engine)).toBe(0);
  written.out = '';
  const [fits, checked] = await told(audit(['check', logs, '--draw', draw, '--json'], engine));
  expect([fits, problems('audit-check-1', checked)]).toEqual([0, []]);
  const fewer = await written.file('fewer.jsonl', text(200));
  const [differs, refused] = await told(audit(['check', fewer, '--draw', draw, '--json'], engine));
  expect([differs, problems('audit-check-1', refused)]).toEqual([2, []]);
  expect(problems('audit-check-1', changed(refused, ['draws', 0, 'problems', 0, 'sentence']))).not.toEqual(
    [],
  );
});

it('describes what verify prints of a signed statement', async () => {
  const key = (name: string) => `test/fixtures/keys/${name}`;
  const wrong = await written.file(
    'wrong.jsonl',
    sealed((index) => index % 2 === 0),
  );
  await evaluate([wrong, '--attest', '--sign', key('ed25519.pem')], engine);
  const statement = await written.file('wrong.dsse.json', written.out);
  written.out = '';
  const asked = ['--keys', key('ed25519.pub.pem'), '--json'];
  const [code, given] = await told(verify([statement, wrong, ...asked]));
  expect([code, problems('verification-1', given)]).toEqual([2, []]);
  expect(given).toMatchObject({
    result: 'FAILED',
    passed: [],
    files: [{ name: 'wrong.jsonl', checked: true }],
  });
  const [, without] = await told(verify([statement, ...asked]));
  expect(without).toMatchObject({ files: [{ name: 'wrong.jsonl', checked: false }] });
  expect(problems('verification-1', changed(given, ['signed_by'], []))).not.toEqual([]);
});
