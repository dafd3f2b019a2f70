/** Anything that gives bytes piece by piece. */
export type ByteSource = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** Pieces of a source in order; a stream is cancelled when the reader stops early. */
export async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  if (Symbol.asyncIterator in source) {
    yield* source;
    return;
  }
  const reader = (source as ReadableStream<Uint8Array>).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Gives back the first bytes of a source before the rest; counts what was taken. */
export class Peekable {
  readonly #pieces: AsyncGenerator<Uint8Array>;
  readonly #waiting: Uint8Array[] = [];
  #failure: { readonly reason: unknown } | undefined;
  /** Bytes handed on so far. */
  taken = 0;

  constructor(source: ByteSource) {
    this.#pieces = piecesOf(source);
  }

  /** At least `length` bytes from the start, or all there are. What the source throws, `rest` throws again. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.#waiting.reduce((sum, piece) => sum + piece.length, 0) < length) {
      const { done, value } = await this.#pieces.next().catch((reason: unknown) => {
        this.#failure ??= { reason };
        throw reason;
      });
      if (done) break;
      if (value.length > 0) this.#waiting.push(value);
    }
    return concat(this.#waiting);
  }

  /** The same, or what there is before the source breaks. */
  async peekWhole(length: number): Promise<Uint8Array> {
    return this.peek(length).catch(() => concat(this.#waiting));
  }

  /** Throws what the source threw while its first bytes were looked at. */
  throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.reason;
  }

  async *rest(): AsyncGenerator<Uint8Array> {
    try {
      for (let piece = this.#waiting.shift(); piece; piece = this.#waiting.shift()) {
        this.taken += piece.length;
        yield piece;
      }
      this.throwFailure();
      for await (const piece of this.#pieces) {
        this.taken += piece.length;
        yield piece;
      }
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return(undefined);
  }
}
