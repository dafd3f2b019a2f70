import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import { formatOf } from '../../src/intake/formats/formats';
import { fieldsFilled } from '../../src/intake/mapper/cannot-carry';
import { countDecisions } from '../../src/metrics/decisions/list';
import { rowSetOf } from '../../src/metrics/decisions/row-sets';
import {
  completenessBy,
  type CompletenessBy,
  type CompletenessGrouping,
} from '../../src/metrics/log-completeness/completeness-by';
import { auditFields } from '../../src/metrics/log-completeness/fields';
import { cannotCarryField, type Carrier } from '../../src/metrics/log-completeness/not-carried';
import { measure } from '../../src/metrics/rate/measure';
import { logJsonSchema } from '../../src/records/json-schema';
import { emptySelection } from '../../src/slice/selection/selection';
import { insertRecords } from '../fixtures/database';
import { at, decision, type RecordOf, release, review } from '../fixtures/records';

/** 40 decisions over three weeks and two bundles, fields left out by rules that no query shares. */
const decisions = Array.from({ length: 40 }, (_, n): RecordOf<'decision'> => {
  const uid = `d${n}`;
  return decision({
    decision_id: uid,
    time: at(2 + (n % 21)),
    release_id: n % 3 === 0 ? 'release-b' : 'release-a',
    confidence: n % 4 === 1 ? undefined : 0.9,
    severity: n % 2 === 0 ? 'high' : undefined,
    policy: n % 5 === 0 ? undefined : { outcome: n % 5 === 1 ? 'require_approval' : 'allow' },
    retrieved: n % 7 === 0 ? [{ id: `runbook-${n}` }] : [],
    ...(n % 6 === 0 ? { rollback_path: 'release the host' } : {}),
    tool_calls: n % 3 === 1 ? [{ name: 'lookup', status: 'ok' }] : undefined,
  });
});
const reviewed = decisions.filter((_, n) => n % 5 === 1 && n % 2 === 1);
const files: readonly RecordOf<'decision'>[][] = [decisions.slice(0, 24), decisions.slice(24)];
const fileOf = (record: RecordOf<'decision'>) => (decisions.indexOf(record) < 24 ? 0 : 1);

/** The same questions, put to the records themselves. */
const asked: Readonly<
  Record<string, readonly [(d: RecordOf<'decision'>) => boolean, (d: RecordOf<'decision'>) => boolean]>
> = {
  confidence: [() => true, (d) => d.confidence !== undefined],
  severity: [() => true, (d) => d.severity !== undefined],
  policy: [() => true, (d) => d.policy !== undefined],
  retrieved: [() => true, (d) => (d.retrieved ?? []).length > 0],
  rollback_path: [() => true, (d) => d.rollback_path !== undefined],
  tool_calls: [() => true, (d) => (d.tool_calls ?? []).length > 0],
  prompt: [() => true, (d) => d.release_id === 'release-a'],
  action_type: [() => true, () => true],
  human: [() => true, (d) => reviewed.includes(d)],
  approval: [(d) => d.policy?.outcome === 'require_approval', (d) => reviewed.includes(d)],
};

const monday = (time: string) => {
  const day = new Date(time);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
};
const keyOf: Record<CompletenessGrouping, (d: RecordOf<'decision'>) => string> = {
  source: (d) => String(fileOf(d)),
  release: (d) => d.release_id ?? '(none)',
  week: (d) => monday(d.time),
};

/** File 1 is an export that has no place for confidence; the fields of the other file are all of the format's. */
const carriers: readonly Carrier[] = [
  { file: 0, fills: null },
  { file: 1, fills: ['decision.severity', 'decision.policy.outcome', 'decision.action.category'] },
];

let database: Database;
const found = new Map<CompletenessGrouping, CompletenessBy>();
const groupings = ['source', 'release', 'week'] as const;
beforeAll(async () => {
  database = await openEngine();
  for (const [file, records] of files.entries()) await insertRecords(database, records, file);
  await insertRecords(
    database,
    [
      release(),
      release({ release_id: 'release-b', components: [{ role: 'model', name: 'model-x', version: '2' }] }),
      ...reviewed.map(({ decision_id }) => review({ decision_id })),
    ],
    2,
  );
  await database.build();
  for (const by of groupings) found.set(by, await completenessBy(database, emptySelection, by, []));
});
afterAll(() => database.close());

