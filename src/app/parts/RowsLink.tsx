import type { ReactNode } from 'react';
import type { RowsRequest } from '../../slice/rows-request';
import { openRows } from '../../session/view';

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
