import { repackedMark } from '../reading/gunzip';

/** Why a file cannot be unpacked; the message is a clause for people, without a full stop. */
export class CannotUnpack extends Error {
  override readonly name = 'CannotUnpack';
}

/** Packed data that is damaged or ends early: what came before it is whole. */
export class BrokenOff extends CannotUnpack {}

/** So many archives may stand inside each other. */
export const mostDepth = 5;
export const mostEntries = 1_000;
const mib = 1024 * 1024;
const mostBytes = 2 * 1024 * mib;
/** Logs that repeat themselves shrink to a hundredth; what grows more than this is made to fill the memory. */
export const mostRatio = 250;
/** Below this size no ratio matters. */
const anyRatioBytes = 64 * mib;

/** How much one file may become, all archives inside it included. */
export class Budget {
  #bytes = 0;
  #entries = 0;

  constructor(private readonly packedBytes: number) {}

  /** Throws where this is more than the file may become. */
  take(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > mostBytes)
      throw new CannotUnpack(`it unpacks to more than ${mostBytes / mib / 1024} GiB`);
    if (this.#bytes > anyRatioBytes && this.#bytes > this.packedBytes * mostRatio)
      throw new CannotUnpack(`it unpacks to more than ${mostRatio} times its size`);
  }

  enter(entries: number): void {
    this.#entries += entries;
    if (this.#entries > mostEntries) throw new CannotUnpack(`it holds more than ${mostEntries} files`);
  }
}

/** The bytes as a Blob, piece by piece, as far as the budget goes. */
export async function collected(pieces: AsyncIterable<Uint8Array>, budget: Budget): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of pieces) {
    budget.take(piece.length);
    parts.push(piece.slice());
  }
  return new Blob(parts);
}

/**
 * As `collected`; where the data breaks off, what came before it as gzip that ends early too, so that its whole rows
 * count and the rest is missing, as of any file that was cut. Rejects where nothing came before.
 */
export async function collectedUntilBroken(
  pieces: AsyncIterable<Uint8Array>,
  budget: Budget,
): Promise<{ readonly blob: Blob; readonly why?: string }> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  try {
    for await (const piece of pieces) {
      budget.take(piece.length);
      parts.push(piece.slice());
    }
  } catch (reason) {
    if (!(reason instanceof BrokenOff) || parts.length === 0) throw reason;
    const stream = new Blob(parts).stream().pipeThrough(new CompressionStream('gzip'));
    const whole = new Uint8Array(await new Response(stream).arrayBuffer());
    whole[9] = repackedMark;
    return { blob: new Blob([whole.subarray(0, -gzipTrailer)]), why: reason.message };
  }
  return { blob: new Blob(parts) };
}

/** CRC and size at the end of gzip data (RFC 1952, section 2.3.1). */
const gzipTrailer = 8;
