import { useEffect, useState } from 'react';
import type { FoundRecord } from '../../../answers/decisions/decision-path';
import { useRecordNames } from './record-names';

/** Everything the logs say about this decision, as one JSON text for the clipboard. */
const recordsAsJson = (records: readonly FoundRecord[]): string =>
  JSON.stringify(
    records.map(({ record }) => record),
    null,
    2,
  );

export function CopyRecords({ records }: { records: readonly FoundRecord[] }) {
  const [said, say] = useState('');
  const { shown, hide } = useRecordNames(records);
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => say(''), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(hide(recordsAsJson(records)));
      say(shown ? 'Copied, with names as they are logged.' : 'Copied; people stand as pseudonyms.');
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
