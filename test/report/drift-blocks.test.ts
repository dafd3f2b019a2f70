import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frozenKinds } from '../../src/answers/frozen/drift-kinds';
import { freezeNumbers, withWords, type NumbersAsked } from '../../src/answers/frozen/freeze';
import { recompute } from '../../src/report/comparison/recompute';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import type { StratumPart } from '../../src/metrics/drift/mix';
import type { BlockOf } from '../../src/records/report/blocks';
import type { LogRecord } from '../../src/records/record';
import type { Report } from '../../src/records/report/report';
import { csvTables } from '../../src/report/forms/csv';
import { at, control, decision, release, verdict } from '../fixtures/records';
import { loadSmall } from './small-log';

/**
 * Two bundles on the same 12 findings, one decision each: the old one is wrong on findings 0 and 1, the new
 * one on 1 to 4. The new one also has 8 cases in another workflow, none wrong.
 */
function twoBundles(): LogRecord[] {
  const run = (
    id: string,
    bundle: string,
    finding: string,
    workflow: string,
    isWrong: boolean,
    day: number,
  ) => [
    decision({
      decision_id: id,
      release_id: bundle,
      workflow,
      time: at(day),
      finding_uid: finding,
    }),
    verdict({
      event_id: `verdict-${id}`,
      decision_id: id,
      time: at(40),
      verdict: isWrong ? 'false_positive' : 'true_positive',
    }),
  ];
  const twelve = Array.from({ length: 12 }, (_, n) => n);
  return [
    release({ event_id: 'r-old', release_id: 'old', name: 'old' }),
    release({ event_id: 'r-new', release_id: 'new', name: 'new', parent_release_id: 'old' }),
    ...twelve.flatMap((n) => run(`old-${n}`, 'old', `f${n}`, 'endpoint', n < 2, 1)),
    ...twelve.flatMap((n) => run(`new-${n}`, 'new', `f${n}`, 'endpoint', n >= 1 && n < 5, 10)),
    ...Array.from({ length: 8 }, (_, n) => run(`more-${n}`, 'new', `g${n}`, 'cloud', false, 10)).flat(),
    control({ event_id: 'grant', time: at(60), tier: 'advisory_responder' }),
  ];
}

let database: Database;
let asked: NumbersAsked;
let report: Report;
const words = { title: 'Drift', remarks: {}, decision: null, exportedAt: '2026-04-01T08:00:00Z' };

beforeAll(async () => {
  database = await openEngine();
  ({ asked } = await loadSmall(database, twoBundles()));
  report = withWords(await freezeNumbers(database, { ...asked, sections: ['drift', 'definitions'] }), words);
});
afterAll(() => database.close());

const blockOf = <Kind extends 'matched' | 'mix'>(kind: Kind) =>
  report.sections
    .flatMap(({ blocks }) => blocks)
    .find((block): block is BlockOf<Kind> => block.kind === kind);

describe('the same cases in both bundles', () => {
  it('counts what came out differently by hand: finding 0 before only, 2 to 4 after only, 1 in both', () => {
    const row = blockOf('matched')?.rows.find(({ metric }) => metric === 'false_positive_share');
    expect(row).toMatchObject({
      before: 'old',
      after: 'new',
      cases: 12,
      incidents: 12,
      open: 0,
      both: 1,
      before_only: 1,
      after_only: 3,
      state: 'measured',
    });
    expect(row?.before_share).toBeCloseTo(2 / 12, 9);
    expect(row?.after_share).toBeCloseTo(4 / 12, 9);
    expect(row?.difference).toBeCloseTo(2 / 12, 9);
    // Exact McNemar of 1 against 3: 2 (C(4,0) + C(4,1)) / 2^4 = 10/16.
    expect(row?.p).toBeCloseTo(0.625, 9);
    expect(row?.interval?.lower).toBeLessThan(2 / 12);
    expect(row?.interval?.upper).toBeGreaterThan(2 / 12);
    expect(report.definitions.map(({ id }) => id)).toContain('drift_matched');
  });
});

