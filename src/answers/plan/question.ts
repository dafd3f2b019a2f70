import type { Gate } from '../../records/criteria';
import type { PlanFields } from '../../records/plan';
import type { PlanQuestion } from '../../readiness/plan/plan';
import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import { incidentsNeeded } from '../../statistics/betting-e-process';

export const firstFields: PlanFields = {
  limit: 5,
  alpha: 5,
  perWeek: 20,
  lagDays: 14,
  errorRate: 1.5,
  decisionsPerIncident: 2,
  icc: 0.3,
  releaseIndex: 1,
  maxIncidents: 300,
  runs: 2000,
  seed: 1,
};

const days = 7;

const tenYears = 520;

/** Far enough for an agent with errors: ten years at this pace, but 3 to 20 times what a clean one needs, in whole hundreds. */
const horizon = ({ limit, alpha }: GateResult, perWeek: number) => {
  const clean = incidentsNeeded(limit, alpha);
  const wanted = Math.min(20 * clean, Math.max(3 * clean, tenYears * perWeek));
  return Math.min(20_000, Math.max(300, Math.ceil(wanted / 100) * 100));
};

/** The gate that a plan of this scope is about: of those not met the one that needs most, else the strictest. */
export function plannedGate({ gates }: ScopeVerdict): GateResult | undefined {
  const open = gates.filter(({ state, audit }) => state !== 'met' && audit === undefined);
  const needs = (gate: GateResult) => incidentsNeeded(gate.limit, gate.alpha);
  const own = open.length > 0 ? open : gates;
  return [...own].sort(
    (a, b) => (b.moreCleanIncidents ?? 0) - (a.moreCleanIncidents ?? 0) || needs(b) - needs(a),
  )[0];
}

/** The share in error that a plan believes: what was seen; where no error was, a third of the limit, or less where more was seen. */
const believed = ({ limit, observed: { hits, n } }: GateResult): number =>
  hits > 0 ? hits / n : Math.min(limit / 3, 0.5 / (n + 1));

/** The fields as a gate of a scope has them: its limit, what was seen of it, and the pace of its judged incidents. */
export function fieldsFrom(
  scope: Pick<ScopeVerdict, 'releaseIndex'>,
  gate: GateResult,
  rule: Pick<Gate, 'alpha' | 'maturityLagDays'> | undefined,
): Partial<PlanFields> {
  const { incidents, spanDays, n } = gate.observed;
  const round = (value: number, digits: number) => Number(value.toPrecision(digits));
  const perWeek =
    incidents > 1 && spanDays > 0 ? round((incidents / spanDays) * days, 3) : firstFields.perWeek;
  return {
    perWeek,
    limit: round(gate.limit * 100, 6),
    ...(rule === undefined ? {} : { alpha: round(rule.alpha * 100, 6), lagDays: rule.maturityLagDays }),
    ...(incidents > 0 && n > 0
      ? {
          decisionsPerIncident: Math.min(100, Math.max(1, Math.round(n / incidents))),
          errorRate: round(believed(gate) * 100, 3),
        }
      : { errorRate: round((gate.limit * 100) / 3, 3) }),
    releaseIndex: scope.releaseIndex,
    maxIncidents: horizon(gate, perWeek),
  };
}

export function questionOf(fields: PlanFields): PlanQuestion {
  return {
    limit: fields.limit / 100,
    alpha: fields.alpha / 100,
    releaseIndex: fields.releaseIndex,
    incidentsPerWeek: fields.perWeek,
    agent: {
      errorRate: fields.errorRate / 100,
      decisionsPerIncident: fields.decisionsPerIncident,
      icc: fields.icc,
    },
    runs: fields.runs,
    maxIncidents: fields.maxIncidents,
  };
}
