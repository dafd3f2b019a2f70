/** So many bytes stay as they are: of most files all. */
const plainBytes = 32 * 1024 * 1024;

/** Where the members of a packed text begin: in the text, and among the packed bytes. */
export interface Members {
  readonly starts: Float64Array;
  readonly places: Float64Array;
}

/** Text that grows piece by piece; beyond 32 MiB each piece becomes a member of one gzip text (RFC 1952). */
export class MadeText {
  readonly #pieces: Uint8Array<ArrayBuffer>[] = [];
  readonly #starts: number[] = [];
  #packed = 0;
  /** Unpacked bytes so far. */
  size = 0;

  push(bytes: Uint8Array<ArrayBuffer>): void {
    this.#starts.push(this.size);
    this.#pieces.push(bytes);
    this.size += bytes.length;
  }

  async pack(): Promise<void> {
    if (this.size <= plainBytes) return;
    for (; this.#packed < this.#pieces.length; this.#packed++) {
      const piece = new Blob([this.#pieces[this.#packed]!]);
      const packed = new Response(piece.stream().pipeThrough(new CompressionStream('gzip')));
      this.#pieces[this.#packed] = new Uint8Array(await packed.arrayBuffer());
    }
  }

  get pieces(): Uint8Array<ArrayBuffer>[] {
    return this.#pieces;
  }

  get members(): Members | undefined {
    if (this.#packed === 0) return undefined;
    let at = 0;
    const places = this.#pieces.map(({ length }) => (at += length) - length);
    return { starts: Float64Array.from(this.#starts), places: Float64Array.from(places) };
  }
}
