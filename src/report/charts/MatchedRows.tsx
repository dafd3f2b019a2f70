import type { ReportMatched } from '../../records/report/drift';
import { DifferenceRows, type DifferenceReading } from './DifferenceRows';

/** More rows than this would not stand on one page. */
const mostRows = 18;
const familyLevel = 0.05;

/** Shown to differ on the same cases, Holm over the measures of the pair? */
export function matchedReading({ adjusted_p, difference, better }: ReportMatched): DifferenceReading {
  if (difference === null || adjusted_p === null || adjusted_p > familyLevel || difference === 0)
    return 'unclear';
  return difference > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** Rows with a difference and at least one case that came out differently. */
export const matchedDrawn = (rows: readonly ReportMatched[]): readonly ReportMatched[] =>
  rows
    .filter(
      ({ difference, before_only, after_only }) =>
        difference !== null && (before_only ?? 0) + (after_only ?? 0) > 0,
    )
    .slice(0, mostRows);

/** What the drawing shows, in one sentence. */
export function matchedSummary(rows: readonly ReportMatched[]): string {
  const of = (wanted: DifferenceReading) => rows.filter((row) => matchedReading(row) === wanted).length;
  const told = rows.filter(({ difference }) => difference !== null).length;
  return `${told} measures told on the same cases: ${of('worse')} worse, ${of('better')} better, ${told - of('worse') - of('better')} not shown to differ.`;
}

/** Differences on the same cases with their intervals, around nought. */
export function MatchedRows({ rows }: { readonly rows: readonly ReportMatched[] }) {
  return (
    <DifferenceRows
      summary={matchedSummary(rows)}
      rows={matchedDrawn(rows).map((row) => ({
        key: `${row.agent} ${row.metric} ${row.before} ${row.after}`,
        title: `${row.title}, ${row.before} to ${row.after}`,
        difference: row.difference,
        interval: row.interval,
        reading: matchedReading(row),
      }))}
    />
  );
}
