import { batteryOf, permute, permutedTests } from '../../src/metrics/drift/battery';
import { differenceOf } from '../../src/metrics/drift/difference';
import { seriesOf } from '../../src/metrics/drift/inside';
import { driftKpiOf } from '../../src/metrics/drift/kpis';
import type { PairDecision } from '../../src/metrics/drift/sample';
import { sideOf } from '../../src/metrics/drift/sides';
import { randomSource, type RandomSource } from '../../src/statistics/random';

const kpi = driftKpiOf('false_positive_share');
const actions = ['isolate', 'evict', 'harden', 'escalate', 'none'];
const tools = ['search', 'lookup', 'history', 'grants'];
const none = { sql: '', values: [] };

/** Decisions of two bundles of the same agent; clustered: 1 to 9 an incident, mostly of one mind. */
function twins(decisions: number, isClustered: boolean, random: RandomSource): PairDecision[] {
  const rows: PairDecision[] = [];
  let incident = 0;
  const below = (words: readonly string[]) => words[random.below(words.length)] ?? '';
  for (const side of [0, 1]) {
    for (let made = 0; made < decisions;) {
      incident += 1;
      const size = Math.min(decisions - made, isClustered ? 1 + random.below(9) : 1);
      const mind = { action: below(actions), confidence: random.uniform(), hit: random.uniform() < 0.1 };
      const stratum = random.uniform() < 0.3 ? 'a high' : 'a low';
      for (let at = 0; at < size; at += 1) {
        const agrees = isClustered && random.uniform() < 0.7;
        const isHit = agrees ? mind.hit : random.uniform() < 0.1;
        rows.push({
          side,
          incident,
          action: agrees ? mind.action : below(actions),
          confidence: agrees ? mind.confidence : random.uniform(),
          latency: 1000 + Math.floor(4000 * random.uniform()),
          policy: random.uniform() < 0.2 ? 'require_approval' : 'allow',
          abstention: random.uniform() < 0.05 ? 'abstained' : 'decided',
          evidence: random.uniform() < 0.3 ? 'some untrusted' : 'authoritative',
          tools: [below(tools), below(tools)],
          stratum,
          cell: stratum,
          counted: true,
          hit: isHit,
        });
      }
      made += size;
    }
  }
  return rows;
}

function sideFrom(rows: readonly PairDecision[], side: number) {
  const incidents = new Map<number, { m: number; e: number }>();
  for (const row of rows) {
    if (row.side !== side) continue;
    const one = incidents.get(row.incident) ?? { m: 0, e: 0 };
    incidents.set(row.incident, { m: one.m + 1, e: one.e + (row.hit ? 1 : 0) });
  }
  const sum = (value: (one: { m: number; e: number }) => number) =>
    [...incidents.values()].reduce((all, one) => all + value(one), 0);
  return sideOf(
    kpi,
    {
      key: String(side),
      n: sum(({ m }) => m),
      hits: sum(({ e }) => e),
      unresolved: 0,
      young: 0,
      incidents: incidents.size,
      sum_ee: sum(({ e }) => e * e),
      sum_em: sum(({ e, m }) => e * m),
      sum_mm: sum(({ m }) => m * m),
      hit_incidents: sum(({ e }) => (e > 0 ? 1 : 0)),
      other_incidents: sum(({ e, m }) => (e < m ? 1 : 0)),
    },
    none,
  );
}

/** Share of false alarms at 5 % between bundles that do not differ, per test, through the code of the screen. */
function falseAlarms(decisions: number, isClustered: boolean, runs: number, rounds: number, seed: number) {
  const random = randomSource(seed);
  const alarms = new Map<string, number>();
  const count = (name: string, isAlarm: boolean) =>
    alarms.set(name, (alarms.get(name) ?? 0) + (isAlarm ? 1 : 0));
  for (let run = 0; run < runs; run += 1) {
    const rows = twins(decisions, isClustered, random);
    const battery = batteryOf(rows);
    const { p } = permute(battery, random, seed, undefined, rounds);
    for (const test of permutedTests) count(test, (p[test] ?? 1) <= 0.05);
    const difference = differenceOf(kpi, sideFrom(rows, 0), sideFrom(rows, 1), null);
    count('verdict line', (difference.p ?? 1) <= 0.05);
    const own = new Map<number, { n: number; hits: number }>();
    for (const row of rows.filter(({ side }) => side === 0)) {
      const one = own.get(row.incident) ?? { n: 0, hits: 0 };
      own.set(row.incident, { n: one.n + 1, hits: one.hits + (row.hit ? 1 : 0) });
    }
    const inside = seriesOf(
      kpi,
      [...own.values()].map((one, at) => ({
        agent: 'a',
        workflow: 'w',
        risk_class: 'low' as const,
        opened: at,
        ...one,
      })),
    );
    count('change inside', (inside[0]?.found?.p ?? 1) <= 0.05);
  }
  return [...alarms].map(([name, alarmed]) => ({ name, share: alarmed / runs }));
}

/** Prints the false alarms of every drift test at 5 %, for three sizes, clustered and not. */
export function benchDrift(): Promise<void> {
  console.log('\ndrift: share of false alarms at 5 % between bundles that do not differ');
  for (const isClustered of [false, true]) {
    for (const [decisions, runs, rounds] of [
      [100, 4000, 99],
      [200, 4000, 99],
      [1000, 2000, 99],
    ] as const) {
      const found = falseAlarms(decisions, isClustered, runs, rounds, 20_260 + decisions);
      const most = found.reduce((top, one) => (one.share > top.share ? one : top));
      const said = found.map(({ name, share }) => `${name} ${(100 * share).toFixed(1)} %`).join(', ');
      console.log(
        `${decisions} decisions a bundle, ${isClustered ? 'clustered' : 'one an incident'}, ${runs} runs of ${rounds} permutations: ${said}; most ${(100 * most.share).toFixed(1)} %`,
      );
    }
  }
  return Promise.resolve();
}
