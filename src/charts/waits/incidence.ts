import type { DataTableProps } from '../table/Table';
import { duration, percent, percentRange, type Interval } from '../../words/format';

export interface IncidenceStepPoint {
  /** Seconds. */
  readonly time: number;
  /** P(ended so by `time`), 0…1. */
  readonly incidence: number;
}

export interface IncidenceCurve {
  readonly id: string;
  readonly label: string;
  readonly steps: readonly IncidenceStepPoint[];
  /** Its ordinary 95% interval at a time; drawn for the first curve. */
  readonly intervalAt?: (seconds: number) => Interval;
}

export interface DrawnRow {
  readonly seconds: number;
  readonly band: readonly [number, number] | null;
  readonly [curve: string]: number | readonly [number, number] | null;
}

const mostPoints = 150;

const valueAt = (steps: readonly IncidenceStepPoint[], seconds: number) => {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.time ?? Infinity) <= seconds) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1]?.incidence ?? 0;
};

/** The span of the time axis in seconds, never less than one second and never empty. */
export function spanOf(
  curves: readonly IncidenceCurve[],
  limit: number | undefined,
): readonly [number, number] {
  const times = curves.flatMap(({ steps }) => [steps[0]?.time, steps.at(-1)?.time]);
  const known = [...times, limit].filter((time): time is number => time !== undefined && time > 0);
  const from = Math.max(1, Math.min(...known, 60));
  return [from, Math.max(...known, from * 10) * 1.05];
}

/** Values of all curves at times that are even on a logarithmic axis: 150 however many steps there are. */
export function drawnRows(curves: readonly IncidenceCurve[], from: number, until: number): DrawnRow[] {
  const ratio = Math.log(until / from);
  return Array.from({ length: mostPoints + 1 }, (_, place): DrawnRow => {
    const seconds = from * Math.exp((ratio * place) / mostPoints);
    const values = Object.fromEntries(curves.map(({ id, steps }) => [id, valueAt(steps, seconds)]));
    const first = curves[0];
    const interval =
      first?.intervalAt && valueAt(first.steps, seconds) > 0 ? first.intervalAt(seconds) : null;
    return { ...values, seconds, band: interval ? [interval.lower, interval.upper] : null };
  });
}

const round = [
  1, 5, 10, 30, 60, 300, 600, 1800, 3600, 14_400, 43_200, 86_400, 259_200, 604_800, 2_592_000, 7_776_000,
  31_536_000,
];

/** Round times inside the span, at most `most`, evenly thinned. */
export function timeTicks(from: number, until: number, most: number): number[] {
  const inside = round.filter((seconds) => seconds >= from && seconds <= until);
  const step = Math.ceil(inside.length / most);
  return inside.filter((_, at) => at % step === 0);
}

/** The curves at round times, as a table. */
export function incidenceTable(curves: readonly IncidenceCurve[], caption: string): DataTableProps {
  const [from, until] = spanOf(curves, undefined);
  const times = round.filter((seconds) => seconds >= from && seconds <= until);
  return {
    caption,
    columns: [
      { label: 'Within' },
      ...curves.map(({ label }) => ({ label, numeric: true })),
      { label: `95% interval, ${curves[0]?.label ?? ''}`, numeric: true },
      { label: 'Still waiting', numeric: true },
    ],
    rows: times.map((seconds) => {
      const values = curves.map(({ steps }) => valueAt(steps, seconds));
      const interval = (values[0] ?? 0) > 0 ? curves[0]?.intervalAt?.(seconds) : null;
      return {
        key: String(seconds),
        cells: [
          duration(seconds * 1000),
          ...values.map((value) => percent(value)),
          interval ? percentRange(interval) : '–',
          percent(Math.max(0, 1 - values.reduce((sum, value) => sum + value, 0))),
        ],
      };
    }),
  };
}
