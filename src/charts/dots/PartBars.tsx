import type { ReactNode } from 'react';
import { useMoreRows } from '../figure/use-more-rows';
import { capital, count, percent } from '../../words/format';
import { Hatch, useHatch } from '../marks/Hatch';
import './dot-rows.css';

export interface PartBarsProps {
  readonly caption: string;
  readonly head: string;
  /** From most to least trusted; the last is hatched: nothing is known of it. */
  readonly parts: readonly { readonly id: string; readonly label: string }[];
  readonly rows: readonly {
    readonly key: string;
    readonly label: ReactNode;
    readonly values: readonly number[];
    readonly cells: readonly ReactNode[];
  }[];
  /** Heads of `cells`. */
  readonly columns: readonly string[];
}

const inks = ['var(--ink)', 'var(--ink-3)', 'var(--line-strong)'];

/** How a whole divides, row by row: a bar in ink from most to least trusted, and the shares themselves. */
export function PartBars({ caption, head, parts, rows, columns }: PartBarsProps) {
  const hatch = useHatch();
  const { shown, more } = useMoreRows(rows);
  return (
    <>
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <svg width="0" height="0" className="part-hatch" aria-hidden="true">
          <Hatch id={hatch.id} />
        </svg>
        <table className="dot-rows">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col" className="pl">
                {parts.map(({ label }) => label).join(' | ')}
              </th>
              {parts.map(({ id, label }) => (
                <th key={id} scope="col" className="num">
                  {capital(label)}
                </th>
              ))}
              {columns.map((label) => (
                <th key={label} scope="col" className="num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, label, values, cells }) => {
              const total = values.reduce((sum, n) => sum + n, 0);
              const start = (at: number) => values.slice(0, at).reduce((sum, n) => sum + n, 0);
              const wide = (n: number) => (total === 0 ? '0%' : `${((100 * n) / total).toFixed(2)}%`);
              return (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td className="pl">
                    <svg className="plot" height="14" aria-hidden="true">
                      {values.map((n, at) => (
                        <rect
                          key={parts[at]?.id ?? at}
                          x={wide(start(at))}
                          width={wide(n)}
                          y="3"
                          height="10"
                          fill={inks[at] ?? hatch.fill}
                        />
                      ))}
                    </svg>
                  </td>
                  {values.map((n, at) => (
                    <td key={parts[at]?.id ?? at} className="num">
                      {n === 0 ? <span className="q">none</span> : total < 10 ? count(n) : percent(n / total)}
                    </td>
                  ))}
                  {cells.map((cell, at) => (
                    <td key={columns[at] ?? at} className="num">
                      {cell}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {more}
    </>
  );
}
