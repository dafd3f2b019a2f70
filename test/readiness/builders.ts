import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { Gate } from '../../src/records/criteria';
import type { GateIncident } from '../../src/readiness/gate/incidents';
import { dayMs } from '../../src/readiness/gate/incidents';
import type { GateContext } from '../../src/readiness/gate/judge-gate';

export const gate = (change: Partial<Gate> = {}): Gate => ({
  id: 'false_positives',
  title: 'False-positive share',
  metric: 'false_positive_share',
  limit: 0.05,
  alpha: 0.05,
  minLabelRank: 0,
  maturityLagDays: 14,
  orderBy: 'opened_time',
  clusterBy: 'incident',
  minSpanDays: 0,
  zeroSevereDays: null,
  unresolvedLimit: 0.05,
  critical: true,
  ...change,
});

/** One incident a day from the epoch on; each has 2 decisions unless changed. */
export const incident = (day: number, change: Partial<GateIncident> = {}): GateIncident => ({
  incident: day,
  openedAt: day * dayMs,
  n: 2,
  errors: 0,
  unresolved: 0,
  severe: 0,
  severeUnresolved: 0,
  ...change,
});

export const clean = (count: number, from = 0): GateIncident[] =>
  Array.from({ length: count }, (_, index) => incident(from + index));

export const context = (change: Partial<GateContext> = {}): GateContext => ({
  asOf: 10_000 * dayMs,
  releaseIndex: 1,
  guardrails: 1,
  ...change,
});

export function seeded(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}
