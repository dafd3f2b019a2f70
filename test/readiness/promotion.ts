import { judgeGate } from '../../src/readiness/gate/judge-gate';
import { simulateIncidents } from '../../src/readiness/plan/simulate';
import type { Agent } from '../../src/readiness/plan/simulate';
import { dayMs } from '../../src/readiness/readings/incidents';
import { context, gate, seeded } from './builders';

const lag = 14;
export const perDay = 20;
export const looks = Array.from({ length: 20 }, (_, index) => 20 * (index + 1));

/** The first look (every 20 incidents) at which the gate is met, or Infinity. Looks go through the gate as people's do. */
export function promotedAt(
  agent: Agent,
  uniform: () => number,
  releaseIndex = 1,
  alpha = gate().alpha,
): number {
  const judged = gate({ alpha });
  const incidents = simulateIncidents(agent, 400, perDay, uniform);
  if (judgeGate(incidents, judged, context({ releaseIndex })).provenOn === null) return Infinity;
  for (const seen of looks) {
    const asOf = (incidents[seen - 1]?.openedAt ?? 0) + lag * dayMs;
    if (judgeGate(incidents, judged, context({ asOf, releaseIndex })).state === 'met') return seen;
  }
  return Infinity;
}

/** The look at which each seeded run was promoted, earliest first; Infinity = never within 400 incidents. */
export function simulate(agent: Agent, runs: number, seed: number, alpha?: number): number[] {
  const uniform = seeded(seed);
  return Array.from({ length: runs }, () => promotedAt(agent, uniform, 1, alpha)).sort((a, b) => a - b);
}

/** α of a gate whose first bundle then has 0.05 left: 0.05·π²/6. */
export const wholeAlpha = (0.05 * Math.PI ** 2) / 6;

/** Share of the runs promoted by their `within`-th incident. */
export const promoted = (at: readonly number[], within = 400) =>
  at.filter((look) => look <= within).length / at.length;
