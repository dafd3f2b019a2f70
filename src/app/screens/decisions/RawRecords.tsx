import { count } from '../../../words/format';
import { useNames } from '../../../session/names';
import { useSession } from '../../../session/session';
import type { FoundRecord } from '../../../answers/decisions/decision-path';
import { useRecordNames } from './record-names';
import { SourceRow } from './SourceRow';

const shownAtMost = 20_000;

/** The lines as they stand in their files: text, whatever is in them; people as the reader chose to see them. */
export function RawRecords({ records }: { records: readonly FoundRecord[] }) {
  const { shown, hide } = useRecordNames(records);
  const files = useSession((session) => session.account?.files);
  return (
    <details>
      <summary>
        {records.length === 1 ? 'Raw record' : `${records.length} raw records`}, line{' '}
        {count(records[0]?.address.line ?? 0)}
      </summary>
      <label className="check small">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => useNames.setState({ shown: event.target.checked })}
        />
        People by name, exactly as logged, for this visit only
      </label>
      {records.map(({ address, raw, record }) => (
        <div key={`${address.file} ${address.byteOffset}`}>
          <p className="small q">
            {record.event_type},{' '}
            <span className="mono">{files?.[address.file]?.name ?? `file ${address.file + 1}`}</span>, line{' '}
            {count(address.line)}
          </p>
          <pre className="raw" tabIndex={0} aria-label={`Raw ${record.event_type} record`}>
            {hide(raw.length > shownAtMost ? `${raw.slice(0, shownAtMost)}…` : raw)}
          </pre>
          {files?.[address.file]?.imported && (
            <SourceRow hide={hide} address={address} file={files[address.file]?.name ?? ''} />
          )}
        </div>
      ))}
    </details>
  );
}