describe('what changed with a bundle', () => {
  const stepBlocks = ({ sections }: Report) =>
    sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'changes' && block.id !== 'drift_overview' ? [block] : []));

  it('is frozen in each risk class that has it, low risk under an id of its own unless it is kept alone', async () => {
    const [low, ...others] = stepBlocks(report);
    expect(others).toEqual([]);
    expect(low).toMatchObject({
      id: 'bundle_changes_low',
      title: 'False positives with each bundle, low risk',
    });
    const row = low?.changes.find(({ subject }) => subject === 'endpoint');
    expect(row).toMatchObject({ before: { n: 12, hits: 2 }, after: { n: 12, hits: 4 } });
    const selection = { ...asked.selection, only: { risk_class: ['low'] } };
    const numbers = await freezeNumbers(database, { ...asked, selection, sections: ['drift'] });
    const alone = withWords(numbers, words);
    expect(stepBlocks(alone).map(({ id }) => id)).toEqual(['bundle_changes']);
    const open = { account: asked.account, period: asked.period };
    expect(await recompute(database, alone, open)).toMatchObject({ isReproduced: true });
  });
});

describe('mix or behaviour', () => {
  it('splits the change by hand', () => {
    const row = blockOf('mix')?.rows.find(({ metric }) => metric === 'false_positive_share');
    // 2 of 12 to 4 of 20. Endpoint: weight 1 to 12/20, rate 2/12 to 4/12. Cloud: only the new one has it, none wrong.
    // Mix (0.6 − 1)(2/12 + 4/12)/2 = −0.1; behaviour (4/12 − 2/12)(1 + 0.6)/2 = 2/15; one only 0.
    expect(row).toMatchObject({
      before: { n: 12, hits: 2, incidents: 12 },
      after: { n: 20, hits: 4, incidents: 20 },
      shared_kinds: 1,
      state: 'measured',
    });
    expect(row?.difference).toBeCloseTo(4 / 20 - 2 / 12, 9);
    expect(row?.mix).toBeCloseTo(-0.1, 9);
    expect(row?.behaviour).toBeCloseTo(2 / 15, 9);
    expect(row?.one_only).toBeCloseTo(0, 9);
    expect((row?.mix ?? 0) + (row?.behaviour ?? 0) + (row?.one_only ?? 0)).toBeCloseTo(
      row?.difference ?? 1,
      8,
    );
    expect(row?.kinds.map(({ before_n, after_n }) => [before_n, after_n])).toEqual([
      [12, 12],
      [0, 8],
    ]);
    expect(report.definitions.map(({ id }) => id)).toContain('drift_mix');
  });

  it('is in the CSV with its kinds, and is reproduced; against a named baseline too', async () => {
    const csv = csvTables(report).find(({ name }) => name === 'drift-drift_mix');
    expect(csv?.text.split('\r\n')[1]).toMatch(/^agent-1,false_positive_share,old,new,all,12,2,12,20,4,20,/);
    const open = { account: asked.account, period: asked.period };
    expect(await recompute(database, report, open)).toMatchObject({ isReproduced: true });
    const numbers = await freezeNumbers(database, { ...asked, sections: ['drift'], baseline: 'new' });
    const named = withWords(numbers, words);
    const pairs = named.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'mix' ? block.rows : []))
      .map(({ before, after }) => [before.label, after.label]);
    expect(new Set(pairs.map((pair) => pair.join()))).toEqual(new Set(['new,old']));
    expect(await recompute(database, named, open)).toMatchObject({ isReproduced: true });
  });
});

describe('kinds of case', () => {
  const kind = (workflow: string, n0: number, n1: number): StratumPart => ({
    ...{ workflow, severity: '(none)', asset: '(none)', source: '(none)' },
    ...{ n0, hits0: 0, incidents0: n0, n1, hits1: 0, incidents1: n1 },
    ...{ r0: 0, r1: 0, mix: 0.1, behaviour: 0, unmatched: 0 },
  });

  it('merge those with fewer than five, and another where the merged line would still give them away', () => {
    const found = frozenKinds([kind('a', 50, 60), kind('b', 2, 30), kind('c', 9, 40)]);
    // 2 alone would be the total less the others: c goes with b.
    expect(found.map(({ label, before_n, after_n }) => [label, before_n, after_n])).toEqual([
      ['a', 50, 60],
      ['2 other kinds of case', 11, 70],
    ]);
    expect(found.reduce((sum, { mix }) => sum + mix, 0)).toBeCloseTo(0.3, 9);
  });

  it('list nothing where all of it is small', () => {
    expect(frozenKinds([kind('a', 2, 1)])).toEqual([]);
  });
});
