import { count, hitsOf, points, rateShort, signedPoints } from '../../../../words/format';
import { DotRows } from '../../../../charts/dots/DotRows';
import { Mark } from '../../../../charts/marks/Mark';
import type { Compared } from '../../../../metrics/compare/compare';
import type { Rate } from '../../../../metrics/rate/rate';
import { SectionHead } from '../../../parts/Section';
import { RowsLink } from '../../../parts/RowsLink';
import { isShownToDiffer } from '../../../../answers/overrides/difference-words';

/** `metric` opens the rows that are counted: those of A, which is the slice in view. */
const sayRate = (rate: Rate, metric?: string) => (
  <>
    <b>{rateShort(rate)}</b>
    <span className="q small">
      {metric === undefined || rate.n === 0 ? (
        hitsOf(rate.hits, rate.n)
      ) : (
        <RowsLink rows={{ of: 'metric', metric, part: 'counted' }}>{hitsOf(rate.hits, rate.n)}</RowsLink>
      )}
    </span>
    {rate.remark && <span className="q small detail">{rate.remark}</span>}
  </>
);

/** Every measure in A and in B, the difference drawn with its interval around nought. */
export function CompareTable({ rows, shared }: { rows: readonly Compared[]; shared: number }) {
  const ends = rows.flatMap(({ interval }) =>
    interval ? [Math.abs(interval.lower), Math.abs(interval.upper)] : [],
  );
  const reach = Math.max(
    0.05,
    Math.ceil(
      Math.min(
        1,
        ends.reduce((high, end) => Math.max(high, end), 0),
      ) * 20,
    ) / 20,
  );
  return (
    <>
      <SectionHead
        title="Every measure in A and B"
        sql={rows[0]?.b.statement}
        sub={
          <>
            Difference A − B with its 95% interval (Newcombe, at effective sample sizes). Many measures are
            compared: one in twenty leaves out nought by chance.
            {shared > 0 &&
              ` ${count(shared)} decisions stand in both slices, so the intervals are no longer those of independent slices.`}
          </>
        }
      />
      <DotRows
        caption="Measures in A and B"
        head="Measure"
        plotHead="A − B, points"
        mark="ink"
        axis={{
          from: -reach,
          until: reach,
          ticks: [-reach, 0, reach],
          tick: (value) => (value === 0 ? '0' : signedPoints(value)),
          line: 0,
        }}
        columns={[
          { label: 'A', numeric: true },
          { label: 'B', numeric: true },
          { label: 'Difference', numeric: true },
        ]}
        rows={rows.map((row) => {
          const { definition, a, b, difference, interval } = row;
          return {
            key: definition.id,
            label: (
              <>
                <Mark kind={definition.mark} /> {definition.title}
              </>
            ),
            value: difference,
            interval,
            notMeasurable: difference === null,
            cells: [
              sayRate(a, definition.id),
              sayRate(b),
              difference === null ? (
                <span className="q">not measurable</span>
              ) : isShownToDiffer(row) ? (
                <b>{points(difference, interval)}</b>
              ) : (
                points(difference, interval)
              ),
            ],
          };
        })}
      />
    </>
  );
}
