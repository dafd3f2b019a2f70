import { Button, FileTrigger } from 'react-aria-components';
import type { Change } from '../../../records/what-if';
import { readChangeFile } from '../../../records/seal-proposal';

const mostBytes = 1_000_000;

/** Takes a policy, a breaker or a proposal from a file; it stays in the browser. */
export function ImportChange({
  label,
  onRead,
}: {
  label: string;
  onRead: (change: Change | null, problems: readonly string[]) => void;
}) {
  const read = async (file: File) => {
    if (file.size > mostBytes) return onRead(null, [`${file.name}: larger than 1 MB`]);
    const { change, problems } = readChangeFile(await file.text());
    onRead(
      change,
      problems.map((problem) => `${file.name}: ${problem}`),
    );
  };
  return (
    <FileTrigger
      acceptedFileTypes={['application/json', '.json']}
      onSelect={(files) => {
        const file = files?.item(0);
        if (file) void read(file);
      }}
    >
      <Button className="pill">{label}</Button>
    </FileTrigger>
  );
}
