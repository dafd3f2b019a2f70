import type { RatePoint } from '../../answers/outcomes/rate-point';
import type { DataTableProps } from '../table/Table';
import {
  count,
  hitsOf,
  type Interval,
  isShown,
  isTooYoung,
  percentRange,
  rateLong,
  rateSentence,
  rateShort,
  unmeasuredAfter,
  unresolvedWords,
} from '../../words/format';

/** The point's label, or its key. */
export const labelOf = (point: RatePoint): string => point.label ?? point.key;

/** A drawing holds this many groups at most; the table holds all. */
const mostDrawn = 48;

/**
 * The groups to draw, in their order: all of them, or the baseline, the candidate, the last, and those
 * with most decisions.
 */
export function drawnPoints<T extends RatePoint>(points: readonly T[], most = mostDrawn): readonly T[] {
  if (points.length <= most) return points;
  const last = points.length - 1;
  const kept = points
    .map((point, at) => ({ at, n: point.n, first: point.role !== undefined || at === last }))
    .sort((a, b) => Number(b.first) - Number(a.first) || b.n - a.n || a.at - b.at)
    .slice(0, most)
    .map((one) => one.at);
  const chosen = new Set(kept);
  return points.filter((_, at) => chosen.has(at));
}

/** Said under a drawing that leaves groups out, or null. */
export function leftOutWords(total: number, drawn: number, groups: string): string | null {
  if (drawn >= total) return null;
  return `${count(drawn)} of ${count(total)} ${groups} drawn: those with most decisions, the latest, and the two compared. The table holds all.`;
}

/** Everything a mark shows, in words: its accessible name and its tooltip. */
export function pointWords(point: RatePoint): string {
  const said = [rateLong(point)];
  if (isShown(point) && point.timeUniform) said.push(`at every look ${percentRange(point.timeUniform)}`);
  if (point.state !== 'not_measurable' && !isTooYoung(point)) {
    if (point.incidents !== undefined) said.push(`${count(point.incidents)} incidents`);
    said.push(unresolvedWords(point.unresolved, point.bounds));
  }
  return unmeasuredAfter(point) === '' ? said.join('; ') : `${said.join('; ')}.${unmeasuredAfter(point)}`;
}

/** The numbers of a rate chart as a table. `group` heads the first column: "Bundle", "Week". */
export function rateTable(points: readonly RatePoint[], caption: string, group: string): DataTableProps {
  const uniform = points.some((point) => point.timeUniform);
  const number = { numeric: true };
  return {
    caption,
    columns: [
      { label: group },
      { label: 'Rate', ...number },
      { label: 'Count', ...number },
      { label: 'Resolved', ...number },
      { label: '95% interval', ...number },
      ...(uniform ? [{ label: 'At every look', ...number }] : []),
      { label: 'Incidents', ...number },
      { label: 'Unresolved', ...number },
      { label: 'Bounds if they were resolved', ...number },
    ],
    rows: points.map((point) => {
      const measurable = point.state !== 'not_measurable';
      const range = (interval: Interval | null | undefined) => (interval ? percentRange(interval) : '–');
      return {
        key: point.key,
        cells: [
          point.role ? `${labelOf(point)} (${point.role})` : labelOf(point),
          isShown(point) || isTooYoung(point) ? rateShort(point) : measurable ? 'too few' : 'not measurable',
          measurable ? count(point.hits) : '–',
          measurable ? count(point.n) : '–',
          range(point.interval),
          ...(uniform ? [range(point.timeUniform)] : []),
          measurable && point.incidents !== undefined ? count(point.incidents) : '–',
          measurable ? count(point.unresolved) : '–',
          range(point.bounds),
        ],
      };
    }),
  };
}

/** "sentry-4: 0.8% (9 of 1,086), 0.4–1.6%; sentry-3, which it replaced: 3.9%": short enough to stand above a small figure. */
export function rateBrief(points: readonly RatePoint[]): string | null {
  const named = (role: RatePoint['role']) => points.find((point) => point.role === role);
  const candidate = named('candidate') ?? points.at(-1);
  if (!candidate) return null;
  const said = isShown(candidate)
    ? `${rateShort(candidate)} (${hitsOf(candidate.hits, candidate.n)})${candidate.interval ? `, ${percentRange(candidate.interval)}` : ''}`
    : rateShort(candidate);
  const baseline = named('baseline');
  return `${labelOf(candidate)}: ${said}${baseline && baseline !== candidate ? `; ${labelOf(baseline)}, which it replaced: ${rateShort(baseline)}` : ''}`;
}

/** One sentence for a rate by bundle: the candidate against the baseline, or the range of what is shown. */
export function rateSummary(points: readonly RatePoint[], groups = 'bundles'): string {
  const named = (role: RatePoint['role']) => points.find((point) => point.role === role);
  const [baseline, candidate] = [named('baseline'), named('candidate')];
  if (candidate && baseline)
    return `${labelOf(candidate)}: ${rateLong(candidate)}; baseline ${labelOf(baseline)}: ${rateLong(baseline)}.${[...new Set([candidate, baseline].map(unmeasuredAfter))].join('')}`;
  const one = candidate ?? baseline ?? (points.length === 1 ? points[0] : undefined);
  if (one) return rateSentence(labelOf(one), one);
  const shown = points.filter(isShown);
  const [first, ...rest] = shown;
  if (!first) return `No ${groups} of ${count(points.length)} can be given as a percentage.`;
  const lowest = rest.reduce((a, b) => (b.share < a.share ? b : a), first);
  const highest = rest.reduce((a, b) => (b.share > a.share ? b : a), first);
  const few = points.length - shown.length;
  const tail = few > 0 ? `; ${count(few)} more have too few decisions or cannot be measured` : '';
  if (lowest === highest) return `${labelOf(first)}: ${rateLong(first)}${tail}.`;
  return `From ${rateShort(lowest)} (${labelOf(lowest)}) to ${rateShort(highest)} (${labelOf(highest)}) over ${count(shown.length)} ${groups}${tail}.`;
}
