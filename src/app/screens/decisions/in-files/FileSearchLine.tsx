import { count, counted } from '../../../../words/format';
import { mostHits, shortest } from '../../../../jobs/search-files/most-hits';
import type { FileSearch } from '../../../../session/file-search';

interface FileSearchLineProps {
  search: FileSearch;
  cancel: () => void;
  again: () => void;
}

const megabytes = (bytes: number) => count(Math.ceil(bytes / 1_000_000));

/** How far the files are searched, what was read of them, and what cannot be found in them. */
export function FileSearchLine({ search, cancel, again }: FileSearchLineProps) {
  const isRunning = search.state === 'starting' || search.state === 'reading';
  return (
    <div className="file-search small">
      {search.state === 'reading' && (
        <progress value={search.bytes} max={Math.max(1, search.total)} aria-label="Files searched" />
      )}
      <p role="status">{wordsOf(search)}</p>
      {isRunning && (
        <button type="button" className="button" onClick={cancel}>
          Cancel
        </button>
      )}
      {(search.state === 'stopped' || search.state === 'failed') && (
        <button type="button" className="link" onClick={again}>
          Search the files again
        </button>
      )}
    </div>
  );
}

/** What the search has to say, in words. */
export function wordsOf(search: FileSearch): string {
  switch (search.state) {
    case 'idle':
      return '';
    case 'short':
      return `The files are searched for ${shortest} characters or more.`;
    case 'starting':
      return 'The search of the files begins.';
    case 'stopped':
      return 'Stopped: the list shows what the columns hold, nothing of the files.';
    case 'crowd':
      return 'The files are not searched: there are too many people to keep their names out of it. Turn names on for this visit, or search the columns.';
    case 'failed':
      return `The files could not be searched: ${search.message}`;
    case 'reading':
      return `Reading: ${megabytes(search.bytes)} of ${megabytes(search.total)} MB, ${counted(search.lines, 'record')}, ${count(search.hits)} of them hold it.`;
    case 'found': {
      const read = `${counted(search.lines, 'record')} of ${counted(search.files, 'file')} read, ${count(search.hits)} ${search.hits === 1 ? 'holds' : 'hold'} it.`;
      if (search.more)
        return `${read} The search stopped at ${count(mostHits)}: a longer text finds fewer, and all of them.`;
      return search.hits === 0
        ? `${read} The list shows what the columns hold.`
        : `${read} Not listed: records outside the slice and the filters, and those that belong to no decision.`;
    }
  }
}
