import {
  counted,
  duration,
  hitsOf,
  type Interval,
  numberWords,
  percent,
  percentRange,
  points,
  pointsRange,
} from '../../words/format';
import type { Kpi } from '../../metrics/every-kpi/every-kpi';
import type { KpiAnswer, KpiScale } from '../../metrics/every-kpi/kpi';

export const scaleOf = (kpi: Kpi): KpiScale => (kpi.kind === 'share' ? 'share' : kpi.asked.scale);

/** What one value of a scale reads as. */
export function scaled(scale: KpiScale, value: number): string {
  switch (scale) {
    case 'share':
      return percent(value);
    case 'points':
      return points(value);
    case 'seconds':
      return duration(value * 1000);
    case 'number':
      return numberWords(value);
  }
}

/** "2.04 to 3.31", "93.6–95.3%", "−3.0 to −0.5 points". */
export function scaledRange(scale: KpiScale, interval: Interval | null): string {
  if (interval === null) return '–';
  if (scale === 'share') return percentRange(interval);
  if (scale === 'points') return `${pointsRange(interval)} points`;
  return `${scaled(scale, interval.lower)} to ${scaled(scale, interval.upper)}`;
}

/** The value in a cell: a share of nothing is "none", too little is its count. */
export function valueWords(scale: KpiScale, answer: KpiAnswer): string {
  if (answer.state === 'not_measurable') return 'not measurable';
  if (answer.state === 'not_enough_data' || answer.value === null)
    return answer.hits !== null && answer.n > 0
      ? hitsOf(answer.hits, answer.n)
      : answer.state === 'measured'
        ? 'not reached'
        : 'too few';
  return scale === 'share' && answer.hits === 0 ? 'none' : scaled(scale, answer.value);
}

/** What a short text of an evaluation leaves out, and how to have it. */
export const moreAsked =
  'Add --full for every gate, control and measure, or --by workflow (agent, reviewer, release) for the measures of each.';

/** Groups whose measures that are no shares were not asked. */
export const groupsLeftWords = (left: number): string =>
  left === 0
    ? ''
    : `Measures that are no shares are given for the largest groups only, not for ${counted(left, 'further group')}.`;
