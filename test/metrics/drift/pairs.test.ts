import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../fixtures/engine';
import type { Database } from '../../../src/database/engine/database';
import { driftBundles } from '../../../src/metrics/drift/bundles';
import { differenceOf, judge } from '../../../src/metrics/drift/difference';
import { environmentLeaks } from '../../../src/metrics/drift/leaks';
import { driftKpiOf } from '../../../src/metrics/drift/kpis';
import { matchedCases } from '../../../src/metrics/drift/matched';
import { reevaluate } from '../../../src/metrics/drift/reevaluate';
import { driftRowSets } from '../../../src/metrics/drift/row-sets';
import { readSides } from '../../../src/metrics/drift/sides';
import { countDecisions } from '../../../src/metrics/decisions/list';
import { emptySelection } from '../../../src/slice/selection/selection';
import { clockAt, control, decision, verdict } from '../../fixtures/records';
import { rebuilt } from '../../fixtures/built';
import type { LogRecord } from '../../../src/records/record';
import { judged, later } from './records';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());
const load = (records: readonly LogRecord[]) => rebuilt(database, [records]);
const counted = async (set: (typeof driftRowSets)[number], keys: readonly string[]) =>
  (await countDecisions(database, { of: 'set', set, keys }, emptySelection)).decisions;
const wrongShare = driftKpiOf('false_positive_share');
const many = (times: number, of: Parameters<typeof judged>[0]) =>
  Array.from({ length: times }, () => judged(of)).flat();

describe('matched cases, counted by hand', () => {
  it('takes the findings that both bundles ran, each by its worst decision', async () => {
    const pair = (finding: string, before: boolean | null, after: boolean | null) => [
      ...judged({ release: 'a', finding, wrong: before }),
      ...judged({ release: 'b', finding, wrong: after }),
    ];
    await load([
      ...pair('f1', true, false),
      ...pair('f2', false, true),
      ...pair('f3', true, true),
      ...pair('f4', false, false),
      ...pair('f5', false, null),
      ...judged({ release: 'a', finding: 'f6', wrong: true }),
      // Two decisions of the candidate on one finding: the wrong one speaks.
      ...pair('f7', false, false),
      ...judged({ release: 'b', finding: 'f7', wrong: true }),
    ]);
    const { all, low, high, discordant } = await matchedCases(database, wrongShare, emptySelection, [
      'a',
      'b',
    ]);
    expect(all).toMatchObject({ cases: 5, open: 1, both: 1, beforeOnly: 1, afterOnly: 2 });
    // Exact McNemar of 1 against 2: P(X ≤ 1 or ≥ 2 of 3) = 1.
    expect(all.test).toMatchObject({ method: 'exact', p: 1 });
    expect(all.difference).toBeCloseTo(0.2, 12);
    expect([low.cases, high.cases]).toEqual([5, 0]);
    expect(discordant.map(({ case_key, before, after }) => [case_key, before, after])).toEqual([
      ['finding f2', false, true],
      ['finding f7', false, true],
      ['finding f1', true, false],
    ]);
  });

  it('pairs rewordings by their group and replays by their finding; better when higher: the worst speaks', async () => {
    const run = (release: string, id: string, kind: 'paraphrase' | 'replay', right: boolean, n: number) => {
      const decision_id = `${release}-${id}-${n}`;
      return [
        decision({
          decision_id,
          environment: 'test',
          release_id: release,
          finding_uid: `${id}-${kind === 'paraphrase' ? n : ''}`,
          incident_uid: decision_id,
          scenario: { id: `${id}-${n}`, kind, group: id },
        }),
        verdict({
          decision_id,
          environment: 'test',
          basis: 'lab_label',
          time: later,
          verdict: right ? 'true_positive' : 'false_positive',
        }),
      ];
    };
    await load([
      ...run('a', 'r1', 'replay', true, 1),
      ...run('b', 'r1', 'replay', false, 1),
      ...run('a', 'r2', 'replay', true, 1),
      ...run('b', 'r2', 'replay', true, 1),
      ...run('b', 'r2', 'replay', false, 2),
      ...run('a', 'r3', 'replay', false, 1),
      ...run('b', 'r3', 'replay', true, 1),
    ]);
    const { all } = await matchedCases(database, driftKpiOf('replay_right_share'), emptySelection, [
      'a',
      'b',
    ]);
    expect(all).toMatchObject({ cases: 3, both: 0, beforeOnly: 2, afterOnly: 1 });
  });
});

