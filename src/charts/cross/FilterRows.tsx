import { ListBox, ListBoxItem } from 'react-aria-components';
import { markClass, type MarkKind } from '../../records/report/mark-kinds';
import type { FilterRange, FilterRow } from './filter-row';
import './cross.css';

export interface FilterRowsProps {
  readonly label: string;
  readonly rows: readonly FilterRow[];
  /** Shares at the ends of the drawing. */
  readonly axis: FilterRange;
  /** The share of everything in view: a thin line. */
  readonly line: number | null;
  readonly mark: MarkKind;
  readonly selected: readonly string[];
  readonly onSelect: (keys: string[]) => void;
  /** `n` draws bars of the number, in place of shares. */
  readonly draws?: 'share' | 'n';
}

// A value may be the empty text, and a key may not.
const idOf = (key: string) => `=${key}`;
const keyOf = (id: unknown) => String(id).slice(1);

/** A chart that is a filter: one line per value; arrows move, Space chooses, Escape lets all go. */
export function FilterRows({
  label,
  rows,
  axis,
  line,
  mark,
  selected,
  onSelect,
  draws = 'share',
}: FilterRowsProps) {
  const x = (share: number) =>
    `${Math.min(100, Math.max(0, ((share - axis.from) / (axis.until - axis.from)) * 100))}%`;
  const most = rows.reduce((high, { n }) => Math.max(high, n), 1);
  return (
    <ListBox
      className={`filter-rows ${markClass(mark)}${selected.length > 0 ? ' chosen' : ''}`}
      aria-label={label}
      selectionMode="multiple"
      selectedKeys={selected.map(idOf)}
      onSelectionChange={(keys) =>
        onSelect(keys === 'all' ? rows.map(({ key }) => key) : [...keys].map(keyOf))
      }
    >
      {rows.map((row) => (
        <ListBoxItem
          key={row.key}
          id={idOf(row.key)}
          textValue={row.name}
          aria-label={row.words}
          className="filter-row"
        >
          <span className="filter-name" title={row.name}>
            {row.name}
          </span>
          <svg className="plot" height="20" aria-hidden="true">
            <line className="grid" x1="0" x2="0" y1="0" y2="20" />
            {draws === 'n' ? (
              <rect className="fill" y="5" height="10" width={`${(row.n / most) * 100}%`} />
            ) : (
              <>
                {line === null ? null : (
                  <line className="limit thin" x1={x(line)} x2={x(line)} y1="0" y2="20" />
                )}
                {row.interval ? (
                  <line
                    className="whisk"
                    x1={x(row.interval.lower)}
                    x2={x(row.interval.upper)}
                    y1="10"
                    y2="10"
                  />
                ) : null}
                {row.share === null ? null : <circle className="fill" cx={x(row.share)} cy="10" r="4" />}
              </>
            )}
          </svg>
          {row.cells.map((cell, at) => (
            <span key={at} className="filter-cell">
              {cell}
            </span>
          ))}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