const cellOf = (by: CompletenessGrouping, key: string, id: string) =>
  found
    .get(by)
    ?.groups.find((group) => group.key === key)
    ?.cells.find(({ field }) => field.id === id);

describe('completeness by source, bundle and week', () => {
  it.each(groupings)('by %s counts what the records themselves hold', (by) => {
    const keys = [...new Set(decisions.map(keyOf[by]))].sort();
    expect(found.get(by)?.groups.map(({ key }) => key)).toEqual(keys);
    for (const key of keys) {
      const own = decisions.filter((each) => keyOf[by](each) === key);
      for (const [id, [applies, has]] of Object.entries(asked)) {
        const should = own.filter(applies);
        expect([by, key, id, cellOf(by, key, id)]).toEqual([
          by,
          key,
          id,
          expect.objectContaining({ of: should.length, present: should.filter(has).length, notCarried: 0 }),
        ]);
      }
    }
  });

  it.each(['release', 'week'] as const)(
    'by %s agrees with the definition of every field, group by group',
    async (by) => {
      for (const field of auditFields) {
        for (const { key, n, hits } of await measure(database, field.definition, emptySelection, by)) {
          const cell = cellOf(by, key, field.id);
          expect([field.id, key, cell?.of, cell?.present]).toEqual([field.id, key, n, hits]);
        }
      }
    },
  );

  it('opens as many rows as a cell of a source lacks', async () => {
    for (const { key, cells } of found.get('source')?.groups ?? []) {
      for (const { field, of, present } of cells) {
        const set = rowSetOf(`without_${field.id}`);
        if (set === undefined) throw new Error(`no set for ${field.id}`);
        const rows = await countDecisions(database, { of: 'set', set, keys: [key] }, emptySelection);
        expect([key, field.id, rows.decisions]).toEqual([key, field.id, of - present]);
      }
    }
  });

  it('counts what a source has no place for as not carried, neither present nor missing', async () => {
    const { groups } = await completenessBy(database, emptySelection, 'source', carriers);
    const own = (file: number, id: string) => groups[file]?.cells.find(({ field }) => field.id === id);
    expect(own(1, 'confidence')).toMatchObject({ of: 0, present: 0, notCarried: 16 });
    expect(own(0, 'confidence')).toMatchObject({ of: 24, notCarried: 0 });
    expect(own(1, 'severity')).toMatchObject({ of: 16, notCarried: 0 });
    // Reviews may stand in any file of the load, so their fields are carried.
    expect(own(1, 'human')).toMatchObject({ of: 16, notCarried: 0 });
    const weeks = await completenessBy(database, emptySelection, 'week', carriers);
    const counts = weeks.groups.map(({ cells }) => cells.find(({ field }) => field.id === 'confidence'));
    expect(counts.reduce((sum, cell) => sum + (cell?.notCarried ?? 0), 0)).toBe(16);
    expect(counts.reduce((sum, cell) => sum + (cell?.of ?? 0), 0)).toBe(24);
  });

  it('asks the mapping of a format what it can carry', () => {
    const opa = [{ file: 0, fills: fieldsFilled(formatOf('opa')!.mapping) }];
    const cannot = auditFields.filter((field) => cannotCarryField(field, 0, opa)).map(({ id }) => id);
    // A decision log of a policy engine holds policy and action, and no human, no run, no outcome, no bundle.
    expect(cannot).toEqual(expect.arrayContaining(['human', 'reviewer', 'executed_time', 'label', 'prompt']));
    for (const id of ['policy', 'action_type', 'target', 'trace']) expect(cannot).not.toContain(id);
  });

  it('knows every need by a field that the log format has', () => {
    const text = JSON.stringify(logJsonSchema());
    for (const { needs } of auditFields) {
      expect(needs.length).toBeGreaterThan(0);
      for (const need of needs)
        for (const word of need.split('.').slice(1))
          expect([need, text.includes(`"${word}"`)]).toEqual([need, true]);
    }
  });
});
