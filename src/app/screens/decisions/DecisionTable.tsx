import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { count } from '../../../words/format';
import type { RowOrder } from '../../../session/view-address';
import { useMarks } from '../../../session/marks';
import { usePreferences } from '../../../session/preferences';
import { columns as allColumns, usualColumns } from './columns';
import type { DecisionRow } from '../../../metrics/decisions/list-source';
import { SortHead } from './SortHead';

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
  const columns = isBeside ? chosen.filter(({ beside }) => beside) : chosen;
  const marks = useMarks((store) => store.marks);
  const widths = [
    isBeside ? 80 : 128,
    ...columns.map(({ beside, width }) => parseFloat((isBeside ? beside : undefined) ?? width)),
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
  return (
    <div ref={box} className="scroll rows-box" onKeyDown={onKeyDown}>
      <table
        className={isBeside ? 'dt beside' : 'dt'}
        style={{ minWidth: wanted * narrowest }}
        aria-rowcount={total + 1}
      >
        <caption className="small">{caption}</caption>
        <colgroup>
          {widths.map((width, at) => (
            <col key={columns[at - 1]?.title ?? 'Decision'} style={{ width: `${(100 * width) / wanted}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <SortHead column={{ sort: 'decision', title: 'Decision' }} order={order} />
            {columns.map((column) => (
              <SortHead key={column.title} column={column} order={order} />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden="true" className="spacer" style={{ height: above }} />}
          {items.map((item) => {
            const row = rowAt(item.index);
            const isOpen = row !== undefined && row.event_id === openId;
            return (
              <tr
                key={item.index}
                data-row={item.index}
                aria-rowindex={item.index + 2}
                className={isOpen ? 'sel' : undefined}
              >
                {row ? (
                  <>
                    <th scope="row">
                      <button
                        type="button"
                        className="link mono row-open"
                        tabIndex={item.index === active ? 0 : -1}
                        aria-expanded={isOpen}
                        title={
                          marks[row.event_id]
                            ? `${row.decision_id}: marked ${marks[row.event_id]?.mark}`
                            : row.decision_id
                        }
                        onFocus={() => item.index !== active && onActive(item.index)}
                        onClick={() => onOpen(row, item.index)}
                      >
                        {marks[row.event_id] ? '✓ ' : ''}
                        {row.decision_id}
                      </button>
                    </th>
                    {columns.map((column) => (
                      <td key={column.title} className={column.numeric ? 'num' : undefined}>
                        {column.cell(row)}
                      </td>
                    ))}
                  </>
                ) : (
                  <td colSpan={columns.length + 1} className="q">
                    row {count(item.index + 1)}
                  </td>
                )}
              </tr>
            );
          })}
          {below > 0 && <tr aria-hidden="true" className="spacer" style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}
