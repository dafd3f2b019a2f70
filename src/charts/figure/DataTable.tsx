import { useState, type ReactNode } from 'react';
import { count } from '../../words/format';

export interface DataColumn {
  readonly label: string;
  readonly numeric?: boolean;
}

export interface DataRow {
  readonly key: string;
  /** One per column; the first is the row's heading. */
  readonly cells: readonly ReactNode[];
}

export interface DataTableProps {
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
  readonly foot?: readonly ReactNode[];
  /** Rows shown at first, and added at a time. */
  readonly pageSize?: number;
}

/** The numbers of a figure as a real table; long ones grow by a page at a time. */
export function DataTable({ caption, columns, rows, foot, pageSize = 200 }: DataTableProps) {
  const [shown, setShown] = useState(pageSize);
  const numeric = (at: number) => (columns[at]?.numeric ? 'num' : undefined);
  const left = rows.length - shown;
  return (
    <>
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={column.label} scope="col" className={numeric(at)}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <tr key={row.key}>
                {row.cells.map((cell, at) =>
                  at === 0 ? (
                    <th key={at} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={at} className={numeric(at)}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
          {foot ? (
            <tfoot>
              <tr>
                {foot.map((cell, at) =>
                  at === 0 ? (
                    <th key={at} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={at} className={numeric(at)}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </div>
      {left > 0 ? (
        <p className="fignote">
          {count(shown)} of {count(rows.length)} rows.{' '}
          <button type="button" className="link" onClick={() => setShown(shown + pageSize)}>
            Show {count(Math.min(left, pageSize))} more
          </button>
        </p>
      ) : null}
    </>
  );
}
