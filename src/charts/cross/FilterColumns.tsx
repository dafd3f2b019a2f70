import { tickWords } from '../../words/format';
import { type PointerEvent, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';

import { markClass } from '../../records/report/mark-kinds';
import { keysBetween } from './filter-row';
import type { FilterRowsProps } from './FilterRows';
import './cross.css';

const plotHeight = 64;
const barHeight = 24;
const idOf = (key: string) => `=${key}`;
const keyOf = (id: unknown) => String(id).slice(1);

/** The key of the column under the pointer. */
function under(event: PointerEvent): string | null {
  const at = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('.filter-col');
  return at?.dataset.key === undefined ? null : keyOf(at.dataset.key);
}

/**
 * A chart of ordered values that is a filter: dragging over columns, or Shift and the arrows, chooses a
 * range; a press or Space chooses one. Shares above, numbers below.
 */
export function FilterColumns({ label, rows, axis, line, mark, selected, onSelect }: FilterRowsProps) {
  const [drag, setDrag] = useState<{ from: string; to: string } | null>(null);
  const y = (share: number) => {
    const part = (share - axis.from) / (axis.until - axis.from);
    return 4 + (1 - Math.min(1, Math.max(0, part))) * (plotHeight - 8);
  };
  const most = rows.reduce((high, { n }) => Math.max(high, n), 1);
  const brushed = drag && drag.from !== drag.to ? keysBetween(rows, drag.from, drag.to) : null;
  const shown = brushed ?? selected;
  return (
    <div
      className="filter-brush"
      onPointerDownCapture={(event) => {
        const from = event.button === 0 && event.pointerType !== 'touch' ? under(event) : null;
        if (from !== null) setDrag({ from, to: from });
      }}
      onPointerMoveCapture={(event) => {
        const to = drag ? under(event) : null;
        if (drag && to !== null && to !== drag.to) setDrag({ ...drag, to });
      }}
      onPointerUpCapture={() => {
        if (brushed) onSelect(brushed);
        setDrag(null);
      }}
      onPointerLeave={() => setDrag(null)}
    >
      <p className="cols-axis" aria-hidden="true">
        {tickWords(axis.until)}%
      </p>
      <ListBox
        className={`filter-cols ${markClass(mark)}${shown.length > 0 ? ' chosen' : ''}`}
        aria-label={label}
        orientation="horizontal"
        selectionMode="multiple"
        shouldSelectOnPressUp
        selectedKeys={shown.map(idOf)}
        onSelectionChange={(keys) => {
          if (!brushed) onSelect(keys === 'all' ? rows.map(({ key }) => key) : [...keys].map(keyOf));
        }}
      >
        {rows.map((row) => (
          <ListBoxItem
            key={row.key}
            id={idOf(row.key)}
            textValue={row.name}
            aria-label={row.words}
            className="filter-col"
          >
            <svg className="plot" height={plotHeight + barHeight} aria-hidden="true">
              <title>{row.words}</title>
              <rect className="filter-hit" width="100%" height="100%" />
              <line className="grid" x1="0" x2="100%" y1="4" y2="4" />
              <line className="grid" x1="0" x2="100%" y1={plotHeight - 4} y2={plotHeight - 4} />
              {line === null ? null : (
                <line className="limit thin" x1="0" x2="100%" y1={y(line)} y2={y(line)} />
              )}
              {row.interval ? (
                <line
                  className="whisk"
                  x1="50%"
                  x2="50%"
                  y1={y(row.interval.lower)}
                  y2={y(row.interval.upper)}
                />
              ) : null}
              {row.share === null ? null : <circle className="fill" cx="50%" cy={y(row.share)} r="3" />}
              <rect
                className="nbar"
                x="12%"
                width="76%"
                y={plotHeight + barHeight - (row.n / most) * barHeight}
                height={(row.n / most) * barHeight}
              />
            </svg>
            <span className="filter-tick">{row.tick ?? ''}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
}
