import type { ReactNode } from 'react';
import { isArrow, nextByArrow } from '../keys/grid-place';
import { Mark, type MarkKind } from '../marks/Mark';

export interface HeatCell {
  readonly key: string;
  /** "4.0%", "2 of 8", or why nothing stands here. */
  readonly value: string;
  /** "+2.6 pt" against the baseline; null where nothing is compared. */
  readonly change: string | null;
  readonly n: string;
  readonly state: 'base' | 'worse1' | 'worse2' | 'better1' | 'better2' | 'plain' | 'nm';
  /** Did the number itself go up? For the arrow. */
  readonly rises: boolean;
  /** Everything the cell says, for a reader that does not see it. */
  readonly words: string;
}

export interface HeatRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly role: 'baseline' | 'candidate' | null;
  readonly cells: readonly HeatCell[];
}

export interface HeatMapProps {
  readonly caption: string;
  readonly columns: readonly {
    readonly key: string;
    readonly label: string;
    readonly sub: string;
    readonly mark?: MarkKind;
  }[];
  readonly rows: readonly HeatRow[];
  readonly onCell: (row: string, column: string) => void;
}

/**
 * Bundles down, measures across, each cell with its value, its change and its n. Filled only where the change is
 * shown; the word and the arrow say the same as the fill. A cell is a button that leads to its detail; arrow
 * keys move between cells.
 */
export function HeatMap({ caption, columns, rows, onCell }: HeatMapProps) {
  return (
    <div className="scroll heat-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="heat tall">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Bundle</th>
            {columns.map(({ key, label, sub, mark }) => (
              <th key={key} scope="col">
                {mark ? <Mark kind={mark} /> : null}
                {label}
                <span className="q small detail">{sub}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveByArrows}>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.role ? <Mark kind={row.role} /> : null}
                {row.label}
              </th>
              {row.cells.map((cell) => (
                <td key={cell.key} className={`hm ${cell.state === 'plain' ? '' : cell.state}`.trim()}>
                  <button type="button" onClick={() => onCell(row.key, cell.key)} aria-label={cell.words}>
                    <b>{cell.value}</b>
                    <span>
                      {cell.change ?? cell.n}
                      {cell.state.startsWith('worse') || cell.state.startsWith('better') ? (
                        <em>
                          {cell.rises ? '▲' : '▼'} {cell.state.startsWith('worse') ? 'worse' : 'better'}
                        </em>
                      ) : null}
                    </span>
                    {cell.change ? <span className="hm-n">{cell.n}</span> : null}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function moveByArrows(event: React.KeyboardEvent<HTMLTableSectionElement>): void {
  const cell = (event.target as HTMLElement).closest('td');
  const row = cell?.closest('tr');
  if (!isArrow(event.key) || !cell || !row) return;
  event.preventDefault();
  const rows = [...event.currentTarget.children];
  const columns = row.children.length;
  const from = { row: rows.indexOf(row), column: [...row.children].indexOf(cell) };
  const next = nextByArrow(event.key, from, { rows: rows.length, columns });
  if (next) rows[next.row]?.children[next.column]?.querySelector('button')?.focus();
}
