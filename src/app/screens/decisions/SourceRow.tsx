import { useState } from 'react';
import { count } from '../../../words/format';
import type { RecordAddress } from '../../../database/tables/provenance';
import { readSourceRow, type SourceRow as Row } from '../../../intake/loading/read-record';

type Shown = { state: 'closed' | 'reading' | 'gone' } | { state: 'open'; row: Row };

/** The row of a foreign source behind a record, as the source holds it. */
export function SourceRow({
  address,
  file,
  hide,
}: {
  address: RecordAddress;
  file: string;
  /** Puts pseudonyms for names. */
  hide: (text: string) => string;
}) {
  const [shown, show] = useState<Shown>({ state: 'closed' });
  const open = async () => {
    show({ state: 'reading' });
    const row = await readSourceRow(address).catch(() => null);
    show(row === null ? { state: 'gone' } : { state: 'open', row });
  };
  if (shown.state === 'open') {
    return (
      <>
        <p className="small q">
          Its row in <span className="mono">{file}</span>, line {count(shown.row.line)}
        </p>
        <pre className="raw" tabIndex={0} aria-label="Row of the source">
          {hide(shown.row.text.slice(0, 20_000))}
        </pre>
      </>
    );
  }
  if (shown.state === 'gone') return <p className="small q">The row can no longer be read from its file.</p>;
  return (
    <button type="button" className="link" disabled={shown.state === 'reading'} onClick={() => void open()}>
      Show the row it was made from
    </button>
  );
}