describe('the sides of a difference, counted by hand', () => {
  const sides = async (by: 'release' | 'release_risk') => {
    const { rows } = await readSides(database, wrongShare, emptySelection, by, ['a', 'b']);
    return rows.map(({ release, riskClass, side }) => [
      release,
      riskClass,
      side.hits,
      side.n,
      side.incidents,
      side.unresolved,
    ]);
  };
  it('keeps the risk classes apart, counts incidents, and leaves out what has not matured', async () => {
    await load([
      ...judged({ release: 'a', incident: 'i1', wrong: true, risk: 'high' }),
      ...judged({ release: 'a', incident: 'i1', wrong: false, risk: 'high' }),
      ...judged({ release: 'a', wrong: false }),
      ...judged({ release: 'b', wrong: true }),
      ...judged({ release: 'b', wrong: null }),
      ...judged({ release: 'b', wrong: null, time: '2026-06-25T00:00:00Z' }),
      ...clockAt(later, { risk_level: 'high' }),
      ...clockAt(later),
    ]);
    expect(await sides('release_risk')).toEqual([
      ['a', 'high', 1, 2, 1, 0],
      ['a', 'low', 0, 1, 1, 0],
      ['b', 'low', 1, 1, 1, 1],
    ]);
    const set = driftRowSets.find(({ id }) => id === 'drift_false_positive_share')!;
    const rows = (part: string, release: string, risk = '') => counted(set, [release, risk, '', part]);
    expect(await rows('counted', 'a')).toBe(3);
    expect(await rows('hits', 'a', 'high')).toBe(1);
    expect(await rows('open', 'b')).toBe(1);
    const all = driftRowSets.find(({ id }) => id === 'drift_bundle')!;
    expect(await counted(all, ['b', '', ''])).toBe(2);
  });

  it('says worse, no worse, better or cannot say, and counts the unresolved against the candidate', async () => {
    await load([
      ...many(200, { release: 'a', wrong: false }),
      ...many(10, { release: 'a', wrong: true }),
      ...many(200, { release: 'b', wrong: false }),
      ...many(60, { release: 'b', wrong: true }),
    ]);
    const read = async () => {
      const { rows } = await readSides(database, wrongShare, emptySelection, 'release', ['a', 'b']);
      return differenceOf(wrongShare, rows[0]!.side, rows[1]!.side, null);
    };
    const worse = await read();
    expect(worse.difference).toBeCloseTo(60 / 260 - 10 / 210, 12);
    expect(judge([worse], 0.02)[0]).toMatchObject({ finding: 'worse' });
    const back = differenceOf(wrongShare, worse.after, worse.before, null);
    expect(judge([back], 0.02)[0]?.finding).toBe('better');
    // The same numbers as one of a hundred: Holm takes the smallest p times a hundred.
    const [first] = judge(
      [
        worse,
        ...Array.from({ length: 99 }, () => differenceOf(wrongShare, worse.before, worse.before, null)),
      ],
      0.02,
    );
    expect(first?.adjustedP).toBeCloseTo(Math.min(1, (worse.p ?? 0) * 100), 12);

    await load([
      ...many(200, { release: 'a', wrong: false }),
      ...many(40, { release: 'a', wrong: true }),
      ...many(230, { release: 'b', wrong: false }),
      ...many(60, { release: 'b', wrong: null }),
    ]);
    const unresolved = await read();
    expect(unresolved.p).toBeLessThan(0.001);
    expect(judge([unresolved], 0.02)[0]?.finding).toBe('cannot_say');
  });
});

describe('rules re-evaluated on logged inputs', () => {
  it('flips what the other rule answered otherwise, and guesses nothing', async () => {
    const proposal = (release_id: string, name: string, outcome?: 'allow' | 'deny') => {
      const built = decision({ release_id, action: { name, category: 'isolate' } });
      if (outcome === undefined) delete (built as { policy?: unknown }).policy;
      return outcome === undefined ? built : { ...built, policy: { outcome } };
    };
    await load([
      proposal('a', 'known', 'allow'),
      proposal('a', 'known', 'allow'),
      proposal('a', 'only-a', 'allow'),
      proposal('a', 'torn', 'allow'),
      proposal('a', 'silent'),
      proposal('b', 'known', 'deny'),
      proposal('b', 'torn', 'allow'),
      proposal('b', 'torn', 'deny'),
      ...clockAt(later),
    ]);
    const { before } = await reevaluate(database, 'policy', emptySelection, ['a', 'b']);
    expect(before).toMatchObject({
      proposals: 5,
      evaluated: 2,
      unchanged: 0,
      unknown: { not_logged: 1, never_seen: 1, not_decided: 1 },
    });
    expect(before.flips).toMatchObject([{ logged: 'allow', other: 'deny', proposals: 2 }]);
  });
});

describe('environment leaks', () => {
  it('finds production decisions that rest on staging evidence or test documents, and no others', async () => {
    await load([
      decision({ decision_id: 'e', evidence: [{ uid: 'x', provenance: 'staging/edr' }] }),
      decision({ decision_id: 'd', retrieved: [{ id: 'test/runbook' }] }),
      decision({ decision_id: 'own', evidence: [{ uid: 'x', provenance: 'production/edr' }] }),
      decision({
        decision_id: 't',
        environment: 'test',
        evidence: [{ uid: 'x', provenance: 'staging/edr' }],
      }),
      decision({ decision_id: 'bare' }),
      control({ kind: 'canary_start', release_id: 'release-a' }),
    ]);
    const { leaks, decisions, told } = await environmentLeaks(database, emptySelection);
    expect(leaks).toMatchObject([{ decisions: 2, by_evidence: 1, by_document: 1, incidents: 2 }]);
    expect([decisions, told]).toEqual([4, 3]);
    const set = driftRowSets.find(({ id }) => id === 'environment_leak')!;
    expect(await counted(set, ['release-a', '', ''])).toBe(2);
    const { events } = await driftBundles(database, emptySelection);
    expect(events.map(({ kind, release }) => [kind, release])).toEqual([['canary_start', 'release-a']]);
  });
});
