import type { DataTableProps } from '../table/Table';
import { count, percent, utcDay } from '../../words/format';

export interface WatchPoint {
  /** When the incident opened, epoch ms: releases and control events are drawn on the same days. */
  readonly at: number;
  /** When it was old enough to be judged, epoch ms. */
  readonly judgedAt: number;
  /** CUSUM as a share of the level at which the alarm sounds. */
  readonly level: number;
}

export interface WatchNumbers {
  readonly points: readonly WatchPoint[];
  /** The incident that would have tripped it, or null. */
  readonly tripped: Pick<WatchPoint, 'at' | 'judgedAt'> | null;
}

/** One sentence: whether and when it would have tripped, else how near it came. */
export function watchSummary({ points, tripped }: WatchNumbers): string {
  const last = points.at(-1);
  if (!last) return 'No incident has matured yet.';
  const over = `${count(points.length)} judged incidents`;
  if (tripped !== null)
    return `Would have tripped on ${utcDay(tripped.judgedAt)}, when the incident of ${utcDay(tripped.at)} could be judged; ${over}.`;
  const highest = points.reduce((most, { level }) => Math.max(most, level), 0);
  return `Did not trip in ${over}: at most ${percent(highest)} of the alarm level, now ${percent(last.level)}.`;
}

export function watchTable({ points }: WatchNumbers, caption: string): DataTableProps {
  return {
    caption,
    columns: [
      { label: 'Judged incident' },
      { label: 'Opened on, UTC' },
      { label: 'Could be judged on, UTC' },
      { label: 'Share of the alarm level', numeric: true },
    ],
    rows: points.map((point, index) => ({
      key: String(index),
      cells: [count(index + 1), utcDay(point.at), utcDay(point.judgedAt), percent(point.level)],
    })),
  };
}

/** At most `most` points: of every run the lowest, the highest and the last. */
export function thinnedWatch(points: readonly WatchPoint[], most = 300): readonly WatchPoint[] {
  if (points.length <= most) return points;
  const size = Math.ceil(points.length / Math.floor(most / 3));
  const kept = new Set<WatchPoint>();
  for (let at = 0; at < points.length; at += size) {
    const run = points.slice(at, at + size);
    const [first] = run;
    if (!first) continue;
    kept.add(run.reduce((a, b) => (b.level < a.level ? b : a), first));
    kept.add(run.reduce((a, b) => (b.level > a.level ? b : a), first));
    kept.add(run.at(-1) ?? first);
  }
  return points.filter((point) => kept.has(point));
}
