/** Never looked into: fields that name a person, and what every record of a kind says alike. */
const leftOut: ReadonlySet<string> = new Set(['reviewer', 'author', 'actor', 'schema_version', 'event_type']);

/** Characters that JSON may write in another way, or that lower case may stretch. */
const plainRun = /[ !#-.0-[\]-~]+/g;

/** Finds a text in records: as it is written, in any case, without any pattern. */
export class RecordText {
  readonly #sought: string;
  /** Part of the text that stands in the line as it is, whichever way the JSON was written. */
  readonly #written: string;

  /** `hide` takes the names of people out of a text that is looked into. */
  constructor(
    sought: string,
    private readonly hide: (text: string) => string,
  ) {
    this.#sought = sought.toLowerCase();
    const runs = this.#sought.match(plainRun) ?? [];
    this.#written = runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
  }

  /** Can a record in this text hold it? A cheap question; `false` is certain. */
  mayHold(json: string): boolean {
    return json.toLowerCase().includes(this.#written) || json.includes('\\u');
  }

  /** Does a value of this record hold it? Names of people, and of fields, do not count. */
  holds(json: string): boolean {
    let record: unknown;
    try {
      record = JSON.parse(json);
    } catch {
      return false;
    }
    const waiting: unknown[] = [record];
    while (waiting.length > 0) {
      const value = waiting.pop();
      if (typeof value === 'string' || typeof value === 'number') {
        if (this.#isIn(String(value))) return true;
      } else if (Array.isArray(value)) waiting.push(...(value as unknown[]));
      else if (typeof value === 'object' && value !== null)
        for (const [field, inner] of Object.entries(value)) if (!leftOut.has(field)) waiting.push(inner);
    }
    return false;
  }

  #isIn(value: string): boolean {
    return (
      value.toLowerCase().includes(this.#sought) && this.hide(value).toLowerCase().includes(this.#sought)
    );
  }
}
