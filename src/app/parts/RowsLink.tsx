import type { ReactNode } from 'react';
import { count } from '../../words/format';
import type { RowsPart, RowsRequest } from '../../slice/rows-request';
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

/** A count that opens its rows, where there are any. */
export function CountLink({ n, rows, children }: { n: number; rows: RowsRequest; children?: ReactNode }) {
  if (n === 0) return <span className="q">none</span>;
  return <RowsLink rows={rows}>{children ?? count(n)}</RowsLink>;
}

/** Turns the numbers of one measure into links to their rows; `grouping` names what a point's key is a value of. */
export function metricLink(metric: string, grouping?: string) {
  return function link({ key }: { readonly key: string }, part: RowsPart, text: string): ReactNode {
    return (
      <RowsLink rows={{ of: 'metric', metric, part, ...(grouping === undefined ? {} : { grouping, key }) }}>
        {text}
      </RowsLink>
    );
  };
}
