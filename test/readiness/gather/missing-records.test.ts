import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingRecords } from '../../../src/readiness/gather/missing-records';
import type { LogRecord } from '../../../src/records/record';
import type { Database } from '../../../src/database/engine/database';
import { loadSources } from '../../../src/intake/loading/load';
import { defaultCriteria } from '../../../src/readiness/criteria/criteria';
import type { MissingRecords } from '../../../src/readiness/readings/evidence';
import { bytesOf, gzipOf } from '../../intake/reading';
import { lanesHere } from '../../intake/loading/lanes';
import { openEngine } from '../../fixtures/engine';
import { control, decision, execution, review, verdict } from '../../fixtures/records';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

const lines = (records: readonly unknown[]) =>
  records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n') + '\n';

async function missingIn(files: Readonly<Record<string, string | Uint8Array>>): Promise<MissingRecords[]> {
  await database.clear();
  const sources = Object.entries(files).map(([name, text]) => ({
    name,
    blob: new Blob([text as Uint8Array<ArrayBuffer> | string]),
  }));
  const { account } = await loadSources(
    sources,
    lanesHere(),
    database,
    () => undefined,
    new AbortController().signal,
  );
  return missingRecords(account, defaultCriteria);
}

/** Agent 1 on endpoint and on mail. */
const good = [decision({ decision_id: 'd1' }), decision({ decision_id: 'd2', workflow: 'mail' })];
const spoilt = (change: Record<string, unknown>) => ({ ...decision({ decision_id: 'd9' }), ...change });
const missing = (records: readonly unknown[]) => missingIn({ 'log.jsonl': lines([...good, ...records]) });

const at = (line: number | null, id: string | null, file = 'log.jsonl') => ({ file, line, id });
const endpoint = { agent: 'agent-1', workflow: 'endpoint' };
const anywhere = { agent: null, workflow: null };

describe('lines that may be decisions', () => {
  it('are none in a log of which everything is read', async () => {
    expect(
      await missing([
        verdict({ decision_id: 'd1' }),
        review(),
        { event_type: 'note', schema_version: '1.0' },
      ]),
    ).toEqual([]);
  });

  it('count in the scope that a rejected one names, whatever is wrong with it', async () => {
    const wrong = [
      { confidence: 1.5 },
      { environment: undefined },
      { environment: ['production'] },
      { time: '2026-03-02T09:00:00' },
      { action: { name: 'isolate_host', category: 'quarantine' } },
    ].map(spoilt);
    expect(await missing(wrong)).toEqual([
      {
        ...{ kind: 'rejected_line', ...endpoint, count: wrong.length },
        places: wrong.map((_, index) => at(3 + index, 'd9')),
      },
    ]);
  });

  it('count in every scope where they name none that decided in production', async () => {
    expect(
      await missing([
        spoilt({ confidence: 1.5, agent: undefined, workflow: undefined }),
        spoilt({ confidence: 1.5, agent: { uid: 'agent-\u0000' }, workflow: 'unheard of' }),
        '{"event_type":"decision","agent":{"uid":"agent-1"}',
        'no record',
      ]),
    ).toEqual([
      {
        kind: 'rejected_line',
        ...anywhere,
        count: 4,
        places: [at(3, 'd9'), at(4, 'd9'), at(5, null), at(6, null)],
      },
    ]);
    // An agent of many workflows, a workflow that the agent does not have, and a workflow without an agent.
    expect(
      await missing([
        spoilt({ confidence: 1.5, workflow: 'unheard of' }),
        spoilt({ confidence: 1.5, agent: { uid: 'nobody' }, workflow: 'mail' }),
      ]),
    ).toMatchObject([
      { agent: null, workflow: 'mail', count: 1 },
      { agent: 'agent-1', workflow: null, count: 1 },
    ]);
  });

  it('may be of any kind that holds a decision, and of none that holds nothing of one', async () => {
    const { decision_id: _, ...alone } = review({ outcome: 'approve' });
    expect(
      await missing([
        { ...review({ decision_id: 'd8' }), outcome: 'maybe' },
        { ...alone, outcome: 'maybe' },
        { ...alone, decision_id: null, outcome: 'maybe' },
        { event_type: 'release', schema_version: '1.0' },
        { no: 'record' },
      ]),
    ).toEqual([{ kind: 'rejected_line', ...anywhere, count: 1, places: [at(3, 'd8')] }]);
  });

  it('may be of a kind that this version does not know', async () => {
    const { event_type: _, ...rest } = decision({ decision_id: 'd9' });
    expect(
      await missing([
        { ...rest, event_type: 'decision2' },
        { event_type: 'note', schema_version: '1.0' },
      ]),
    ).toEqual([{ kind: 'unknown_kind', ...endpoint, count: 1, places: [at(3, 'd9')] }]);
  });

  it('are counted where broken quotes run several together', async () => {
    const two = JSON.stringify(spoilt({})) + JSON.stringify(spoilt({}));
    expect(await missing([two])).toMatchObject([{ kind: 'rejected_line', count: 2 }]);
  });

  it('are counted exactly, with the first twenty places', async () => {
    const many = Array.from({ length: 5000 }, () => spoilt({ confidence: 2 }));
    const [found, ...others] = await missing(many);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ count: 5000 });
    expect(found?.places).toEqual(Array.from({ length: 20 }, (_, index) => at(3 + index, 'd9')));
  });

  it('are conflicts under an id that was used before', async () => {
    const twin = { ...decision({ decision_id: 'd3' }), event_id: good[0]!.event_id };
    expect(await missing([twin])).toMatchObject([{ kind: 'conflict', ...endpoint, count: 1 }]);
    const again = { ...decision({ decision_id: 'd1', resource: { uid: 'host-2' } }), event_id: 'another' };
    expect(await missing([again])).toMatchObject([{ kind: 'conflict', ...endpoint, count: 1 }]);
    // The same proposal under its id again is a repetition, and the same record again a duplicate.
    expect(await missing([{ ...good[0]!, event_id: 'another' }, good[1]])).toEqual([]);
  });
});

