import type { ShareAxis } from '../axis/share-axis';
import { isShown, percentRange } from '../../words/format';
import { labelOf } from './rate-point';
import type { RatePoint } from '../../answers/outcomes/rate-point';

/** A group this many times smaller than the largest does not stretch the axis with its whisker. */
const small = 10;

const endsOf = (point: RatePoint) =>
  [point.interval, point.timeUniform, point.unresolved > 0 ? point.bounds : null].flatMap((range) =>
    range ? [range.lower, range.upper] : [],
  );

/**
 * The shares that an axis has to hold: every dot, and every whisker but those of groups with less than a tenth of
 * the largest group's decisions. The two that are compared keep theirs, however few they rest on.
 */
export function heldValues(points: readonly RatePoint[]): number[] {
  const shown = points.filter(isShown);
  const largest = shown.reduce((most, { n }) => Math.max(most, n), 0);
  return shown.flatMap((point) =>
    point.role === undefined && point.n * small < largest ? [point.share] : [point.share, ...endsOf(point)],
  );
}

/** Does its ordinary interval end beyond the axis? */
export function goesOn(
  { interval }: Pick<RatePoint, 'interval'>,
  { from, until }: Pick<ShareAxis, 'from' | 'until'>,
): { readonly above: boolean; readonly below: boolean } {
  return {
    above: interval !== null && interval.upper > until,
    below: interval !== null && interval.lower < from,
  };
}

/** Names the whiskers that go on beyond the axis, each with its whole interval; null when none does. */
export function goesOnWords(points: readonly RatePoint[], axis: ShareAxis): string | null {
  const cut = points.filter(isShown).flatMap((point) => {
    const { above, below } = goesOn(point, axis);
    return (above || below) && point.interval ? [`${labelOf(point)} ${percentRange(point.interval)}`] : [];
  });
  if (cut.length === 0) return null;
  const more = cut.length > 3 ? ` and ${cut.length - 3} more` : '';
  return `An arrow: the whisker goes on beyond the axis (${cut.slice(0, 3).join('; ')}${more}).`;
}
