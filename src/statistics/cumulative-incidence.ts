import { normalQuantile } from './distributions';
import { requireOpenUnit } from './domain';
import type { Interval } from './interval';
import { riskTable } from './kaplan-meier';

export interface IncidenceStep {
  readonly time: number;
  readonly atRisk: number;
  /** Events of this cause, and of any cause, at `time`. */
  readonly events: number;
  readonly anyEvents: number;
  /** P(no event of any cause before `time`). */
  readonly waiting: number;
  /** P(this cause by `time`). */
  readonly incidence: number;
}

/**
 * Aalen–Johansen cumulative incidence of one cause among competing ones, at the times of any event.
 * `status` is 0 for a case still waiting at `time` (right-censored), else its cause (1, 2, …).
 * Source: Aalen, Johansen (1978), Scandinavian Journal of Statistics 5, 141–150.
 */
export function cumulativeIncidence(
  time: readonly number[],
  status: readonly number[],
  cause: number,
): IncidenceStep[] {
  if (cause === 0) throw new RangeError('0 is no cause: it marks the cases still waiting');
  let waiting = 1;
  let incidence = 0;
  return riskTable(time, status)
    .map((row) => ({
      time: row.time,
      atRisk: row.atRisk,
      events: row.kinds.filter((kind) => kind === cause).length,
      anyEvents: row.kinds.filter((kind) => kind !== 0).length,
    }))
    .filter(({ anyEvents }) => anyEvents > 0)
    .map((row) => {
      const before = waiting;
      incidence += (before * row.events) / row.atRisk;
      waiting *= (row.atRisk - row.anyEvents) / row.atRisk;
      return { ...row, waiting: before, incidence };
    });
}

/** P(this cause by `time`). */
export function incidenceAt(curve: readonly IncidenceStep[], time: number): number {
  return curve.findLast((step) => step.time <= time)?.incidence ?? 0;
}

/** Smallest time by which a share `q` of all cases has had this cause; null when it never gets there. */
export function incidenceQuantile(curve: readonly IncidenceStep[], q: number): number | null {
  return curve.find((step) => step.incidence >= q - 1e-12)?.time ?? null;
}

/**
 * Standard error of the incidence at `time` by the delta method. Without competing causes it is
 * Greenwood's. Source: Marubini, Valsecchi (1995), Analysing Survival Data.
 */
export function incidenceSe(curve: readonly IncidenceStep[], time: number): number {
  const at = incidenceAt(curve, time);
  let variance = 0;
  for (const { time: t, atRisk: n, events: d, anyEvents: all, waiting, incidence } of curve) {
    if (t > time) break;
    const left = at - incidence;
    if (n > all) variance += (left ** 2 * all) / (n * (n - all));
    variance += (waiting ** 2 * ((n - d) * d)) / n ** 3;
    variance -= (2 * left * waiting * d) / n ** 2;
  }
  return Math.sqrt(Math.max(0, variance));
}

/** Log(−log) interval of the incidence at `time`; [0, 1] where there is no event of this cause yet. */
export function incidenceInterval(
  curve: readonly IncidenceStep[],
  time: number,
  confidence = 0.95,
): Interval {
  requireOpenUnit(confidence, 'confidence');
  const incidence = incidenceAt(curve, time);
  if (incidence <= 0 || incidence >= 1) return { lower: 0, upper: 1 };
  const half =
    (normalQuantile((1 + confidence) / 2) * incidenceSe(curve, time)) /
    (incidence * Math.abs(Math.log(incidence)));
  return { lower: incidence ** Math.exp(half), upper: incidence ** Math.exp(-half) };
}
