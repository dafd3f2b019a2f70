import { batteryOf } from '../../src/metrics/drift/battery';
import { differenceOf, judge } from '../../src/metrics/drift/difference';
import { seriesOf } from '../../src/metrics/drift/inside';
import { driftKpiOf } from '../../src/metrics/drift/kpis';
import { permute, permutedTests } from '../../src/metrics/drift/permute';
import type { PairDecision } from '../../src/metrics/drift/sample';
import { sideOf } from '../../src/metrics/drift/sides';
import { randomSource, type RandomSource } from '../../src/statistics/random';
import { errorsOf } from './intervals';

const kpi = driftKpiOf('false_positive_share');
const actions = ['isolate', 'evict', 'harden', 'escalate', 'none'];
const tools = ['search', 'lookup', 'history', 'grants'];
const none = { sql: '', values: [] };

/** One bundle of a simulated pair: decisions in all, and how many an incident has. */
export interface Shape {
  readonly decisions: number;
  readonly size: (random: RandomSource) => number;
}
const single = () => 1;
const inTens = () => 10;
const oneToNine = (random: RandomSource) => 1 + random.below(9);

interface Incident {
  readonly m: number;
  readonly e: number;
}

/** Decisions of two bundles of the same agent; those of one incident are mostly of one mind. */
function twins(shapes: readonly [Shape, Shape], random: RandomSource): PairDecision[] {
  const rows: PairDecision[] = [];
  let incident = 0;
  const below = (words: readonly string[]) => words[random.below(words.length)] ?? '';
  for (const [side, shape] of shapes.entries()) {
    for (let made = 0; made < shape.decisions;) {
      incident += 1;
      const size = Math.min(shape.decisions - made, shape.size(random));
      const mind = { action: below(actions), confidence: random.uniform(), hit: random.uniform() < 0.1 };
      const stratum = random.uniform() < 0.3 ? 'a high' : 'a low';
      for (let at = 0; at < size; at += 1) {
        const agrees = size > 1 && random.uniform() < 0.7;
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

function sideFrom(side: number, incidents: readonly Incident[]) {
  const sum = (value: (one: Incident) => number) => incidents.reduce((all, one) => all + value(one), 0);
  return sideOf(
    kpi,
    {
      key: String(side),
      n: sum(({ m }) => m),
      hits: sum(({ e }) => e),
      unresolved: 0,
      young: 0,
      incidents: incidents.length,
      sum_ee: sum(({ e }) => e * e),
      sum_em: sum(({ e, m }) => e * m),
      sum_mm: sum(({ m }) => m * m),
      hit_incidents: sum(({ e }) => (e > 0 ? 1 : 0)),
      other_incidents: sum(({ e, m }) => (e < m ? 1 : 0)),
    },
    none,
  );
}

function incidentsOf(rows: readonly PairDecision[], side: number): Incident[] {
  const incidents = new Map<number, Incident>();
  for (const row of rows) {
    if (row.side !== side) continue;
    const one = incidents.get(row.incident) ?? { m: 0, e: 0 };
    incidents.set(row.incident, { m: one.m + 1, e: one.e + (row.hit ? 1 : 0) });
  }
  return [...incidents.values()];
}

/** Share of false alarms at 5 % between bundles that do not differ, per test, through the code of the screen. */
export function falseAlarms(shapes: readonly [Shape, Shape], runs: number, rounds: number, seed: number) {
  const random = randomSource(seed);
  const alarms = new Map<string, number>();
  const count = (name: string, isAlarm: boolean) =>
    alarms.set(name, (alarms.get(name) ?? 0) + (isAlarm ? 1 : 0));
  for (let run = 0; run < runs; run += 1) {
    const rows = twins(shapes, random);
    const battery = batteryOf(rows);
    const { p } = permute(battery, random, seed, undefined, rounds);
    for (const test of permutedTests) count(test, (p[test] ?? 1) <= 0.05);
    const [before, after] = [incidentsOf(rows, 0), incidentsOf(rows, 1)];
    const difference = differenceOf(kpi, sideFrom(0, before), sideFrom(1, after), null);
    count('verdict line', (difference.p ?? 1) <= 0.05);
    const inside = seriesOf(kpi, {
      ...{ agent: 'a', workflow: 'w', risk_class: 'low' },
      opened: before.map((_, at) => at),
      n: before.map(({ m }) => m),
      hits: before.map(({ e }) => e),
    });
    count('change inside', (inside.found?.p ?? 1) <= 0.05);
  }
  return [...alarms].map(([name, alarmed]) => ({ name, share: alarmed / runs }));
}

export interface ClaimSetting {
  readonly name: string;
  readonly candidate: Shape;
  readonly baseline: Shape;
  readonly correlation: number;
}
const uneven: readonly Omit<ClaimSetting, 'correlation'>[] = [
  {
    name: '200 v 2,000 of 1–9',
    candidate: { decisions: 200, size: oneToNine },
    baseline: { decisions: 2000, size: oneToNine },
  },
  {
    name: '100 in tens v 400 singles',
    candidate: { decisions: 100, size: inTens },
    baseline: { decisions: 400, size: single },
  },
  {
    name: '1,000 v 1,000 in tens',
    candidate: { decisions: 1000, size: inTens },
    baseline: { decisions: 1000, size: inTens },
  },
  {
    name: '500 singles v 200 in tens',
    candidate: { decisions: 500, size: single },
    baseline: { decisions: 200, size: inTens },
  },
];
export const claimSettings: readonly ClaimSetting[] = uneven.flatMap((one) =>
  [0.3, 0.6].map((correlation) => ({ ...one, correlation, name: `${one.name}, ICC ${correlation}` })),
);

const margin = 0.02;
const share = 0.05;

/**
 * Share of runs in which the verdict line says "better" though nothing differs, and "no worse" at a loss of exactly
 * the margin (nominal 2.5 % each). Shares in error 5 %, margin 2 points.
 */
export function falseClaims(setting: ClaimSetting, runs: number, seed: number) {
  const random = randomSource(seed);
  const drawn = ({ decisions, size }: Shape, p: number): Incident[] => {
    const incidents: Incident[] = [];
    for (let made = 0; made < decisions;) {
      const m = Math.min(decisions - made, size(random));
      incidents.push({ m, e: errorsOf(m, p, setting.correlation, random) });
      made += m;
    }
    return incidents;
  };
  const found = (loss: number) => {
    const [before, after] = [drawn(setting.baseline, share), drawn(setting.candidate, share + loss)];
    return judge([differenceOf(kpi, sideFrom(0, before), sideFrom(1, after), null)], margin)[0]?.finding;
  };
  const times = (claim: string, loss: number) =>
    Array.from({ length: runs }, () => (found(loss) === claim ? 1 : 0)).reduce<number>((a, b) => a + b, 0) /
    runs;
  return { better: times('better', 0), noWorse: times('no_worse', margin) };
}

const percent = (part: number) => `${(100 * part).toFixed(1)} %`;

/** Prints the false claims of the verdict line, and the false alarms of every drift test at 5 %. */
export function benchDrift(): Promise<void> {
  const runs = 2000;
  console.log(`\ndrift: false claims of the verdict line in ${runs} runs, nominal 2.5 %`);
  for (const setting of claimSettings) {
    const { better, noWorse } = falseClaims(setting, runs, 20_262);
    console.log(
      `${setting.name}: “better” with no difference ${percent(better)}, “no worse” at a loss of the margin ${percent(noWorse)}`,
    );
  }
  console.log('\ndrift: share of false alarms at 5 % between bundles that do not differ');
  const even = (decisions: number, size: Shape['size']) =>
    [
      { decisions, size },
      { decisions, size },
    ] as const;
  const pairs = [
    ['100 decisions a bundle, one an incident', even(100, single), 4000],
    ['200 decisions a bundle, one an incident', even(200, single), 4000],
    ['1,000 decisions a bundle, one an incident', even(1000, single), 1000],
    ['100 decisions a bundle, 1–9 an incident', even(100, oneToNine), 4000],
    ['200 decisions a bundle, 1–9 an incident', even(200, oneToNine), 4000],
    ['1,000 decisions a bundle, 1–9 an incident', even(1000, oneToNine), 300],
    [
      '100 v 1,500 decisions, 1–9 an incident',
      [
        { decisions: 100, size: oneToNine },
        { decisions: 1500, size: oneToNine },
      ],
      1700,
    ],
    [
      '100 decisions of 1–9 an incident v 1,500 singles',
      [
        { decisions: 100, size: oneToNine },
        { decisions: 1500, size: single },
      ],
      1700,
    ],
  ] as const;
  for (const [name, shapes, times] of pairs) {
    const found = falseAlarms(shapes, times, 99, 20_260);
    const most = found.reduce((top, one) => (one.share > top.share ? one : top));
    const said = found.map((each) => `${each.name} ${percent(each.share)}`).join(', ');
    console.log(`${name}, ${times} runs of 99 permutations: ${said}; most ${percent(most.share)}`);
  }
  return Promise.resolve();
}
