import { plain, points } from '../../charts/format';
import type { MarkKind } from '../../charts/marks/kinds';
import { PlotMark } from '../../charts/marks/Mark';
import type { ReportMatched } from '../../records/report/drift';
import { across, px } from './scale';

const rowHeight = 34;
/** More rows than this would not stand on one page. */
const mostRows = 18;
const familyLevel = 0.05;

/** Shown to differ on the same cases, Holm over the measures of the pair? */
export function matchedReading({ adjusted_p, difference, better }: ReportMatched) {
  if (difference === null || adjusted_p === null || adjusted_p > familyLevel || difference === 0)
    return 'unclear' as const;
  return difference > 0 === (better === 'higher') ? ('better' as const) : ('worse' as const);
}

const marks: Record<ReturnType<typeof matchedReading>, MarkKind> = {
  worse: 'wrong',
  better: 'within',
  unclear: 'ink',
};

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
  const of = (wanted: ReturnType<typeof matchedReading>) =>
    rows.filter((row) => matchedReading(row) === wanted).length;
  const told = rows.filter(({ difference }) => difference !== null).length;
  return `${told} measures told on the same cases: ${of('worse')} worse, ${of('better')} better, ${told - of('worse') - of('better')} not shown to differ.`;
}

/** Differences on the same cases with their intervals, around nought. */
export function MatchedRows({ rows }: { readonly rows: readonly ReportMatched[] }) {
  const shown = matchedDrawn(rows);
  const furthest = Math.max(
    0.01,
    ...shown.flatMap(({ interval }) =>
      interval ? [Math.abs(interval.lower), Math.abs(interval.upper)] : [],
    ),
  );
  const x = (difference: number) => across(0.5 + (difference / furthest) * 0.48);
  return (
    <svg className="plot" height={shown.length * rowHeight + 4} role="img" aria-label={matchedSummary(rows)}>
      <line className="zero" x1="50%" x2="50%" y1="0" y2={shown.length * rowHeight} />
      {shown.map((row, at) => {
        const { agent, metric, title, before, after, difference, interval } = row;
        const y = px(at * rowHeight + 24);
        const reading = matchedReading(row);
        return (
          <g key={`${agent} ${metric} ${before} ${after}`} className={`m-${marks[reading]}`}>
            <text x="0" y={at * rowHeight + 13} className="halo">
              <tspan className="ink">{`${title}, ${before} to ${after}`}</tspan>
              <tspan className="more">{`  ${plain(points(difference ?? 0, interval))}, ${reading}`}</tspan>
            </text>
            {interval && (
              <line className="whisk" x1={x(interval.lower)} x2={x(interval.upper)} y1={y} y2={y} />
            )}
            <PlotMark kind={marks[reading]} x={x(difference ?? 0)} y={y} />
          </g>
        );
      })}
    </svg>
  );
}
