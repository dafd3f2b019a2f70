import { useMemo } from 'react';
import { shareAxis, type ShareAxis } from '../../../charts/axis/share-axis';
import type { CrossCounts } from '../../../metrics/cross-filter/cross-filter';
import type { RateDefinition } from '../../../metrics/rate/definition';
import type { Dimension } from '../../../slice/selection/dimension';
import type { Selection } from '../../../slice/selection/selection';
import { useView } from '../../../session/view';
import { useValueName } from '../../ask/use-value-name';
import { isCounted, isThin } from './chart-rows';
import { shownCharts } from './charts-shown';
import { CrossChart } from './CrossChart';
import { useInTurn } from './use-in-turn';

type Counts = Partial<Record<Dimension, CrossCounts>>;

interface CrossChartsProps {
  /** Names what is wanted: measure, length of the lists, slice. */
  asked: string;
  /** The counts are those of what is wanted. */
  isCurrent: boolean;
  definition: RateDefinition;
  counts: Counts;
  full: Counts | undefined;
  /** The full counts have weeks by month. */
  byMonth: boolean;
  selection: Selection;
  most: number;
  onMore: () => void;
}

const none: readonly string[] = [];

/** The charts that filter each other, each on an axis of its own unless one for all is chosen. */
export function CrossCharts(props: CrossChartsProps) {
  const { asked, isCurrent, definition, counts, full, byMonth, selection, most, onMore } = props;
  const people = counts.person?.rates.map(({ key }) => key) ?? [];
  const nameOf = useValueName([...people, ...(selection.only.person ?? none)]);
  const isSame = useView((view) => view.axis) === 'same';
  const axes = useMemo(() => {
    const drawn = full ?? counts;
    const whole = axisOf(drawn, definition.id);
    const own = shownCharts.map(({ dimension }) => [
      dimension,
      isSame ? whole : axisOf({ [dimension]: drawn[dimension] }, definition.id),
    ]);
    return Object.fromEntries(own) as Record<Dimension, ShareAxis>;
  }, [full, counts, definition.id, isSame]);
  const whole = useMemo(() => wholeShare(counts, selection), [counts, selection]);
  const now = useMemo(
    () => ({ painted: isCurrent ? asked : '', depth: full ? 'full' : 'quick' }),
    [isCurrent, asked, full],
  );
  const shown = useInTurn(now);
  return (
    <div
      className={isCurrent && shown.painted !== asked ? 'cross dim' : 'cross'}
      data-wanted={asked}
      data-painted={shown.painted}
      data-depth={shown.painted === asked ? shown.depth : 'quick'}
    >
      {shownCharts.map((chart) => (
        <CrossChart
          key={chart.dimension}
          chart={chart}
          definition={definition}
          counts={counts[chart.dimension]}
          full={full?.[chart.dimension]}
          byMonth={byMonth && chart.dimension === 'week'}
          nameOf={nameOf}
          selected={selection.only[chart.dimension] ?? none}
          axis={axes[chart.dimension]}
          whole={whole}
          most={most}
          onMore={onMore}
        />
      ))}
    </div>
  );
}

function axisOf(counts: Counts, measure: string) {
  const told = Object.entries(counts).flatMap(([dimension, found]) =>
    isCounted(dimension, measure)
      ? []
      : (found?.rates ?? []).flatMap((rate) =>
          isThin(rate) || rate.share === null ? [] : [rate.share, rate.interval?.upper ?? 0],
        ),
  );
  return shareAxis(told);
}

/** Share of everything in view: of a chart that nobody filters by, all values together are just that. */
function wholeShare(counts: Counts, selection: Selection): number | null {
  const chart = shownCharts.find(({ dimension }) => !selection.only[dimension]?.length);
  const found = chart && counts[chart.dimension];
  if (!found) return null;
  const parts = found.rest ? [...found.rates, found.rest] : found.rates;
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  return n === 0 ? null : parts.reduce((sum, part) => sum + part.hits, 0) / n;
}
