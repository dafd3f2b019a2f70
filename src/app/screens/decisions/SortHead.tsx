import { useView } from '../../../session/view';
import type { RowOrder } from '../../../session/view-address';
import type { Column } from './columns';
import { turnsRound } from '../../../metrics/decisions/list-source';

/** A column's heading; pressing it sorts by it, pressing again turns the order round. */
export function SortHead({
  column,
  order,
}: {
  column: Pick<Column, 'sort' | 'title' | 'numeric'>;
  order: RowOrder;
}) {
  const { sort, title, numeric } = column;
  const className = numeric ? 'num' : undefined;
  const isSorted = order.column === sort;
  const isDescending = turnsRound(sort) && order.descending;
  const direction = isDescending ? 'descending' : 'ascending';
  const next = isSorted ? !order.descending : sort === 'time';
  return (
    <th scope="col" className={className} aria-sort={isSorted ? direction : 'none'}>
      <button
        type="button"
        className="sort"
        onClick={() => useView.setState({ order: { column: sort, descending: turnsRound(sort) && next } })}
      >
        {title} <span aria-hidden="true">{isSorted ? (isDescending ? '▾' : '▴') : ''}</span>
      </button>
    </th>
  );
}
