const encoder = new TextEncoder();

/** A text as bytes, to be compared four at a time. */
export class Packed {
  readonly length: number;
  readonly #bytes: Uint8Array;
  /** The last word ends with the text, so it may overlap the one before. */
  readonly #words: Int32Array;
  readonly #lastAt: number;

  constructor(text: string) {
    this.#bytes = encoder.encode(text);
    this.length = this.#bytes.length;
    this.#lastAt = this.length - 4;
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset);
    const words: number[] = [];
    for (let at = 0; at < this.#lastAt; at += 4) words.push(view.getInt32(at, true));
    if (this.#lastAt >= 0) words.push(view.getInt32(this.#lastAt, true));
    this.#words = Int32Array.from(words);
  }

  /** Do these very bytes stand at `at`? They must lie inside the view. */
  standsAt(view: DataView, at: number): boolean {
    const words = this.#words;
    const last = words.length - 1;
    if (last < 0) {
      for (let index = 0; index < this.length; index++) {
        if (view.getUint8(at + index) !== this.#bytes[index]) return false;
      }
      return true;
    }
    for (let index = 0; index < last; index++) {
      if (view.getInt32(at + 4 * index, true) !== words[index]) return false;
    }
    return view.getInt32(at + this.#lastAt, true) === words[last];
  }
}
