import { useState } from 'react';
import { SqlBlock } from '../../../charts/figure/SqlBlock';
import { useSelection } from '../../../session/slice-store';
import type { RowsRequest } from '../../../slice/rows-request';
import { openRows } from '../../../session/view';
import { useReleaseNames } from '../../ask/use-release-names';
import { statementOf } from '../../../metrics/decisions/list-source';
import { rowsTitle } from '../../../answers/decisions/rows-title';

/** Which number these rows are behind, its SQL, and the way back to all rows. */
export function RowsHead({ rows }: { rows: RowsRequest | null }) {
  const selection = useSelection();
  const releaseName = useReleaseNames();
  const [isSqlOpen, setSqlOpen] = useState(false);
  const statement = statementOf(rows, selection);
  return (
    <div className="rows-head">
      <div className="head">
        <h1 className="section-title">{rowsTitle(rows, releaseName)}</h1>
        <p className="sub">Enter opens a decision, J and K move. Times in UTC.</p>
        <span className="acts">
          {rows && (
            <button type="button" className="link" onClick={() => openRows(null)}>
              All in view
            </button>
          )}
          {statement && (
            <button
              type="button"
              className="link"
              aria-expanded={isSqlOpen}
              onClick={() => setSqlOpen(!isSqlOpen)}
            >
              Show SQL
            </button>
          )}
        </span>
      </div>
      {isSqlOpen && statement && <SqlBlock {...statement} />}
    </div>
  );
}
