import type { BlockOf } from '../../records/report/blocks';
import { leastCell } from '../../records/report/report';
import { hideCells, type KnownSums, isSmall } from './hide-cells';

export interface CountRow {
  readonly key: string;
  readonly label: string;
  readonly counts: readonly number[];
}

type Counts = BlockOf<'counts'>;

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** A table of counts with its small cells left out; a total that is itself small is left out too. */
export function countsBlock(
  said: Omit<Counts, 'kind' | 'rows' | 'totals'>,
  rows: readonly CountRow[],
  known: KnownSums = { rows: false, columns: true },
): Counts {
  const used = rows.filter(({ counts }) => counts.some((each) => each > 0));
  const hidden = hideCells(
    used.map(({ counts }) => counts),
    leastCell,
    known,
  );
  const totals = said.columns.map((_, column) => sumOf(used.map(({ counts }) => counts[column] ?? 0)));
  return {
    kind: 'counts',
    ...said,
    rows: used.map(({ key, label }, at) => ({ key, label, counts: hidden[at] ?? [] })),
    totals: known.columns ? totals.map((total) => (isSmall(total) ? null : total)) : null,
  };
}
