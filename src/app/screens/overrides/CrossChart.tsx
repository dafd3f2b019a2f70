import { memo, useMemo } from 'react';
import { FilterColumns } from '../../../charts/cross/FilterColumns';
import { FilterRows } from '../../../charts/cross/FilterRows';
import type { ShareAxis } from '../../../charts/axis/share-axis';

import { Figure } from '../../../charts/figure/Figure';
import { count, hitsOf, tickWords } from '../../../words/format';
import { crossStatement, type CrossCounts } from '../../../metrics/cross-filter/cross-filter';
import type { RateDefinition } from '../../../metrics/rate/definition';
import type { Dimension } from '../../../slice/selection/dimension';
import { sliceStore } from '../../../session/slice-store';
import { chartCaption } from './chart-caption';
import { areAllYoung, chartRows, isCounted, monthRows } from './chart-rows';
import type { ShownChart } from './charts-shown';
import { useInTurn } from './use-in-turn';

interface CrossChartProps {
  chart: ShownChart;
  definition: RateDefinition;
  counts: CrossCounts | undefined;
  full: CrossCounts | undefined;
  /** The full counts are of months. */
  byMonth: boolean;
  nameOf: (dimension: Dimension, value: string) => string;
  selected: readonly string[];
  axis: ShareAxis;
  /** Share of everything in view. */
  whole: number | null;
  most: number;
  onMore: () => void;
}

/** One chart of the bench: choosing a value narrows all others and leaves this one as it is. */
export function CrossChart(props: CrossChartProps) {
  const { chart, definition, counts, full, byMonth, nameOf, selected, axis, whole, most, onMore } = props;
  const drawn = useInTurn(
    useMemo(
      () => ({ chart, definition, counts, full, byMonth, nameOf, axis, whole, most }),
      [chart, definition, counts, full, byMonth, nameOf, axis, whole, most],
    ),
  );
  return <DrawnChart {...drawn} selected={selected} onMore={onMore} />;
}

const DrawnChart = memo(function DrawnChart(props: CrossChartProps) {
  const { definition, counts, full, nameOf, axis, whole, most, onMore } = props;
  const isMonthly = props.byMonth && full !== undefined;
  const chart = isMonthly ? { ...props.chart, title: 'When: month' } : props.chart;
  const rows = isMonthly
    ? monthRows(full)
    : chartRows(chart.dimension, counts, props.byMonth ? undefined : full, nameOf, chart.form);
  const weeksOf = (months: readonly string[]) =>
    (counts?.rates ?? []).flatMap(({ key }) => (months.includes(key.slice(0, 7)) ? [key] : []));
  const selected = isMonthly
    ? rows.flatMap(({ key }) => {
        const weeks = weeksOf([key]);
        return weeks.length > 0 && weeks.every((week) => props.selected.includes(week)) ? [key] : [];
      })
    : props.selected;
  const rest = counts?.rest ?? null;
  const isYoung = areAllYoung(counts);
  const draws = isCounted(chart.dimension, definition.id) ? 'n' : 'share';
  const counted = rows.filter(({ n, key }) => n > 0 || chart.form === 'columns' || selected.includes(key));
  const shown =
    draws === 'n'
      ? counted
          .filter(({ key }) => key !== '(none)')
          .map((row) => ({ ...row, cells: ['', count(row.n)], words: `${row.name}: ${count(row.n)}` }))
      : counted;
  const choose = (keys: string[]) =>
    sliceStore.getState().keepOnly(chart.dimension, isMonthly ? weeksOf(keys) : keys);
  const statement = () =>
    crossStatement(
      definition,
      sliceStore.getState().selection,
      [{ dimension: chart.dimension, most, byMonth: isMonthly }],
      'full',
    );
  const parts = {
    label: chart.title,
    rows: shown,
    axis,
    line: whole,
    mark: definition.mark,
    selected,
    draws,
  } as const;
  return (
    <Figure
      size="small"
      title={chart.title}
      summary={
        isYoung && selected.length === 0
          ? 'All are younger than the lag.'
          : chartCaption(shown, selected, draws, rest?.values ?? 0)
      }
      className={chart.wide ? 'wide' : ''}
      sql={() => [statement()]}
      table={{
        caption: `${definition.title} by ${chart.title.toLowerCase()}`,
        columns: [{ label: chart.title }, { label: definition.title }],
        rows: shown.map((row) => ({ key: row.key, cells: [row.name, row.words.slice(row.name.length + 2)] })),
      }}
    >
      {shown.length === 0 ? (
        <p className="q small">
          {isYoung ? 'Nothing here is judged yet.' : 'Nothing to count in this slice.'}
        </p>
      ) : chart.form === 'lines' ? (
        <FilterRows {...parts} onSelect={choose} />
      ) : (
        <FilterColumns {...parts} onSelect={choose} />
      )}
      {draws === 'share' && shown.length > 0 && chart.form === 'lines' && (
        <p className="axis-ends" aria-hidden="true">
          <span>{tickWords(axis.from)}</span>
          <span>{tickWords(axis.until)}%</span>
        </p>
      )}
      {rest && rest.values > 0 && (draws === 'share' || rest.hits > 0) && (
        <p className="rest-line">
          <span>
            {draws === 'share'
              ? `The other ${count(rest.values)}: ${hitsOf(rest.hits, rest.n)}`
              : `Other reasons, or none: ${count(rest.hits)}`}
          </span>
          <button type="button" className="link" onClick={onMore}>
            Show more
          </button>
        </p>
      )}
    </Figure>
  );
});