describe('decisions that are only named', () => {
  it('count once for each id, in the scope of their finding or resource', async () => {
    const known = decision({
      decision_id: 'd3',
      finding_uid: 'f3',
      resource: { uid: 'host-3' },
      workflow: 'mail',
    });
    const labelled = verdict({ decision_id: 'lost-3', verdict: 'false_positive' });
    expect(
      await missing([
        known,
        review({ decision_id: 'lost-1', finding_uid: 'f3' }),
        execution({ decision_id: 'lost-1' }),
        execution({ decision_id: 'lost-2', resource: { uid: 'host-3' } }),
        labelled,
        control({ decision_id: 'lost-4', workflow: 'endpoint' }),
      ]),
    ).toEqual([
      {
        ...{ kind: 'lost_decision', ...anywhere, count: 1, places: [at(7, 'lost-3')] },
        // An incident review that says wrong.
        errors: [{ at: Date.parse(labelled.time), wrongRank: 4, isOverridden: false }],
      },
      { kind: 'lost_decision', ...endpoint, count: 1, places: [at(8, 'lost-4')] },
      {
        ...{ kind: 'lost_decision', agent: 'agent-1', workflow: 'mail', count: 2 },
        places: [at(4, 'lost-1'), at(6, 'lost-2')],
      },
    ]);
  });

  it('are errors of which the records say so: a label that nothing contradicts, or a rejection', async () => {
    const errorsOf = async (...records: LogRecord[]) =>
      (await missing(records)).flatMap(({ errors = [] }) =>
        errors.map(({ wrongRank, isOverridden }) => [wrongRank, isOverridden]),
      );
    const wrong = { decision_id: 'lost', verdict: 'false_positive' } as const;
    expect(await errorsOf(verdict({ ...wrong, basis: 'closed_classification' }))).toEqual([[1, false]]);
    expect(await errorsOf(verdict({ ...wrong, final: false }))).toEqual([]);
    expect(await errorsOf(verdict(wrong), verdict({ decision_id: 'lost' }))).toEqual([]);
    expect(
      await errorsOf(verdict(wrong), verdict({ decision_id: 'lost', basis: 'closed_classification' })),
    ).toEqual([[4, false]]);
    expect(await errorsOf(review({ decision_id: 'lost', outcome: 'reject' }))).toEqual([[0, true]]);
    expect(await errorsOf(review({ decision_id: 'lost' }))).toEqual([]);
  });

  it('are not missing where every final label says right, at the rank that the gates ask for', async () => {
    const right = (change: Parameters<typeof verdict>[0]) =>
      missing([verdict({ decision_id: 'lost', ...change })]);
    expect(await right({})).toEqual([]);
    expect(await right({ basis: 'closed_classification' })).toMatchObject([{ count: 1 }]);
    expect(await right({ basis: 'analyst_of_record' })).toMatchObject([{ count: 1 }]);
    expect(await right({ basis: 'analyst_of_record', blind: true })).toEqual([]);
    expect(await right({ final: false })).toMatchObject([{ count: 1 }]);
    expect(await right({ verdict: 'duplicate' })).toMatchObject([{ count: 1 }]);
    expect(await right({ environment: 'test' })).toMatchObject([{ count: 1 }]);
    // What was done is not logged, so a list of warranted actions does not say that it was right.
    expect(await right({ warranted_actions: [{ category: 'isolate' }] })).toMatchObject([{ count: 1 }]);
    expect(
      await missing([
        verdict({ decision_id: 'lost' }),
        verdict({ decision_id: 'lost', verdict: 'false_positive', basis: 'closed_classification' }),
      ]),
    ).toMatchObject([{ count: 1 }]);
  });

  it('are the rejected line that holds the id, and not counted twice', async () => {
    const named = [review({ decision_id: 'd9' }), verdict({ decision_id: 'd9', verdict: 'false_positive' })];
    expect(await missing([spoilt({ confidence: 1.5 }), ...named])).toMatchObject([
      { kind: 'rejected_line', ...endpoint, count: 1 },
    ]);
  });

  it('count in their own scope where the rejected line names another', async () => {
    const known = decision({ decision_id: 'd3', finding_uid: 'f3', workflow: 'mail' });
    expect(
      await missing([known, spoilt({ confidence: 1.5 }), review({ decision_id: 'd9', finding_uid: 'f3' })]),
    ).toMatchObject([
      { kind: 'lost_decision', workflow: 'mail', count: 1 },
      { kind: 'rejected_line', workflow: 'endpoint', count: 1 },
    ]);
  });
});

