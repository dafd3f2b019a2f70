import { normalQuantile } from './distributions';
import { requireOpenUnit, requireSameLength } from './domain';
import type { Interval } from './interval';

export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** P(still waiting after `time`). */
  readonly survival: number;
  /** Greenwood's standard error. */
  readonly se: number;
}

/** Ascending distinct times with the numbers at risk just before; throws RangeError on a bad time. */
export function riskTable<Kind>(
  time: readonly number[],
  kind: readonly Kind[],
): { readonly time: number; readonly atRisk: number; readonly kinds: readonly Kind[] }[] {
  requireSameLength(time, kind);
  if (time.some((t) => !(t >= 0 && Number.isFinite(t))))
    throw new RangeError('times must be 0 or more and finite');
  const order = time.map((_, i) => i).sort((a, b) => (time[a] ?? 0) - (time[b] ?? 0));
  const table: { time: number; atRisk: number; kinds: Kind[] }[] = [];
  order.forEach((index, before) => {
    const t = time[index] ?? 0;
    let row = table.at(-1);
    if (row?.time !== t) {
      row = { time: t, atRisk: order.length - before, kinds: [] };
      table.push(row);
    }
    row.kinds.push(kind[index] as Kind);
  });
  return table;
}

/**
 * Kaplan–Meier curve at its event times. `event` is 1 when the event happened at `time`, 0 when the
 * case was still waiting then (right-censored). With competing events it overstates: use
 * `cumulativeIncidence`. Source: Kaplan, Meier (1958), JASA 53, 457–481; Greenwood (1926).
 */
export function kaplanMeier(time: readonly number[], event: readonly number[]): SurvivalStep[] {
  let survival = 1;
  let sum = 0;
  return riskTable(time, event)
    .map((row) => ({
      time: row.time,
      atRisk: row.atRisk,
      events: row.kinds.filter((kind) => kind === 1).length,
    }))
    .filter(({ events }) => events > 0)
    .map((row) => {
      survival *= (row.atRisk - row.events) / row.atRisk;
      sum += row.events / (row.atRisk * (row.atRisk - row.events));
      return { ...row, survival, se: survival === 0 ? 0 : survival * Math.sqrt(sum) };
    });
}

/** P(still waiting after `time`). */
export function survivalAt(curve: readonly SurvivalStep[], time: number): number {
  return stepAt(curve, time)?.survival ?? 1;
}

/** Log(−log) interval of the survival at `time`; [0, 1] before the first event. Source: Kalbfleisch, Prentice (1980). */
export function survivalInterval(curve: readonly SurvivalStep[], time: number, confidence = 0.95): Interval {
  requireOpenUnit(confidence, 'confidence');
  const step = stepAt(curve, time);
  if (step === undefined || step.survival === 0) return { lower: 0, upper: 1 };
  const log = Math.log(step.survival);
  const half = (normalQuantile((1 + confidence) / 2) * step.se) / (step.survival * Math.abs(log));
  return { lower: step.survival ** Math.exp(half), upper: step.survival ** Math.exp(-half) };
}

/** Smallest time by which a share `q` has had the event; null when the curve does not get there. */
export function survivalQuantile(curve: readonly SurvivalStep[], q: number): number | null {
  return curve.find((step) => 1 - step.survival >= q - 1e-12)?.time ?? null;
}

function stepAt(curve: readonly SurvivalStep[], time: number): SurvivalStep | undefined {
  return curve.findLast((step) => step.time <= time);
}
