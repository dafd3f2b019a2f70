import { concat } from '../../reading/bytes';
import {
  backslash,
  closeList,
  closeObject,
  comma,
  newline,
  openList,
  openObject,
  quote,
} from '../../reading/json-bytes';
import { asFound } from '../../reading/explain';
import { NoRows } from './row';

export interface DocumentSink {
  document(bytes: Uint8Array, line: number, byteOffset: number): void;
  /** What stands between documents and is none. */
  between(bytes: Uint8Array, line: number): void;
  /** The text ends inside a document. */
  ended(bytes: Uint8Array, line: number): void;
}

/** A document is held whole. */
const maxDocumentBytes = 128 * 1024 * 1024;

/** Cuts JSON documents that follow each other, with or without anything between them, into the bytes of each. */
export class DocumentSplitter {
  #held: Uint8Array[] = [];
  #length = 0;
  #depth = 0;
  #isText = false;
  #isEscaped = false;
  /** Inside a line that belongs to no document. */
  #isLine = false;
  #line = 1;
  #startLine = 1;
  #startOffset = 0;

  constructor(
    private readonly sink: DocumentSink,
    private offset: number,
  ) {}

  push(piece: Uint8Array): void {
    let from = this.#isInside() ? 0 : -1;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]!;
      if (byte === newline) this.#line++;
      if (this.#isText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === backslash) this.#isEscaped = true;
        else if (byte === quote) this.#isText = false;
      } else if (this.#isLine) {
        if (byte !== newline) continue;
        this.sink.between(this.#take(piece, from, at), this.#startLine);
        this.#isLine = false;
        from = -1;
      } else if (this.#depth === 0) {
        if (byte <= 0x20 || byte === comma) continue;
        from = at;
        this.#startLine = this.#line;
        this.#startOffset = this.offset + at;
        if (byte === openObject || byte === openList) this.#depth = 1;
        else this.#isLine = true;
      } else if (byte === quote) this.#isText = true;
      else if (byte === openObject || byte === openList) this.#depth++;
      else if ((byte === closeObject || byte === closeList) && --this.#depth === 0) {
        this.sink.document(this.#take(piece, from, at + 1), this.#startLine, this.#startOffset);
        from = -1;
      }
    }
    if (from >= 0) this.#hold(piece.subarray(from));
    this.offset += piece.length;
  }

  end(): void {
    if (!this.#isInside()) return;
    const rest = this.#take(new Uint8Array(0), 0, 0);
    if (this.#isLine) this.sink.between(rest, this.#startLine);
    else this.sink.ended(rest, this.#startLine);
  }

  #isInside(): boolean {
    return this.#depth > 0 || this.#isLine;
  }

  #hold(bytes: Uint8Array): void {
    this.#held.push(bytes.slice());
    this.#length += bytes.length;
    if (this.#length > maxDocumentBytes)
      throw new NoRows(
        `From line ${this.#startLine} one JSON document of more than 128 MiB: save it as JSON lines.`,
      );
  }

  #take(piece: Uint8Array, from: number, to: number): Uint8Array {
    const bytes = concat([...this.#held, piece.subarray(from, to)]);
    this.#held = [];
    this.#length = 0;
    return bytes;
  }
}

export const startOf = (bytes: Uint8Array): string =>
  asFound(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 1000)));
