import type { ReactNode } from 'react';
import type { RowsPart } from '../../slice/rows-request';
import { RowsLink } from './RowsLink';

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
