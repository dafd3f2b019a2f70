import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRuns } from '../../../sample-data/agentdyn/convert';
import { toDecision, toRelease, toVerdict } from '../../../sample-data/agentdyn/records';
import { openEngine } from '../../fixtures/engine';
import type { Database } from '../../../src/database/engine/database';
import { driftBundles, type DriftBundle } from '../../../src/metrics/drift/bundles';
import { matchedShares, readTrades, sameModel, type Trade } from '../../../src/metrics/drift/trade';
import type { LogRecord } from '../../../src/records/record';
import { emptySelection } from '../../../src/slice/selection/selection';
import { insertRecords } from '../../fixtures/database';

let database: Database;
let bundles: readonly DriftBundle[];
const bundleOf = (name: string) => bundles.find((bundle) => bundle.name === name)!;

beforeAll(async () => {
  const records: LogRecord[] = [];
  const seen = new Set<string>();
  let row = 0;
  for await (const run of readRuns()) {
    row += 1;
    if (!run.bundle.startsWith('gpt-4o-2024-08-06') && !run.bundle.startsWith('gpt-5-mini')) continue;
    if (!seen.has(run.bundle)) records.push(toRelease(run.bundle));
    seen.add(run.bundle);
    records.push(toDecision(run, row), toVerdict(run, row));
  }
  database = await openEngine();
  await insertRecords(database, records);
  await database.build();
  bundles = (await driftBundles(database, emptySelection)).bundles;
});
afterAll(() => database.close());

describe('AgentDyn: an undefended bundle beside its defended ones', () => {
  let trades: readonly Trade[];
  const of = (name: string) => trades.find(({ after }) => after === bundleOf(name).release)!;
  beforeAll(async () => {
    const bare = bundleOf('gpt-4o-2024-08-06');
    const defended = sameModel(bundles, bare);
    expect(defended.length).toBeGreaterThanOrEqual(7);
    trades = await readTrades(
      database,
      emptySelection,
      bare.release,
      defended.map(({ release }) => release),
    );
  });
  const percent = (share: number | undefined) => Math.round(1000 * (share ?? NaN)) / 10;

  it('pairs all 560 attacked and 60 plain cases, with the shares of the data’s own README', () => {
    const { withstood, rightAttacked, rightPlain } = of('gpt-4o-2024-08-06-progent');
    expect([withstood.cases, rightAttacked.cases, rightPlain.cases]).toEqual([560, 560, 60]);
    expect(percent(1 - matchedShares(withstood)!.before)).toBe(38.9);
    expect(percent(1 - matchedShares(withstood)!.after)).toBe(1.8);
    expect([
      percent(matchedShares(rightAttacked)!.before),
      percent(matchedShares(rightAttacked)!.after),
    ]).toEqual([55.4, 5.7]);
    expect([percent(matchedShares(rightPlain)!.before), percent(matchedShares(rightPlain)!.after)]).toEqual([
      53.3, 6.7,
    ]);
  });

  it('says that a bundle is safe because it does less, and calls none of those safer', () => {
    for (const name of ['gpt-4o-2024-08-06-progent', 'gpt-4o-2024-08-06-piguard_detector']) {
      expect(of(name).reading).toBe('does_less');
      expect(of(name).adjusted.withstood).toBeLessThan(0.001);
      expect(of(name).adjusted.rightAttacked).toBeLessThan(0.001);
    }
  });

  it('gives the discordant counts of the raw rows', async () => {
    const success = new Map<string, [boolean | null, boolean | null]>();
    for await (const run of readRuns()) {
      const at = ['gpt-4o-2024-08-06', 'gpt-4o-2024-08-06-progent'].indexOf(run.bundle);
      if (at < 0 || run.attack_type === null) continue;
      const key = [run.suite, run.user_task_id, run.attack_type, run.injection_task_id].join('/');
      const pair = success.get(key) ?? [null, null];
      pair[at as 0 | 1] = run.security;
      success.set(key, pair);
    }
    const pairs = [...success.values()].filter(([a, b]) => a !== null && b !== null);
    const { withstood } = of('gpt-4o-2024-08-06-progent');
    expect(withstood.cases).toBe(pairs.length);
    expect(withstood.afterOnly).toBe(pairs.filter(([a, b]) => a === true && b === false).length);
    expect(withstood.beforeOnly).toBe(pairs.filter(([a, b]) => a === false && b === true).length);
  });
});
