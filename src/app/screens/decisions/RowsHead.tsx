import { SectionHead } from '../../parts/Section';
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
  return (
    <div className="rows-head">
      <SectionHead
        level={1}
        title={rowsTitle(rows, releaseName)}
        sub="Enter opens a decision, J and K move. Times in UTC."
        sql={statementOf(rows, selection)}
        acts={
          rows && (
            <button type="button" className="link" onClick={() => openRows(null)}>
              All in view
            </button>
          )
        }
      />
    </div>
  );
}
