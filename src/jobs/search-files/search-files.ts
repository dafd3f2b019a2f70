import { nameHider } from '../../words/hide-names';
import type { FromSearchWorker, Read, ToSearchWorker } from './in-files-messages';
import { RecordText } from './record-text';
import { searchBlob } from './search-blob';

/** Searches all files, one after the other. Rejects when one can no longer be read. */
export async function searchFiles(
  { files, text, names, most }: ToSearchWorker,
  onRead: (read: Read) => void,
): Promise<Extract<FromSearchWorker, { kind: 'found' }>> {
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
  return { kind: 'found', places, more: hits >= most, lines, bytes, hits };
}
