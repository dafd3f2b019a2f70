import { type ByteSource, concat, piecesOf } from './bytes';

/** The packed data is damaged or ends early. Everything before it was handed on. */
export class GzipBroken extends Error {
  override readonly name = 'GzipBroken';

  constructor(
    /** The fault lies at most 16 KiB of packed data after this byte. */
    readonly byte: number,
    readonly isTruncated: boolean,
    isRepacked = false,
  ) {
    super(
      isRepacked
        ? 'the packed data is damaged or ends early'
        : isTruncated
          ? `the gzip data ends early, at byte ${byte}`
          : `the gzip data is damaged, at byte ${byte} or up to 16 KiB after it`,
    );
  }
}

/**
 * In the byte for the operating system (RFC 1952, section 2.3.1): what came out of other packed data that broke off,
 * packed again, so that a place in it says nothing of the file.
 */
export const repackedMark = 0xfe;
const systemAt = 9;

/** Node's stream answers a write only from this size on; it is also as exact as a fault can be placed. */
const pieceBytes = 16 * 1024;
const magic = [0x1f, 0x8b, 0x08] as const;

/** Lets every reader waiting on a microtask run first. */
const turn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** One gzip member being unpacked; what comes out is taken off the stream at once, so that a fault loses nothing. */
class Member {
  readonly output: Uint8Array[] = [];
  #written = 0;
  /** Unpacked bytes so far. */
  size = 0;
  #failure: unknown;
  readonly #stream = new DecompressionStream('gzip');
  readonly #writer = this.#stream.writable.getWriter();
  readonly #over: Promise<void>;

  constructor() {
    this.#over = this.#pump();
    this.#writer.closed.catch(() => undefined);
  }

  async #pump(): Promise<void> {
    const reader = this.#stream.readable.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.output.push(value);
        this.size += value.length;
      }
    } catch (reason) {
      this.#failure = reason ?? new Error('unreadable');
    }
  }

  get failed(): boolean {
    return this.#failure !== undefined;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#written += bytes.length;
    await this.#writer.write(bytes as Uint8Array<ArrayBuffer>).catch((reason: unknown) => {
      this.#failure ??= reason ?? new Error('unreadable');
    });
  }

  /** Waits until nothing more comes out of what was written. */
  async drain(): Promise<void> {
    let before: number;
    do {
      before = this.size;
      await turn();
    } while (this.size !== before);
  }

  async close(): Promise<void> {
    await this.drain();
    await this.#writer.close().catch(() => undefined);
    await this.#over;
  }

  async abandon(): Promise<void> {
    await this.#writer.abort().catch(() => undefined);
    await this.#over;
  }

  get isEmpty(): boolean {
    return this.#written === 0;
  }

  take(): Uint8Array[] {
    return this.output.splice(0);
  }
}

/**
 * Unpacks gzip data, also of several members one after the other (`cat a.gz b.gz`), which browsers' own
 * streams refuse. Throws `GzipBroken` after everything that could be unpacked.
 */
export async function* gunzip(source: ByteSource): AsyncGenerator<Uint8Array> {
  let member = new Member();
  let read = 0;
  let isRepacked = false;
  const tail = new Uint8Array(4);
  try {
    for await (const piece of inPieces(source)) {
      let from = 0;
      if (read === 0) isRepacked = piece[systemAt] === repackedMark;
      for (let at = magicAt(piece, read === 0 ? 1 : 0); at >= 0; at = magicAt(piece, at + 1)) {
        await member.write(piece.subarray(from, at));
        await member.drain();
        yield* member.take();
        const ends =
          at >= 4 ? piece.subarray(at - 4, at) : concat([tail.subarray(at), piece.subarray(0, at)]);
        from = at;
        if (member.failed || !isSize(ends, member.size)) continue;
        await member.close();
        yield* member.take();
        if (member.failed) break;
        member = new Member();
      }
      await member.write(piece.subarray(from));
      // A fault that the stream reports a moment later belongs to this piece.
      if (piece.length < pieceBytes) await member.drain();
      yield* member.take();
      if (member.failed) throw new GzipBroken(read, false, isRepacked);
      read += piece.length;
      for (let step = 0; step < 4; step++) tail[step] = piece[piece.length - 4 + step] ?? 0;
    }
    if (!member.isEmpty) {
      await member.close();
      yield* member.take();
      if (member.failed) throw new GzipBroken(read, true, isRepacked);
    }
  } finally {
    await member.abandon();
  }
}

const magicAt = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(magic[0], from); at >= 0; at = bytes.indexOf(magic[0], at + 1)) {
    if (bytes[at + 1] === magic[1] && bytes[at + 2] === magic[2]) return at;
  }
  return -1;
};

/** The last four bytes of a member are its unpacked size modulo 2^32 (RFC 1952). */
const isSize = (bytes: Uint8Array, size: number) =>
  new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === size % 2 ** 32;

/** Pieces of 16 KiB, or a few bytes more so that none ends inside a magic number, and a last one. */
async function* inPieces(source: ByteSource): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0);
  for await (const piece of piecesOf(source)) {
    const bytes = held.length > 0 ? concat([held, piece]) : piece;
    let from = 0;
    for (let to = pieceBytes; to < bytes.length; to = from + pieceBytes) {
      while (to < bytes.length && endsInMagic(bytes, to)) to++;
      if (to === bytes.length) break;
      yield bytes.subarray(from, to);
      from = to;
    }
    held = bytes.subarray(from);
  }
  if (held.length > 0) yield held;
}

const endsInMagic = (bytes: Uint8Array, to: number) =>
  bytes[to - 1] === magic[0] || (bytes[to - 2] === magic[0] && bytes[to - 1] === magic[1]);
