import type { PlanQuestion } from '../../readiness/plan/plan';
import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import { incidentsNeeded } from '../../statistics/betting-e-process';

/** The calculator's fields; shares in percent, as people say them. NaN while nothing is written. */
export interface PlanFields {
  limit: number;
  alpha: number;
  perWeek: number;
  errorRate: number;
  decisionsPerIncident: number;
  icc: number;
  releaseIndex: number;
  maxIncidents: number;
  runs: number;
  seed: number;
}

export type PlanProblems = Partial<Record<keyof PlanFields, string>>;

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

const within = (value: number, low: number, high: number, what: string) =>
  value > low && value < high ? undefined : what;
const wholeIn = (value: number, low: number, high: number, what: string) =>
  Number.isInteger(value) && value >= low && value <= high ? undefined : what;

/** What cannot be planned, each by its field; empty when all is well. */
export function planProblems(fields: PlanFields): PlanProblems {
  const share = 'above 0% and below 100%';
  const found: PlanProblems = {
    limit: within(fields.limit, 0, 100, `The limit lies ${share}.`),
    alpha: within(fields.alpha, 0, 100, `The chance of a false pass lies ${share}.`),
    errorRate: within(fields.errorRate, 0, 100, `The true rate lies ${share}.`),
    perWeek: within(fields.perWeek, 0, 1e6, 'The pace is above 0 incidents a week.'),
    icc: fields.icc >= 0 && fields.icc < 1 ? undefined : 'From 0 up to, not including, 1.',
    decisionsPerIncident: wholeIn(fields.decisionsPerIncident, 1, 100, 'A whole number from 1 to 100.'),
    releaseIndex: wholeIn(fields.releaseIndex, 1, 100, 'A whole number from 1 to 100.'),
    maxIncidents: wholeIn(fields.maxIncidents, 1, 20_000, 'A whole number from 1 to 20,000.'),
    runs: wholeIn(fields.runs, 100, 20_000, 'A whole number from 100 to 20,000.'),
    seed: wholeIn(fields.seed, 0, 2 ** 31 - 1, 'A whole number from 0 on.'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
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
