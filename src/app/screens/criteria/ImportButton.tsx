import { Button, FileTrigger } from 'react-aria-components';
import { parseCriteria, type Criteria } from '../../../records/criteria';

const mostBytes = 1_000_000;

interface ImportButtonProps {
  /** Criteria of a file that could be read, else what is wrong with it. */
  onRead: (criteria: Criteria | null, problems: readonly string[]) => void;
}

/** Takes criteria from a file into the draft; nothing is judged by them yet, and nothing leaves the browser. */
export function ImportButton({ onRead }: ImportButtonProps) {
  const read = async (file: File) => {
    if (file.size > mostBytes) return onRead(null, [`${file.name}: larger than 1 MB, which no criteria are`]);
    const { criteria, problems } = parseCriteria(await file.text());
    onRead(
      criteria,
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
      <Button className="pill">Import a file</Button>
    </FileTrigger>
  );
}
