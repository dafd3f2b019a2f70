import { utcDay } from '../../../words/format';

const dayMs = 86_400_000;

interface Period {
  /** First decision, epoch ms. */
  readonly from: number;
  /** Last decision, epoch ms; missing: not known. */
  readonly to?: number;
  /** What ages are counted to: the latest time in the logs, epoch ms. */
  readonly asOf: number;
}

/** The latest time at which a decision is older than a lag of so many days, epoch ms; null where none is. */
export function judgedUntil({ from, asOf }: Period, lagDays: number): number | null {
  const until = asOf - lagDays * dayMs;
  return until < from ? null : until;
}

/** Up to which day the numbers in view are judged, by the lag of the slice. */
export function judgedWords(period: Period, lagDays: number): string {
  if (lagDays === 0) return 'judged without a lag';
  return byLag(period, lagDays, `${lagDays}-day lag`);
}

/** Up to which day the verdicts are judged, by the lags that the criteria give their gates. */
export function verdictsJudgedWords(period: Period, lags: readonly number[]): string {
  if (lags.length === 0) return 'judged by the criteria';
  const [least, most] = [Math.min(...lags), Math.max(...lags)];
  if (least !== most) return `judged by the lags of the criteria, ${least} to ${most} days`;
  if (most === 0) return 'judged without a lag, as the criteria say';
  return byLag(period, most, `${most}-day lag of the criteria`);
}

function byLag(period: Period, lagDays: number, lag: string): string {
  const until = judgedUntil(period, lagDays);
  if (until === null) return `nothing is older than the ${lag}`;
  return period.to !== undefined && until >= period.to
    ? `all of it older than the ${lag}`
    : `judged to ${utcDay(until)} (${lag})`;
}
