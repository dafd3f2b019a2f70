import type { ReactNode } from 'react';
import type { RowsRequest } from '../state/rows-request';
import { openRows } from '../state/view';

/** A number that opens its rows. */
export function RowsLink({
  rows,
  children,
  label,
}: {
  rows: RowsRequest;
  children: ReactNode;
  label?: string;
}) {
  return (
    <button type="button" className="link" aria-label={label} onClick={() => openRows(rows)}>
      {children}
    </button>
  );
}
