import { nameHider } from '../../words/hide-names';
import type { Job } from '../job';
import { RecordText } from './record-text';
import { searchBlob } from './search-blob';

interface SearchAsk {
  /** In the order of loading; of a foreign source the records that were made of it. */
  readonly files: readonly Blob[];
  readonly text: string;
  /** Taken out of every text before it is looked into. */
  readonly names: readonly string[];
  /** Beyond so many records that hold the text the search stops. */
  readonly most: number;
}

export interface Read {
  readonly lines: number;
  readonly bytes: number;
  readonly hits: number;
}

interface Found extends Read {
  /** Per file the bytes at which records begin. */
  readonly places: readonly Float64Array[];
  /** The search stopped early: there may be more. */
  readonly more: boolean;
}

const reportEveryMs = 100;

/** Searches files and reports what was read, some times a second. */
export const searchInFiles: Job<SearchAsk, Found, Read> = (ask, { report }) => {
  let last = 0;
  return searchFiles(ask, (read) => {
    const now = performance.now();
    if (now - last < reportEveryMs) return;
    last = now;
    report(read);
  });
};

/** Searches all files, one after the other. Rejects when one can no longer be read. */
export async function searchFiles(
  { files, text, names, most }: SearchAsk,
  onRead: (read: Read) => void,
): Promise<Found> {
  const sought = new RecordText(
    text,
    nameHider(names, () => ' '),
  );
  let [lines, bytes, hits] = [0, 0, 0];
  const places: Float64Array[] = [];
  for (const file of files) {
    const starts: number[] = [];
    if (hits < most)
      await searchBlob(file, sought, {
        read: (more, taken) => {
          lines += more;
          onRead({ lines, bytes: bytes + taken, hits });
        },
        hit: (at) => {
          if (hits >= most) return false;
          starts.push(at);
          hits += 1;
          return hits < most;
        },
      });
    bytes += file.size;
    places.push(Float64Array.from(starts));
  }
  return { places, more: hits >= most, lines, bytes, hits };
}
