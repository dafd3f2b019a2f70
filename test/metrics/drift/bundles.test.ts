import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../fixtures/engine';
import type { Database } from '../../../src/database/engine/database';
import { bundlesOf, driftBundles, partsBetween } from '../../../src/metrics/drift/bundles';
import { differenceOf, judge } from '../../../src/metrics/drift/difference';
import { driftKpiOf } from '../../../src/metrics/drift/kpis';
import { overview } from '../../../src/metrics/drift/overview';
import { replaysOf, versionMatrix } from '../../../src/metrics/drift/parts';
import { readSides } from '../../../src/metrics/drift/sides';
import type { LogRecord } from '../../../src/records/record';
import { emptySelection } from '../../../src/slice/selection/selection';
import { rebuilt } from '../../fixtures/built';
import { bundle, judged } from './records';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());
const load = (records: readonly LogRecord[]) => rebuilt(database, [records]);
const wrongShare = driftKpiOf('false_positive_share');
const many = (times: number, of: Parameters<typeof judged>[0]) =>
  Array.from({ length: times }, () => judged(of)).flat();

describe('bad input, a clear answer each', () => {
  it('names a bundle without a record, one with two, one under two ids, and decisions without a bundle', async () => {
    await load([
      bundle('a', 'model 1, prompt 1'),
      bundle('b', 'model 1, prompt 2'),
      bundle('c', 'model 1, prompt 3'),
      { ...bundle('c', 'model 2, prompt 3'), event_id: 'second-record-of-c' },
      bundle('d', 'model 1, prompt 2', { parent_release_id: 'a' }),
      ...['a', 'b', 'c', 'd', 'e'].flatMap((release, day) =>
        many(3, { release, wrong: false, time: `2026-03-${10 + day}T00:00:00Z` }),
      ),
      ...many(2, { wrong: false }),
    ]);
    const { bundles, unbundled } = await driftBundles(database, emptySelection);
    expect(unbundled).toBe(2);
    expect(bundles.map(({ release, previous, troubles }) => [release, previous, troubles])).toEqual([
      ['a', null, []],
      ['b', 'a', ['same_parts']],
      ['c', 'b', ['two_records']],
      ['d', 'a', ['same_parts']],
      ['e', 'd', ['no_record']],
    ]);
    expect(bundles.map(({ changes }) => changes?.map(({ role }) => role) ?? null)).toEqual([
      null,
      ['prompt'],
      null,
      ['prompt'],
      null,
    ]);
    expect(bundles.map(({ twins }) => twins)).toEqual([[], ['d'], [], ['b'], []]);
    const [a, b, c, d] = bundles;
    expect(partsBetween(b!, d!)).toEqual([]);
    expect(partsBetween(a!, c!)).toBeNull();
    const matrix = versionMatrix(bundles, ['b', 'd']);
    expect(matrix.pair).toMatchObject({ changed: [], told: 'same' });
    expect(matrix.unrecorded.map(({ release }) => release)).toEqual(['c', 'e']);
    expect(versionMatrix(bundles, ['a', 'e']).pair).toBeNull();
    expect(replaysOf(matrix.pair, b!, d!)).toEqual([]);
  });

  it('says of a bundle with one decision that nothing can be said, and why', async () => {
    await load([...many(50, { release: 'a', wrong: false }), ...judged({ release: 'b', wrong: true })]);
    const { rows } = await readSides(database, wrongShare, emptySelection, 'release', ['a', 'b']);
    const [judgment] = judge([differenceOf(wrongShare, rows[0]!.side, rows[1]!.side, null)], 0.02);
    expect(judgment).toMatchObject({ finding: 'cannot_say', p: null, difference: null });
    expect(judgment?.reason).toContain('candidate');
    expect(judgment?.reason).toContain('1 resolved');
  });

  const bundleCount = process.env.SOAK ? 10_000 : 2_000;
  it(`reads ${bundleCount} bundles, each against the one before`, async () => {
    await load(
      Array.from({ length: bundleCount }, (_, at) =>
        judged({
          release: `bundle-${at}`,
          wrong: false,
          time: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString(),
        }),
      ).flat(),
    );
    const { bundles } = await driftBundles(database, emptySelection);
    expect(bundles).toHaveLength(bundleCount);
    const all = await overview(database, emptySelection, bundles, null);
    expect(all.rows).toHaveLength(bundleCount);
    expect(all.tests).toBe(0);
    expect(versionMatrix(bundles, null).rows).toEqual([]);
  });
});

describe('parts of a bundle', () => {
  const row = (release: string, parts: string, first: number) => ({
    release,
    agent: 'agent-1',
    name: release,
    parent: null,
    components: parts.split(', ').map((part) => {
      const [role, version] = part.split(' ');
      return { role: role!, name: role!, version: version!, digest: null };
    }),
    records: 1,
    lists: 1,
    first,
    last: first,
    decisions: 100,
    incidents: 100,
    matured: 80,
    production: 100,
  });
  const bundles = bundlesOf([
    row('s1', 'model 1, prompt 1, policy 1', 1),
    row('s2', 'model 1, prompt 2, policy 1', 2),
    row('s3', 'model 2, prompt 3, policy 1', 3),
    row('s4', 'model 2, prompt 3, policy 2', 4),
  ]);
  it('are attributable alone and aliased together, and the replays that settle it are listed', () => {
    const of = (before: string, after: string) => versionMatrix(bundles, [before, after]).pair;
    expect(of('s1', 's2')).toMatchObject({ told: 'attributable', changed: ['prompt'] });
    expect(of('s3', 's4')).toMatchObject({ told: 'attributable', changed: ['policy'] });
    const both = of('s2', 's3');
    expect(both).toMatchObject({
      told: 'aliased',
      changed: ['model', 'prompt'],
      groups: [['model', 'prompt']],
    });
    expect(replaysOf(both, bundles[1]!, bundles[2]!)).toEqual([
      { base: 's2', role: 'model', version: '2', separates: ['prompt'], cases: 80 },
      { base: 's2', role: 'prompt', version: '3', separates: ['model'], cases: 80 },
    ]);
    const matrix = versionMatrix(bundles, null);
    expect(matrix.steps).toHaveLength(4);
    expect(matrix.rank).toBe(3);
    expect(matrix.rows.map(({ role, told }) => [role, told])).toEqual([
      ['model', 'aliased'],
      ['prompt', 'aliased'],
      ['policy', 'attributable'],
    ]);
  });
  it('come apart when another bundle changes one of them alone', () => {
    const more = bundlesOf([
      ...bundles.map(({ release, components, first }) => ({ ...row(release, 'model 1', first), components })),
      row('s5', 'model 1, prompt 3, policy 1', 5),
    ]);
    expect(versionMatrix(more, ['s2', 's3']).pair).toMatchObject({
      told: 'aliased',
      apart: ['model', 'prompt'],
      groups: [],
    });
  });
});
