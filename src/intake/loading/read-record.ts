import type { RecordAddress } from '../../database/engine/database';
import { piecesOf } from '../reading/bytes';
import { isGzip } from '../reading/container';
import { gunzip } from '../reading/gunzip';
import type { Members } from '../mapper/made-text';
import { type Source, textOf } from './source';
import { isObject } from '../../records/unknown';

let loaded: readonly Source[] = [];

/** From now on `readRecord` reads from these sources. */
export function keepSources(sources: readonly Source[]): void {
  loaded = sources;
}

/**
 * The bytes that hold the records of each source, in the order of loading. Of a foreign source these are the records
 * that were made of it, so that what its mapping left out or replaced is not in them.
 */
export const recordTexts = (): Blob[] => loaded.map(textOf);

/**
 * The text of one record, read again from its source. Rejects with a message for people when the
 * source is gone or no longer holds a record there.
 */
export const readRecord = (address: RecordAddress): Promise<string> => recordIn(loaded, address);

/**
 * Several records as they count, in the order of their addresses: times with the zone of their source, without the
 * words that loading set aside. A packed source is unpacked once for all of them.
 */
export async function readRecords(addresses: readonly RecordAddress[]): Promise<string[]> {
  const texts = await recordsIn(loaded, addresses);
  // What checks records is fetched only where a case is read.
  const { countedText } = await import('./counted-text');
  return texts.map((text, at) => countedText(text, loaded[addresses[at]?.file ?? -1]?.zone));
}

export async function recordIn(sources: readonly Source[], address: RecordAddress): Promise<string> {
  const [text] = await recordsIn(sources, [address]);
  return text ?? '';
}

async function recordsIn(sources: readonly Source[], addresses: readonly RecordAddress[]): Promise<string[]> {
  const texts = addresses.map(() => '');
  for (const file of new Set(addresses.map((address) => address.file))) {
    const source = sources[file];
    if (!source) throw new Error('This record belongs to no file that is open.');
    const changed = (cause?: unknown) =>
      new Error(`${source.name} has changed or is gone since it was read: open it again.`, { cause });
    const own = addresses.flatMap((address, index) => (address.file === file ? [{ ...address, index }] : []));
    const found = await recordBytes(source, own).catch((cause: unknown) => {
      throw changed(cause);
    });
    own.forEach(({ index, byteLength }, at) => {
      const text = new TextDecoder().decode(found[at]);
      if (found[at]?.length !== byteLength || !isJsonObject(text)) throw changed();
      texts[index] = text;
    });
  }
  return texts;
}

async function recordBytes(source: Source, places: readonly Place[]): Promise<Uint8Array[]> {
  const { members } = source.made ?? {};
  if (members !== undefined) return Promise.all(places.map((place) => memberBytes(source, members, place)));
  const blob = textOf(source);
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (isGzip(head)) return unpackedRanges(blob, places);
  return Promise.all(places.map((place) => range(blob, place)));
}

/** Of a long text that was made only the member in which the record stands is unpacked. */
function memberBytes(
  source: Source,
  members: Members,
  { byteOffset, byteLength }: Place,
): Promise<Uint8Array> {
  const at = placeOf(members.starts, byteOffset);
  const from = members.places[at] ?? 0;
  return bytesAt(textOf(source).slice(from, members.places[at + 1]), {
    byteOffset: byteOffset - (members.starts[at] ?? 0),
    byteLength,
  });
}

async function bytesAt(blob: Blob, place: Place): Promise<Uint8Array> {
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  return isGzip(head) ? unpackedRange(blob, place) : range(blob, place);
}

/** The row of a foreign source from which a record was made. */
export interface SourceRow {
  readonly line: number;
  readonly text: string;
}

