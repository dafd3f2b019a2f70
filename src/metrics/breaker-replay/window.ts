/** What happened within the last so many milliseconds: times in rising order, forgotten from the front. */
export class Window {
  readonly #span: number;
  readonly #items: { at: number; hit: boolean }[] = [];
  #start = 0;
  #hits = 0;

  constructor(span: number) {
    this.#span = span;
  }

  add(at: number, hit: boolean): void {
    this.#items.push({ at, hit });
    if (hit) this.#hits += 1;
  }

  /** Takes back one entry that is still in the window. */
  remove(at: number, hit: boolean): void {
    for (let place = this.#items.length - 1; place >= this.#start; place -= 1) {
      const item = this.#items[place]!;
      if (item.at !== at || item.hit !== hit) continue;
      this.#items.splice(place, 1);
      if (hit) this.#hits -= 1;
      return;
    }
  }

  /** Entries after `now − span`, and how many of them are hits. */
  count(now: number): { readonly n: number; readonly hits: number } {
    for (
      ;
      this.#start < this.#items.length && this.#items[this.#start]!.at <= now - this.#span;
      this.#start += 1
    )
      if (this.#items[this.#start]!.hit) this.#hits -= 1;
    if (this.#start > 1024) {
      this.#items.splice(0, this.#start);
      this.#start = 0;
    }
    return { n: this.#items.length - this.#start, hits: this.#hits };
  }

  clear(): void {
    this.#items.length = 0;
    this.#start = 0;
    this.#hits = 0;
  }
}
