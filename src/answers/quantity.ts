import type { ReportQuantity } from '../records/report/numbers';
import { type Freezing, rangeOf, tenDigitsOrNull } from './context';
import { isSmall } from './small-cell';

interface Found {
  readonly id: string;
  readonly title: string;
  readonly unit: ReportQuantity['unit'];
  readonly value: number | null | undefined;
  /** What it rests on; null when that is no count. */
  readonly n: number | null;
  readonly interval?: { readonly lower: number; readonly upper: number } | null | undefined;
  readonly state: 'measured' | 'not_enough_data' | 'not_measurable';
  readonly reason: string | null;
  readonly statement: Parameters<Freezing['book']['number']>[1];
}

/** A number that is no plain share; one that rests on a small cell is left out. */
export function frozenQuantity(freezing: Freezing, found: Found): ReportQuantity {
  const { id, title, unit, n, reason, statement } = found;
  const isHidden = n !== null && isSmall(n);
  const state = isHidden ? 'hidden' : found.state;
  freezing.metrics.add(id);
  return {
    id,
    title,
    unit,
    value: state === 'measured' ? tenDigitsOrNull(found.value) : null,
    n: isHidden ? null : n,
    interval: state === 'measured' ? rangeOf(found.interval) : null,
    state,
    reason: isHidden ? 'A small cell.' : reason,
    statement: freezing.book.number(title, statement),
  };
}
