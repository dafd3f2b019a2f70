import { normalQuantile, tQuantile } from './distributions';
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

/** What waits that come in incidents do to a variance: its inflation, and how many incidents there are. */
export interface Clustered {
  readonly designEffect: number;
  readonly clusters: number;
}

/**
 * Log(−log) interval of the incidence at `time`, 95 %, with t(G − 1) and an inflated variance where cases come in
 * incidents; [0, 1] where there is no event of this cause yet, or one incident alone.
 */
export function incidenceInterval(
  curve: readonly IncidenceStep[],
  time: number,
  clustered?: Clustered,
): Interval {
  const incidence = incidenceAt(curve, time);
  if (incidence <= 0 || incidence >= 1) return { lower: 0, upper: 1 };
  if (clustered !== undefined && clustered.clusters < 2) return { lower: 0, upper: 1 };
  const critical = clustered === undefined ? normalQuantile(0.975) : tQuantile(0.975, clustered.clusters - 1);
  const half =
    (critical * incidenceSe(curve, time) * Math.sqrt(clustered?.designEffect ?? 1)) /
    (incidence * Math.abs(Math.log(incidence)));
  return { lower: incidence ** Math.exp(half), upper: incidence ** Math.exp(-half) };
}

/**
 * Interval of the time by which a share `q` has had this cause: the times at which the interval of the incidence holds
 * q. Null where the incidence does not get far enough to bound it.
 * Source: Brookmeyer, Crowley (1982), Biometrics 38, 29–41.
 */
export function incidenceQuantileInterval(
  curve: readonly IncidenceStep[],
  q: number,
  clustered: Clustered,
): Interval | null {
  const steps = curve.filter(({ incidence }) => incidence > 0);
  // Both ends of the interval rise with time, so that each is found by halving.
  const firstAt = (reaches: (ends: Interval) => boolean): number | null => {
    let [low, high] = [0, steps.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { time, incidence } = steps[middle]!;
      if (incidence >= 1 || reaches(incidenceInterval(curve, time, clustered))) high = middle;
      else low = middle + 1;
    }
    return steps[low]?.time ?? null;
  };
  const lower = firstAt((ends) => ends.upper >= q - 1e-12);
  const upper = firstAt((ends) => ends.lower >= q - 1e-12);
  return lower === null || upper === null ? null : { lower, upper };
}
