import { useState, type ReactNode } from 'react';
import { count } from '../../words/format';

/** A long table starts with so many rows. */
const pageSize = 100;

/** The rows to draw of a long table, and the line under it that says how many there are and shows more. */
export function useMoreRows<Row>(rows: readonly Row[]): { shown: readonly Row[]; more: ReactNode } {
  const [until, setUntil] = useState(pageSize);
  const left = rows.length - until;
  if (left <= 0) return { shown: rows, more: null };
  return {
    shown: rows.slice(0, until),
    more: (
      <p className="fignote">
        {count(until)} of {count(rows.length)} rows.{' '}
        <button type="button" className="link" onClick={() => setUntil(until + pageSize)}>
          Show {count(Math.min(left, pageSize))} more
        </button>
      </p>
    ),
  };
}
