import type { PlanFields } from '../../records/plan';
import type { PlanQuestion } from '../../readiness/plan/plan';
import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import { incidentsNeeded } from '../../statistics/betting-e-process';

export const firstFields: PlanFields = {
  limit: 5,
  alpha: 5,
  perWeek: 20,
  errorRate: 1.5,
  decisionsPerIncident: 2,
  icc: 0.3,
  releaseIndex: 1,
  maxIncidents: 300,
  runs: 2000,
  seed: 1,
};

const days = 7;

/** Far enough for an agent with errors: three times what a clean one needs, in whole hundreds. */
const horizon = ({ limit, alpha }: GateResult) =>
  Math.min(20_000, Math.max(300, Math.ceil((3 * incidentsNeeded(limit, alpha)) / 100) * 100));

/** The fields as the first gate of a scope has them; its pace is that of the judged incidents. */
export function fieldsFrom(scope: ScopeVerdict, alpha: number | undefined): Partial<PlanFields> {
  const [gate] = scope.gates;
  if (!gate) return {};
  const { incidents, spanDays, n } = gate.observed;
  const round = (value: number, digits: number) => Number(value.toPrecision(digits));
  return {
    limit: round(gate.limit * 100, 6),
    ...(alpha === undefined ? {} : { alpha: round(alpha * 100, 6) }),
    ...(incidents > 1 && spanDays > 0 ? { perWeek: round((incidents / spanDays) * days, 3) } : {}),
    ...(incidents > 0 && n > 0 ? { decisionsPerIncident: Math.max(1, Math.round(n / incidents)) } : {}),
    errorRate: round(gate.limit * 30, 3),
    releaseIndex: scope.releaseIndex,
    maxIncidents: horizon(gate),
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
