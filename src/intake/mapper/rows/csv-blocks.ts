import { maxRecordBytes } from '../../reading/limits';

const quote = 0x22;
const newline = 0x0a;

/** Whole rows of a table, and where they stand. */
export interface Block {
  readonly bytes: Uint8Array;
  readonly line: number;
  readonly offset: number;
  /** Its last row has not ended after more bytes than a row may have. */
  readonly isOpen: boolean;
}

/** What may stand before a quotation mark that opens a cell: nothing, a newline, or the end of a separator. */
const cellStarts = new Set<number | undefined>([undefined, newline, 0x0d, 0xbf]);

/**
 * Cuts a table into blocks of whole rows: a newline outside quotes ends one (RFC 4180). A mark inside a cell that is
 * not quoted, as in `5" disk`, is a mark and nothing else. Told how many bytes of a block were used, it goes on there,
 * outside quotes.
 */
export async function* blocksOf(
  pieces: AsyncIterable<Uint8Array>,
  separator: string,
): AsyncGenerator<Block, void, number | undefined> {
  const starts = new Set([...cellStarts, new TextEncoder().encode(separator).at(-1)]);
  let held: Uint8Array = new Uint8Array(0);
  let offset = 0;
  let line = 1;
  let isQuoted = false;
  let closedAt = -1;
  const take = (bytes: Uint8Array, length: number) => {
    line += newlines(bytes.subarray(0, length));
    offset += length;
    return bytes.subarray(length);
  };
  for await (const piece of pieces) {
    let bytes = held.length === 0 ? piece : joined(held, piece);
    let from = held.length;
    for (let isRead = false; !isRead;) {
      let end = 0;
      for (let at = from; at < bytes.length; at++) {
        const byte = bytes[at];
        if (byte === quote) {
          // A second mark right after one that closed: the two stand for one inside the cell.
          if (isQuoted) closedAt = at;
          if (isQuoted || closedAt === at - 1 || starts.has(bytes[at - 1])) isQuoted = !isQuoted;
        } else if (byte === newline && !isQuoted) end = at + 1;
      }
      const isOpen = bytes.length - end > maxRecordBytes;
      if (end === 0 && !isOpen) break;
      const block = isOpen ? bytes : bytes.subarray(0, end);
      const used = yield { bytes: block, line, offset, isOpen };
      isRead = used === undefined;
      bytes = take(bytes, used ?? block.length);
      closedAt -= used ?? block.length;
      if (used !== undefined) [from, isQuoted, closedAt] = [0, false, -1];
    }
    held = bytes.slice();
  }
  while (held.length > 0) {
    const used: number | undefined = yield { bytes: held, line, offset, isOpen: false };
    held = take(held, used ?? held.length);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === newline) count++;
  return count;
}
