import { headOf } from '../../intake/mapper/rows/head';
import type { Progress } from './account';
import type { Importer } from './importer';
import { isFallback, type Source } from './source';

const decoder = new TextDecoder();

/** Do the first bytes hold records of the log format beyond doubt? Then nothing else needs to look. */
async function isNative(blob: Blob): Promise<boolean> {
  const head = decoder.decode(await headOf(blob, 4096));
  return (
    /^\uFEFF?\s*[[{]/.test(head) &&
    /"schema_version"\s*:\s*"\d/.test(head) &&
    /"event_type"\s*:\s*"/.test(head)
  );
}

/** Every source as it is to be read; foreign ones are converted, which `open` is asked for only then. */
export async function prepareAll(
  sources: readonly Source[],
  open: () => Importer,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Source[]> {
  let importer: Importer | undefined;
  const prepared: Source[] = [];
  for (const source of sources) {
    signal.throwIfAborted();
    const { name, blob, readAs } = source;
    const isChosenNative = readAs !== undefined && 'format' in readAs && readAs.format === 'native';
    if (isChosenNative || ((readAs === undefined || isFallback(readAs)) && (await isNative(blob)))) {
      prepared.push(source);
      continue;
    }
    importer ??= open();
    const onRows = (records: number) =>
      onProgress({
        bytesRead: 0,
        bytesTotal: blob.size,
        records,
        rejected: 0,
        bytesPerSecond: 0,
        file: name,
        stage: 'reading',
      });
    prepared.push(await importer.prepare(source, onRows));
  }
  return prepared;
}
