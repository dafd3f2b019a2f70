import type { Rate } from '../../metrics/rate/rate';
import type { ReportSide } from '../../records/report/numbers';
import { rangeOf, tenDigits } from './context';
import { isSmall } from './hide-cells';

export const isSmallRate = ({ n, unresolved }: Rate): boolean => [n, n + unresolved].some(isSmall);

/** One side of a comparison as frozen numbers. */
export function sideOf(label: string, rate: Rate, isHidden: boolean): ReportSide {
  const unlessHidden = <Value>(value: Value): Value | null => (isHidden ? null : value);
  return {
    label,
    n: unlessHidden(rate.n),
    hits: unlessHidden(rate.hits),
    incidents: unlessHidden(rate.incidents),
    share: isHidden || rate.state !== 'measured' || rate.share === null ? null : tenDigits(rate.share),
    interval: unlessHidden(rangeOf(rate.interval)),
    state: isHidden ? 'hidden' : rate.state,
  };
}
