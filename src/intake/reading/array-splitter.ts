import { concat } from './bytes';
import { backslash, closeList, closeObject, comma, newline, openList, openObject, quote } from './json-bytes';
import { maxRecordBytes } from './limits';

export interface ElementSink {
  element(bytes: Uint8Array, line: number, byteOffset: number): void;
  /** An element that was skipped because it is too long; `start` is its beginning. */
  tooLong(line: number, start: Uint8Array): void;
  /** Here the text is no JSON array; `found` is what stands there. */
  broken(line: number, expected: string, found: Uint8Array): void;
  /** The text ends inside the array. */
  ended(line: number, expected: string, found: Uint8Array): void;
}

const isSpace = (byte: number) => byte === 0x20 || byte === newline || byte === 0x0d || byte === 0x09;

/**
 * `start`: before the array. `first`, `next`: an element may or must follow. `nested`: inside an object
 * or list. `scalar`: inside any other element. `garbage`: inside what belongs to no element.
 * `separator`: after an element. `over`: after the array. `line`: inside a line that stands there.
 */
type Place = 'start' | 'first' | 'next' | 'nested' | 'scalar' | 'garbage' | 'separator' | 'over' | 'line';

/** Something begun that is not whole yet. */
const insides: ReadonlySet<Place> = new Set(['nested', 'scalar', 'garbage', 'line']);

/**
 * Cuts one JSON array into the bytes of its elements, piece by piece, knowing texts and escapes.
 * What stands between elements and does not belong there is handed on as broken; the elements after it count.
 * After the array the text is read line by line: an object is an element, a further array is read like the first.
 */
export class ArraySplitter {
  #place: Place = 'start';
  #line = 1;
  #depth = 0;
  #isText = false;
  #isEscaped = false;
  #held: Uint8Array[] = [];
  #length = 0;
  #startLine = 1;
  #startOffset = 0;

  constructor(
    private readonly sink: ElementSink,
    private offset: number,
  ) {}

  push(piece: Uint8Array): void {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]!;
      if (byte === newline) this.#line++;
      if (this.#place === 'line') {
        if (byte !== newline) continue;
        this.#hold(piece, from, at);
        this.#finishLine();
      } else if (this.#isText) this.#insideText(byte);
      else if (this.#place === 'nested') {
        if (byte === quote) this.#isText = true;
        else if (byte === openObject || byte === openList) this.#depth++;
        else if ((byte === closeObject || byte === closeList) && --this.#depth === 0) {
          this.#hold(piece, from, at + 1);
          this.#finish();
        }
      } else if (this.#isInside()) {
        const ends =
          byte === comma || byte === closeList || (byte === openObject && this.#place === 'garbage');
        if (!ends) continue;
        this.#hold(piece, from, at);
        this.#finish();
        if (this.#structure(byte, at)) from = at;
      } else if (!isSpace(byte) && this.#structure(byte, at)) from = at;
    }
    if (this.#isInside()) this.#hold(piece, from, piece.length);
    this.offset += piece.length;
  }

  /** The source is over. Inside the array that is a fault. */
  end(): void {
    if (this.#place === 'line') this.#finishLine();
    if (this.#place !== 'over') this.breakOff('the closing bracket: the array ends early');
  }

  /** The source broke off, which is a fault wherever it does: `expected` names it. */
  breakOff(expected: string): void {
    const isHeld = this.#isInside();
    const found = isHeld ? concat(this.#held).subarray(0, 200) : new Uint8Array(0);
    this.sink.ended(isHeld ? this.#startLine : this.#line, expected, found);
    this.#place = 'over';
    this.#isText = false;
  }

  /** 1-based line of the last byte seen. */
  get line(): number {
    return this.#line;
  }

  #insideText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#isText = false;
  }

  #isInside(): boolean {
    return insides.has(this.#place);
  }

  /** A byte outside every element; `true` when an element (or garbage) starts with it. */
  #structure(byte: number, at: number): boolean {
    switch (this.#place) {
      case 'start':
        this.#place = 'first';
        return false;
      case 'first':
      case 'next':
        if (byte === closeList) {
          if (this.#place === 'next') this.#broken('an element after the comma', byte);
          this.#place = 'over';
          return false;
        }
        if (byte === comma) {
          this.#broken('an element before the comma', byte);
          this.#place = 'next';
          return false;
        }
        return this.#start(byte, at);
      case 'separator':
        if (byte === comma) this.#place = 'next';
        else if (byte === closeList) this.#place = 'over';
        else if (byte === openObject) {
          this.#broken('a comma between elements', byte);
          return this.#start(byte, at);
        } else {
          this.#start(byte, at);
          this.#place = 'garbage';
          this.#isText = false;
          return true;
        }
        return false;
      default:
        if (byte === openList) {
          this.#place = 'first';
          return false;
        }
        this.#start(byte, at);
        this.#place = 'line';
        this.#isText = false;
        return true;
    }
  }

  #broken(expected: string, byte: number): void {
    this.sink.broken(this.#line, expected, Uint8Array.of(byte));
  }

  #start(byte: number, at: number): true {
    this.#place = byte === openObject || byte === openList ? 'nested' : 'scalar';
    this.#depth = 1;
    this.#isText = byte === quote;
    this.#isEscaped = false;
    this.#startLine = this.#line;
    this.#startOffset = this.offset + at;
    this.#held = [];
    this.#length = 0;
    return true;
  }

  #hold(piece: Uint8Array, from: number, to: number): void {
    this.#length += to - from;
    if (this.#length <= maxRecordBytes) this.#held.push(piece.subarray(from, to));
    else this.#held = [(this.#held[0] ?? piece.subarray(from, to)).slice(0, 200)];
  }

  #finishLine(): void {
    const bytes = concat(this.#held);
    let to = bytes.length;
    while (to > 0 && isSpace(bytes[to - 1]!)) to--;
    if (this.#length > maxRecordBytes) this.sink.tooLong(this.#startLine, bytes);
    else if (bytes[0] === openObject)
      this.sink.element(bytes.subarray(0, to), this.#startLine, this.#startOffset);
    else this.sink.broken(this.#startLine, 'nothing after the closing bracket', bytes.subarray(0, to));
    this.#held = [];
    this.#place = 'over';
  }

  #finish(): void {
    const bytes = concat(this.#held);
    if (this.#place === 'garbage') {
      this.sink.broken(this.#startLine, 'a comma, or the closing bracket', bytes.subarray(0, 200));
    } else if (this.#length > maxRecordBytes) this.sink.tooLong(this.#startLine, bytes);
    else this.sink.element(bytes, this.#startLine, this.#startOffset);
    this.#held = [];
    this.#place = 'separator';
  }
}
