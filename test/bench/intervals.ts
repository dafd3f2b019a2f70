import { clusterRobustRatio, type Cluster } from '../../src/statistics/cluster-robust';
import { kornGraubard } from '../../src/statistics/korn-graubard';
import { randomSource, type RandomSource } from '../../src/statistics/random';
import { wilson } from '../../src/statistics/wilson';

export interface IntervalSetting {
  readonly name: string;
  readonly incidents: number;
  readonly size: (random: RandomSource) => number;
  readonly share: number;
  readonly correlation: number;
}

const oneToNine = (random: RandomSource) => 1 + random.below(9);
const heavyTailed = (random: RandomSource) => Math.min(200, Math.floor(1 / (1 - random.uniform())));

const sized: readonly Omit<IntervalSetting, 'correlation'>[] = [
  { name: '20 incidents of ten, 7 %', incidents: 20, size: () => 10, share: 0.07 },
  { name: '40 of 1–9, 5 %', incidents: 40, size: oneToNine, share: 0.05 },
  { name: '100 of 1–9, 5 %', incidents: 100, size: oneToNine, share: 0.05 },
  { name: '200 heavy-tailed, 3 %', incidents: 200, size: heavyTailed, share: 0.03 },
];

export const intervalSettings: readonly IntervalSetting[] = [
  ...sized.flatMap((one) =>
    [0.3, 0.7].map((correlation) => ({ ...one, correlation, name: `${one.name}, ICC ${correlation}` })),
  ),
  { name: '400 of one, 3 %', incidents: 400, size: () => 1, share: 0.03, correlation: 0 },
];

/** Errors among m decisions of one incident: beta-binomial, drawn as Pólya's urn. */
export function errorsOf(m: number, share: number, correlation: number, random: RandomSource): number {
  const whole = correlation === 0 ? Infinity : (1 - correlation) / correlation;
  let errors = 0;
  for (let drawn = 0; drawn < m; drawn += 1) {
    const p = whole === Infinity ? share : (share * whole + errors) / (whole + drawn);
    if (random.uniform() < p) errors += 1;
  }
  return errors;
}

const logOf = ({ incidents, size, share, correlation }: IntervalSetting, random: RandomSource): Cluster[] =>
  Array.from({ length: incidents }, () => {
    const n = size(random);
    return { n, errors: errorsOf(n, share, correlation, random) };
  });

/** What was shown before: Wilson at the observed design effect alone, at the number of incidents without an error. */
function wilsonUpper(clusters: readonly Cluster[]): number {
  const { p, designEffect } = clusterRobustRatio(clusters);
  const all = clusters.reduce((sum, { n }) => sum + n, 0);
  const n = designEffect === null ? Math.min(all, clusters.length) : all / Math.max(1, designEffect);
  return wilson((p ?? 0) * n, n).upper;
}

/** Share of simulated logs whose 95 % interval ends below the truth (nominal 2.5 %), or begins above it. */
export function missesOf(setting: IntervalSetting, runs: number, seed: number) {
  const random = randomSource(seed);
  let [above, below, before] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const clusters = logOf(setting, random);
    const { lower, upper } = kornGraubard(clusterRobustRatio(clusters));
    if (upper < setting.share) above += 1;
    if (lower > setting.share) below += 1;
    if (wilsonUpper(clusters) < setting.share) before += 1;
  }
  return { above: above / runs, below: below / runs, before: before / runs };
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Prints how often the interval of a share misses the truth, beside Wilson's at the effective sample size. */
export function benchIntervals(): Promise<void> {
  const runs = 2000;
  console.log(`\nintervals: share of ${runs} logs whose 95 % interval ends below the truth (nominal 2.5 %)`);
  for (const setting of intervalSettings) {
    const { above, below, before } = missesOf(setting, runs, 20_261);
    console.log(
      `${setting.name}: ${percent(above)} (begins above it ${percent(below)}); Wilson at n_eff ${percent(before)}`,
    );
  }
  return Promise.resolve();
}