describe('the rest of a file that was not read', () => {
  const whole = lines(good);
  const rest = (line: number | null, name: string) => [
    { kind: 'unread_rest', ...anywhere, count: 1, places: [at(line, null, name)] },
  ];

  it('is nothing where the last line only lacks its end', async () => {
    expect(await missingIn({ 'log.jsonl': whole.slice(0, -1) })).toEqual([]);
    expect(await missingIn({ 'log.json': JSON.stringify(good) })).toEqual([]);
  });

  it('follows a line that ends inside a record', async () => {
    expect(await missingIn({ 'log.jsonl': whole.slice(0, -30) })).toEqual(rest(2, 'log.jsonl'));
    // A last line that is whole and no record is one rejected line.
    expect(await missingIn({ 'log.jsonl': `${whole}{"confidence": NaN}` })).toMatchObject([
      { kind: 'rejected_line' },
    ]);
  });

  it('follows the end of a large file that is read in slices', async () => {
    const filler = Array.from({ length: 9000 }, () => decision({ rationale: 'x'.repeat(200) }));
    expect(await missingIn({ 'log.jsonl': lines(filler).slice(0, -30) })).toEqual(rest(9000, 'log.jsonl'));
  });

  it('follows an array or packed data that ends early', async () => {
    const array = JSON.stringify(good);
    expect(await missingIn({ 'log.json': array.slice(0, -1) })).toEqual(rest(1, 'log.json'));
    expect(await missingIn({ 'log.json': array.slice(0, -40) })).toEqual(rest(1, 'log.json'));
    const packed = await gzipOf(bytesOf(lines([...good, ...Array.from({ length: 200 }, () => decision())])));
    const [found] = await missingIn({ 'log.jsonl.gz': packed.slice(0, -200) });
    expect(found).toMatchObject({ kind: 'unread_rest', count: 1 });
  });

  it('is all of a file that was refused', async () => {
    expect(
      await missingIn({
        'log.jsonl': whole,
        'next.jsonl': whole.replaceAll('"schema_version":"1.0"', '"schema_version":"2.0"'),
      }),
    ).toEqual(rest(null, 'next.jsonl'));
  });

  it('is there in a foreign source too', async () => {
    const rows = Array.from({ length: 3 }, (_, index) => ({
      class_uid: 2004,
      action_id: 3,
      time: 1772359200000 + index,
      metadata: { uid: `e-${index}`, product: { name: 'Agent' } },
    }));
    const text = lines(rows);
    expect(await missingIn({ 'ocsf.jsonl': text })).not.toContainEqual(
      expect.objectContaining({ kind: 'unread_rest' }),
    );
    expect(await missingIn({ 'ocsf.jsonl': text.slice(0, -10) })).toContainEqual(rest(3, 'ocsf.jsonl')[0]);
    expect(await missingIn({ 'ocsf.json': JSON.stringify(rows).slice(0, -10) })).toContainEqual(
      expect.objectContaining({ kind: 'unread_rest' }),
    );
  });
});
