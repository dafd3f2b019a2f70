import { concat } from './bytes';
import { maxRecordBytes } from './limits';

export interface LineSink {
  /** Whole lines with their newlines; the last block of a source may end without one. Returns the newlines in it. */
  lines(bytes: Uint8Array, firstLine: number, byteOffset: number): number;
  /** A line that was skipped because it is too long; `start` is its beginning. */
  tooLong(line: number, start: Uint8Array): void;
}

const newline = 0x0a;
const blockBytes = 1024 * 1024;

/** Cuts pieces of a source into blocks of whole lines. Holds at most one block and one longest line. */
export class LineSplitter {
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  /** Bytes since the last newline seen. */
  #tailBytes = 0;
  #line = 1;
  #isSkipping = false;

  constructor(
    private readonly sink: LineSink,
    private offset: number,
    private readonly enough = blockBytes,
  ) {}

  /** 1-based line of the first byte not yet handed on. */
  get line(): number {
    return this.#line;
  }

  push(piece: Uint8Array): void {
    let rest = piece;
    if (this.#isSkipping) {
      const end = rest.indexOf(newline);
      if (end < 0) {
        this.offset += rest.length;
        return;
      }
      this.offset += end + 1;
      this.#line++;
      this.#isSkipping = false;
      rest = rest.subarray(end + 1);
    }
    const last = rest.lastIndexOf(newline);
    if (last >= 0) {
      this.#hold(rest.subarray(0, last + 1));
      rest = rest.subarray(last + 1);
      this.#tailBytes = 0;
      if (this.#heldBytes >= this.enough) this.#flush();
    }
    this.#hold(rest);
    this.#tailBytes += rest.length;
    if (this.#tailBytes > maxRecordBytes) this.#skipTail();
  }

  /** The source is over. */
  end(): void {
    this.#flush();
  }

  /** The source broke off: its last, unfinished line is not handed on but returned. */
  breakOff(): Uint8Array {
    const bytes = concat(this.#held);
    const cut = bytes.lastIndexOf(newline) + 1;
    this.#held = [bytes.subarray(0, cut)];
    this.#flush();
    return bytes.subarray(cut);
  }

  #hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
  }

  #flush(): void {
    if (this.#held.length > 0) {
      const bytes = concat(this.#held);
      this.#line += this.sink.lines(bytes, this.#line, this.offset);
      this.offset += bytes.length;
    }
    this.#held = [];
    this.#heldBytes = 0;
  }

  #skipTail(): void {
    const tail = this.breakOff();
    this.sink.tooLong(this.#line, tail.subarray(0, 200));
    this.offset += tail.length;
    this.#tailBytes = 0;
    this.#isSkipping = true;
  }
}
