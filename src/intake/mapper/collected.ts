const maxNotes = 100;
const manyMore = `others, not listed one by one after the first ${maxNotes}`;

/** Something about several rows, in words. */
export interface RowNote {
  readonly words: string;
  readonly firstLine: number;
  count: number;
}

/** Notes of equal words, counted. */
export class Notes {
  readonly #all = new Map<string, RowNote>();
  #more: RowNote | undefined;

  add(words: string, line: number): void {
    const seen = this.#all.get(words);
    if (seen) seen.count++;
    else if (this.#all.size < maxNotes) this.#all.set(words, { words, firstLine: line, count: 1 });
    else
      this.#more = {
        words: manyMore,
        firstLine: this.#more?.firstLine ?? line,
        count: (this.#more?.count ?? 0) + 1,
      };
  }

  list(): RowNote[] {
    return [...this.#all.values(), ...(this.#more === undefined ? [] : [this.#more])];
  }
}

/** Grows by doubling: a plain array of numbers would take three times as much. */
export class Numbers {
  #values = new Float64Array(1024);
  #size = 0;

  push(value: number): void {
    if (this.#size === this.#values.length) {
      const larger = new Float64Array(this.#size * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#size++] = value;
  }

  take(): Float64Array {
    return this.#values.slice(0, this.#size);
  }
}
