import { Table, TableRow, type Column } from '../../../charts/table/Table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { count } from '../../../words/format';
import type { RowOrder } from '../../../session/view-address';
import { useMarks } from '../../../session/marks';
import { usePreferences } from '../../../session/preferences';
import { columns as allColumns, sortHead, usualColumns } from './columns';
import type { DecisionRow } from '../../../metrics/decisions/list-source';

const rowHeight = 31;
/** Columns share the room there is, down to this part of the width they ask for; then the table scrolls. */
const narrowest = 0.85;

interface DecisionTableProps {
  caption: string;
  total: number;
  rowAt: (index: number) => DecisionRow | undefined;
  onVisible: (first: number, last: number) => void;
  order: RowOrder;
  active: number;
  openId: string | null;
  onActive: (index: number) => void;
  onOpen: (row: DecisionRow, index: number) => void;
}

/** A real table of which only the rows in sight are in the page. */
export function DecisionTable(props: DecisionTableProps) {
  const { caption, total, rowAt, onVisible, order, active, openId, onActive, onOpen } = props;
  const isBeside = openId !== null;
  const titles = usePreferences((preferences) => preferences.columns) ?? usualColumns;
  const chosen = allColumns.filter(({ title }) => titles.includes(title));
  const shown = isBeside ? chosen.filter(({ beside }) => beside) : chosen;
  const marks = useMarks((store) => store.marks);
  const widths = [
    isBeside ? 80 : 128,
    ...shown.map(({ beside, width }) => parseFloat((isBeside ? beside : undefined) ?? width)),
  ];
  const wanted = widths.reduce((sum, width) => sum + width, 0);
  const box = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions stay in this component
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: 44,
    scrollPaddingEnd: 8,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onVisible(first, last), [first, last, onVisible]);

  const moveFocus = useRef(false);
  const move = (to: number) => {
    const index = Math.max(0, Math.min(total - 1, to));
    moveFocus.current = true;
    onActive(index);
    rows.scrollToIndex(index, { align: 'auto' });
    const row = openId === null ? undefined : rowAt(index);
    if (row) onOpen(row, index);
  };
  useEffect(() => {
    if (!moveFocus.current) return;
    const link = box.current?.querySelector<HTMLElement>(`[data-row="${active}"] .row-open`);
    if (!link) return;
    moveFocus.current = false;
    link.focus({ preventScroll: true });
  });

  const steps: Record<string, number> = {
    j: 1,
    J: 1,
    ArrowDown: 1,
    k: -1,
    K: -1,
    ArrowUp: -1,
    PageDown: 15,
    PageUp: -15,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) move(active + step);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(total - 1);
    else return;
    event.preventDefault();
  };

  const above = items[0]?.start ?? 0;
  const below = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  const idCell = (row: DecisionRow, index: number) => (
    <button
      type="button"
      className="link mono row-open"
      tabIndex={index === active ? 0 : -1}
      aria-expanded={row.event_id === openId}
      title={
        marks[row.event_id] ? `${row.decision_id}: marked ${marks[row.event_id]?.mark}` : row.decision_id
      }
      onFocus={() => index !== active && onActive(index)}
      onClick={() => onOpen(row, index)}
    >
      {marks[row.event_id] ? '✓ ' : ''}
      {row.decision_id}
    </button>
  );
  const columns = [
    { ...sortHead({ sort: 'decision', title: 'Decision' }, order), cell: idCell },
    ...shown.map((column): Column<DecisionRow> => ({
      ...sortHead(column, order),
      number: column.numeric,
      cell: column.cell,
    })),
  ];
  return (
    <Table
      isCaptionShown
      caption={caption}
      region={null}
      boxClass="rows-box"
      className={isBeside ? 'dt beside' : 'dt'}
      style={{ minWidth: wanted * narrowest }}
      virtual={{
        rowCount: total,
        widths: widths.map((width) => `${(100 * width) / wanted}%`),
        box: { ref: box, onKeyDown },
      }}
      columns={columns}
      rows={[]}
    >
      <tbody>
        {above > 0 && <tr aria-hidden="true" className="spacer" style={{ height: above }} />}
        {items.map(({ index }) => {
          const row = rowAt(index);
          const place = { 'data-row': index, 'aria-rowindex': index + 2 };
          return row ? (
            <TableRow
              key={index}
              {...place}
              className={row.event_id === openId ? 'sel' : undefined}
              {...{ columns, row, at: index }}
            />
          ) : (
            <tr key={index} {...place}>
              <td colSpan={columns.length} className="q">
                row {count(index + 1)}
              </td>
            </tr>
          );
        })}
        {below > 0 && <tr aria-hidden="true" className="spacer" style={{ height: below }} />}
      </tbody>
    </Table>
  );
}
