import { useEffect, useState } from 'react';
import type { FoundRecord } from './decision-path';

/** Everything the logs say about this decision, as one JSON text for the clipboard. */
export const recordsAsJson = (records: readonly FoundRecord[]): string =>
  JSON.stringify(
    records.map(({ record }) => record),
    null,
    2,
  );

export function CopyRecords({ records }: { records: readonly FoundRecord[] }) {
  const [said, say] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => say(''), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(recordsAsJson(records));
      say('Copied. It holds names as they are logged.');
    } catch {
      say('The browser refused; open the raw records and select.');
    }
  };
  return (
    <p className="small copy-records">
      <button type="button" className="link" onClick={() => void copy()}>
        Copy as JSON
      </button>{' '}
      <span role="status" className="q">
        {said}
      </span>
    </p>
  );
}
