import { count } from '../../../charts/format';
import { useSession } from '../../state/session';
import type { FoundRecord } from './decision-path';
import { SourceRow } from './SourceRow';

const shownAtMost = 20_000;

/** The lines as they stand in their files: text, whatever is in them. */
export function RawRecords({ records }: { records: readonly FoundRecord[] }) {
  const files = useSession((session) => session.account?.files);
  return (
    <details>
      <summary>
        {records.length === 1 ? 'Raw record' : `${records.length} raw records`}, line{' '}
        {count(records[0]?.address.line ?? 0)}
      </summary>
      {records.map(({ address, raw, record }) => (
        <div key={`${address.file} ${address.byteOffset}`}>
          <p className="small q">
            {record.event_type},{' '}
            <span className="mono">{files?.[address.file]?.name ?? `file ${address.file + 1}`}</span>, line{' '}
            {count(address.line)}
          </p>
          <pre className="raw" tabIndex={0} aria-label={`Raw ${record.event_type} record`}>
            {raw.length > shownAtMost ? `${raw.slice(0, shownAtMost)}…` : raw}
          </pre>
          {files?.[address.file]?.imported && (
            <SourceRow address={address} file={files[address.file]?.name ?? ''} />
          )}
        </div>
      ))}
    </details>
  );
}
