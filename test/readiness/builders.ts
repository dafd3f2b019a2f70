import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { Gate } from '../../src/records/criteria';
import type { GateIncident } from '../../src/readiness/readings/incidents';
import { dayMs } from '../../src/readiness/readings/incidents';
import type { GateContext } from '../../src/readiness/gate/judge-gate';
import type { ControlResult, Scope } from '../../src/readiness/verdict';

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

export const scope: Scope = {
  agent: 'harbor',
  workflow: 'endpoint',
  riskClass: 'low',
  release: 'r1',
  asOf: 10_000 * dayMs,
  releaseIndex: 1,
  besides: [],
  tierHeld: 'advisory_responder',
  tierHeldFrom: 'log',
  nextTier: 'limited_executor',
};

export const criteria = { name: 'Low risk', version: '1', hash: 'a'.repeat(64) };

/** A control as it was judged, of no record, unless changed. */
export const control = (
  id: ControlResult['id'],
  state: ControlResult['state'],
  change: Partial<ControlResult> = {},
): ControlResult => ({
  id,
  title: id,
  state,
  conditional: false,
  sentence: '',
  holding: 0,
  checked: 0,
  unclear: 0,
  statement: null,
  ...change,
});

export function seeded(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}
