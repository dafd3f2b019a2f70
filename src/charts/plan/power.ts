import type { DataTableProps } from '../table/Table';
import { count, percent, weeks as weekWords } from '../../words/format';

export interface PowerPoint {
  readonly incidents: number;
  readonly weeks: number;
  /** Share of simulated runs in which the gate had opened by then. */
  readonly opened: number;
}

export interface PowerNumbers {
  readonly points: readonly PowerPoint[];
  /** Incidents without any error that the gate needs. */
  readonly cleanIncidents: number;
  /** Incidents by which half of the runs had opened; null when fewer did. */
  readonly median: number | null;
  /** Share of runs that opened at all within the last point. */
  readonly power: number;
  readonly errorRate: number;
  readonly incidentsPerWeek: number;
}

/** One sentence: how likely, how soon. */
export function powerSummary(numbers: PowerNumbers): string {
  const { points, median, power, errorRate, incidentsPerWeek } = numbers;
  const last = points.at(-1);
  if (!last) return 'Nothing was simulated.';
  const agent = `An agent that is wrong in ${percent(errorRate)} of its decisions`;
  const chance = `opens this gate within ${count(last.incidents)} incidents (${weekWords(last.weeks * 7)}) in ${percent(power)} of the runs`;
  const half =
    median === null
      ? 'fewer than half of the runs open it'
      : `half of them by incident ${count(median)}, ${weekWords((median / incidentsPerWeek) * 7)}`;
  return `${agent} ${chance}; ${half}.`;
}

export function powerTable({ points }: PowerNumbers): DataTableProps {
  return {
    caption: 'Share of simulated runs in which the gate had opened',
    columns: [
      { label: 'Incidents', numeric: true },
      { label: 'Weeks', numeric: true },
      { label: 'Opened by then', numeric: true },
    ],
    rows: points.map((point) => ({
      key: String(point.incidents),
      cells: [count(point.incidents), count(Math.ceil(point.weeks)), percent(point.opened)],
    })),
  };
}
