import type { GateIncident } from '../readings/incidents';
import { dayMs } from '../readings/incidents';

/** Uniform draws in [0, 1). */
export type Uniform = () => number;

export interface Agent {
  /** True share of decisions in error, in (0, 1). */
  readonly errorRate: number;
  readonly decisionsPerIncident: number;
  /** Intra-cluster correlation of the decisions of one incident, in [0, 1). */
  readonly icc: number;
}

/** One draw of Beta(a, b). Source: Jöhnk (1964), Metrika 8, 5–15; fast for a + b of a few units. */
function beta(a: number, b: number, uniform: Uniform): number {
  for (;;) {
    const x = uniform() ** (1 / a);
    const y = uniform() ** (1 / b);
    if (x + y > 0 && x + y <= 1) return x / (x + y);
  }
}

/**
 * Seeded incidents of an agent with a known error rate, `perDay` a day from the epoch on, all with
 * labels. Beta-binomial: each incident has its own rate, with variance icc·p(1−p) among incidents.
 */
export function simulateIncidents(
  agent: Agent,
  count: number,
  perDay: number,
  uniform: Uniform,
): GateIncident[] {
  const { errorRate, decisionsPerIncident, icc } = agent;
  const spread = icc > 0 ? 1 / icc - 1 : 0;
  return Array.from({ length: count }, (_, index) => {
    const rate = icc > 0 ? beta(errorRate * spread, (1 - errorRate) * spread, uniform) : errorRate;
    let errors = 0;
    for (let decision = 0; decision < decisionsPerIncident; decision += 1) {
      if (uniform() < rate) errors += 1;
    }
    return {
      incident: index,
      openedAt: (index / perDay) * dayMs,
      n: decisionsPerIncident,
      errors,
      unresolved: 0,
      severe: 0,
      severeUnresolved: 0,
    };
  });
}
