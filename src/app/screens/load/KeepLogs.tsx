import { bytes, counted, utcDateTime } from '../../../words/format';
import { canKeepLogs, useKeptLogs } from '../../../session/kept-logs';
import { useView } from '../../../session/view';
import { openedSources } from '../../open/open-logs';

/** Puts a copy of the open logs on this computer, or takes it away: off until somebody asks for it. */
export function KeepLogs() {
  const { kept, areThese, isBusy, problem } = useKeptLogs();
  const isOwn = useView(({ load }) => load === null);
  if (!isOwn)
    return <p className="q small">Their link opens these logs again, so no copy of them is kept here.</p>;
  if (!canKeepLogs())
    return <p className="q small">This browser keeps no files: open the logs again after a reload.</p>;
  return (
    <div className="keep-logs">
      <label className="check">
        <input
          type="checkbox"
          checked={areThese || isBusy}
          disabled={isBusy}
          onChange={() =>
            void import('../../open/kept-logs').then(({ forgetKeptLogs, keepLogs }) =>
              areThese ? forgetKeptLogs() : keepLogs(openedSources()),
            )
          }
        />
        Keep these logs on this computer
      </label>
      <p className="q small" role="status">
        {problem !== null ? (
          <>
            These logs were not kept{kept === null ? '' : '; the copy of before stays'}:{' '}
            <span className="mono">{problem}</span>
          </>
        ) : isBusy ? (
          'Copying.'
        ) : areThese && kept !== null ? (
          `A copy of ${bytes(kept.bytes)} is in this browser’s own storage since ${utcDateTime(kept.keptAt)}. It opens after a reload. Anyone who uses this browser can open it.`
        ) : kept !== null ? (
          `A copy of other logs is kept: ${counted(kept.names.length, 'file')}, ${bytes(kept.bytes)}. Ticking this replaces it.`
        ) : (
          'Off: the logs are gone when the page is closed or reloaded.'
        )}
      </p>
    </div>
  );
}