/** The source row behind a record; `null` where the record itself is what the source holds. */
export async function readSourceRow(address: RecordAddress): Promise<SourceRow | null> {
  const source = loaded[address.file];
  if (!source?.foreign?.mapping || !source.made) return null;
  const { starts, offsets, lengths } = source.made;
  const { mapping, salt } = source.foreign;
  const { line } = address;
  const at = placeOf(starts, address.byteOffset);
  const byteLength = lengths[at] ?? 0;
  // What must not be seen is not shown here either.
  if (byteLength > 0 && mapping.privacy === undefined) {
    const bytes = await bytesAt(source.blob, { byteOffset: offsets[at] ?? 0, byteLength });
    return { line, text: new TextDecoder().decode(bytes) };
  }
  // The readers of tables are fetched only where one is open.
  const { rowText } = await import('../mapper/row-text');
  const text = await rowText(source.blob, mapping, line, salt);
  return text === undefined ? null : { line, text };
}

/** So much of a line is shown. */
const shownBytes = 20_000;

/**
 * One line of an open source as it stands there, at most 20,000 bytes of it: for what gave no record. Of a source with
 * a mapping its row, without what the mapping keeps private. `null` when the source or the line is gone.
 */
export async function readLine(file: string, line: number): Promise<string | null> {
  const source = loaded.find(({ name }) => name === file);
  if (!source) return null;
  if (source.foreign?.mapping) {
    const { mapping, salt } = source.foreign;
    const { rowText } = await import('../mapper/row-text');
    return (await rowText(source.blob, mapping, line, salt)) ?? null;
  }
  const head = new Uint8Array(await source.blob.slice(0, 2).arrayBuffer());
  const pieces = piecesOf(source.blob.stream());
  return lineOf(isGzip(head) ? gunzip(pieces) : pieces, line);
}

async function lineOf(pieces: AsyncIterable<Uint8Array>, line: number): Promise<string | null> {
  const held = new Uint8Array(shownBytes);
  let [at, length] = [1, 0];
  for await (const piece of pieces) {
    let from = 0;
    while (from < piece.length) {
      const end = piece.indexOf(0x0a, from);
      const part = piece.subarray(from, end < 0 ? piece.length : end);
      if (at === line) {
        const room = part.subarray(0, shownBytes - length);
        held.set(room, length);
        length += room.length;
      }
      if (end < 0) break;
      if (at === line) return new TextDecoder().decode(held.subarray(0, length));
      at += 1;
      from = end + 1;
    }
  }
  return at === line && length > 0 ? new TextDecoder().decode(held.subarray(0, length)) : null;
}

/** Index of the line that begins at or before the byte. */
function placeOf(starts: Float64Array, byte: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= byte) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

type Place = Pick<RecordAddress, 'byteOffset' | 'byteLength'>;

const range = async (blob: Blob, { byteOffset, byteLength }: Place) =>
  new Uint8Array(await blob.slice(byteOffset, byteOffset + byteLength).arrayBuffer());

const unpackedRange = async (blob: Blob, place: Place): Promise<Uint8Array> =>
  (await unpackedRanges(blob, [place]))[0] ?? new Uint8Array();

/** Shorter where the text ends before the range does. */
async function unpackedRanges(blob: Blob, places: readonly Place[]): Promise<Uint8Array[]> {
  const wanted = places.map(({ byteLength }) => new Uint8Array(byteLength));
  const order = places.map((_, index) => index).sort((a, b) => startOf(a) - startOf(b));
  function startOf(index: number): number {
    return places[index]?.byteOffset ?? 0;
  }
  const end = Math.max(...places.map(({ byteOffset, byteLength }) => byteOffset + byteLength));
  let at = 0;
  let first = 0;
  for await (const piece of gunzip(piecesOf(blob.stream()))) {
    for (let place = first; place < order.length; place += 1) {
      const index = order[place] ?? 0;
      const start = startOf(index);
      if (start >= at + piece.length) break;
      const into = wanted[index] ?? new Uint8Array();
      const from = Math.max(start - at, 0);
      const to = Math.min(start + into.length - at, piece.length);
      if (from < to) into.set(piece.subarray(from, to), at + from - start);
      if (place === first && start + into.length <= at + piece.length) first += 1;
    }
    at += piece.length;
    if (at >= end) return wanted;
  }
  return wanted.map((bytes, index) => bytes.subarray(0, Math.max(at - startOf(index), 0)));
}

function isJsonObject(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}
