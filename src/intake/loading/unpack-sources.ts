import { isPacked } from '../unpacking/packing';
import type { Part } from '../unpacking/unpack';
import { type ImportAccount, noRows } from './account';
import type { Source } from './source';
import { failed } from './source-jobs';

const damaged: ImportAccount = {
  format: 'damaged',
  title: 'A file that cannot be unpacked',
  confidence: null,
  reason: '',
  ...noRows,
};

/** The sources that come out of a packed one, in its place. */
export function unpackedSources(source: Source, parts: readonly Part[]): Source[] {
  return parts.map(({ name, blob, from, problem }) => ({
    ...source,
    name,
    blob,
    ...(from.length === 0 ? {} : { packed: { blob: source.blob, from } }),
    ...(problem === undefined
      ? {}
      : { foreign: { mapping: null, account: { ...damaged, reason: problem }, problem } }),
  }));
}

/** Every source as text or Parquet; `unpack` is asked where one is packed in another way than gzip around text. */
export async function unpackAll(
  opened: readonly Source[],
  unpack: (source: Source) => Promise<Source[]>,
  signal: AbortSignal,
): Promise<Source[]> {
  const all: Source[] = [];
  for (const source of opened) {
    signal.throwIfAborted();
    all.push(
      ...((await isPacked(source.blob).catch((reason: unknown) => failed(source.name, reason)))
        ? await unpack(source)
        : [source]),
    );
  }
  return all;
}
