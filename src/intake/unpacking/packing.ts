import { Peekable, piecesOf } from '../reading/bytes';
import { gunzip } from '../reading/gunzip';

/** What is packed, or written in other units than bytes of UTF-8. */
export type Packing = 'gzip' | 'zip' | 'zstd' | 'bzip2' | 'utf-16le' | 'utf-16be' | 'arrow';

/** So many first bytes tell it. */
export const packingBytes = 1024;

const signatures: readonly (readonly [Packing, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['arrow', [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31, 0x00, 0x00]],
  // Feather of the first version.
  ['arrow', [0x46, 0x45, 0x41, 0x31]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const startsWith = (head: Uint8Array, bytes: readonly number[], at = 0) =>
  bytes.every((byte, index) => head[at + index] === byte);

/** `BZh`, a digit, and the mark of a first block or of none. */
const isBzip2 = (head: Uint8Array) =>
  startsWith(head, [0x42, 0x5a, 0x68]) &&
  head[3]! >= 0x31 &&
  head[3]! <= 0x39 &&
  (startsWith(head, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], 4) ||
    startsWith(head, [0x17, 0x72, 0x45, 0x38, 0x50, 0x90], 4));

/** A frame that is to be skipped may stand first. */
const isZstdSkippable = (head: Uint8Array) =>
  (head[0]! & 0xf0) === 0x50 && startsWith(head, [0x2a, 0x4d, 0x18], 1);

/** Latin text in UTF-16 has a zero in every second byte. */
function withoutMark(head: Uint8Array): Packing | undefined {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 4) return undefined;
  let [even, odd] = [0, 0];
  for (let at = 0; at < pairs; at++) {
    if (head[2 * at] === 0) even++;
    if (head[2 * at + 1] === 0) odd++;
  }
  if (even === 0 && odd * 10 >= pairs * 7) return 'utf-16le';
  return odd === 0 && even * 10 >= pairs * 7 ? 'utf-16be' : undefined;
}

/** A stream begins with a mark and the length of a first message, which is padded to eight bytes. */
const isArrowStream = (head: Uint8Array) =>
  startsWith(head, [0xff, 0xff, 0xff, 0xff]) && head[4]! % 8 === 0 && head[7] === 0 && head.length > 8;

/** Told by the first bytes, before anything guesses what their text may be. */
export function packingOf(head: Uint8Array): Packing | undefined {
  const known = signatures.find(([, bytes]) => startsWith(head, bytes))?.[0];
  if (known !== undefined) return known;
  if (isBzip2(head)) return 'bzip2';
  if (isArrowStream(head)) return 'arrow';
  return isZstdSkippable(head) ? 'zstd' : withoutMark(head);
}

const isParquet = (head: Uint8Array): boolean => startsWith(head, [0x50, 0x41, 0x52, 0x31]);

export const headOf = async (blob: Blob): Promise<Uint8Array> =>
  new Uint8Array(await blob.slice(0, packingBytes).arrayBuffer());

/** Must the file be unpacked before it is read? Gzip around text is read as it comes. */
export async function isPacked(blob: Blob): Promise<boolean> {
  const packing = packingOf(await headOf(blob));
  if (packing !== 'gzip') return packing !== undefined;
  const input = new Peekable(gunzip(piecesOf(blob.stream())));
  try {
    const inside = (await input.peekWhole(packingBytes)).slice(0, packingBytes);
    return packingOf(inside) !== undefined || isParquet(inside);
  } finally {
    await input.close();
  }
}
