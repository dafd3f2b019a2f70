import type { z } from 'zod';
import type { Query, Statement } from './query';

interface Asked {
  answer: Promise<unknown[]>;
  stop: AbortController;
  waiting: number;
  settled: boolean;
}

const keptAnswers = 400;

/** An answer with more than `most` rows, or with a list of more. */
const isLongerThan = (most: number, rows: readonly unknown[]): boolean =>
  rows.length > most ||
  rows.some(
    (row) =>
      row !== null &&
      typeof row === 'object' &&
      Object.values(row).some((value) => Array.isArray(value) && value.length > most),
  );

/**
 * A `Query` in which the same statement with the same values, read by the same schema, is asked once:
 * whoever asks meanwhile or afterwards gets that answer. The engine's query is stopped when the last
 * one who waits for it gives up. Answers are kept until the data change (make a new one then), those of more than
 * `longest` rows or list items only while somebody waits: a command asks for every decision once.
 */
export class SharedQuery implements Query {
  readonly #inner: Query;
  readonly #asked = new Map<string, Asked>();
  readonly #schemas = new WeakMap<z.ZodType, number>();
  #schemaCount = 0;

  readonly #longest: number;

  constructor(inner: Query, { longest = Infinity } = {}) {
    this.#inner = inner;
    this.#longest = longest;
  }

  rows<Row>(statement: Statement, row: z.ZodType<Row>, signal?: AbortSignal): Promise<Row[]> {
    if (signal?.aborted) return Promise.reject(aborted());
    const key = `${this.#numberOf(row)} ${JSON.stringify([statement.sql, statement.values])}`;
    const asked = this.#asked.get(key) ?? this.#ask(key, statement, row);
    return this.#wait(key, asked, signal) as Promise<Row[]>;
  }

  #numberOf(schema: z.ZodType): number {
    let number = this.#schemas.get(schema);
    if (number === undefined) this.#schemas.set(schema, (number = this.#schemaCount++));
    return number;
  }

  #ask(key: string, statement: Statement, row: z.ZodType): Asked {
    const stop = new AbortController();
    const asked: Asked = {
      answer: this.#inner.rows(statement, row, stop.signal),
      stop,
      waiting: 0,
      settled: false,
    };
    this.#asked.set(key, asked);
    asked.answer.then(
      (rows) => {
        asked.settled = true;
        if (this.#longest < Infinity && isLongerThan(this.#longest, rows)) this.#forget(key, asked);
      },
      () => this.#forget(key, asked),
    );
    if (this.#asked.size > keptAnswers) this.#dropOldest();
    return asked;
  }

  #forget(key: string, asked: Asked): void {
    if (this.#asked.get(key) === asked) this.#asked.delete(key);
  }

  #dropOldest(): void {
    for (const [key, asked] of this.#asked) {
      if (!asked.settled) continue;
      this.#asked.delete(key);
      return;
    }
  }

  #wait(key: string, asked: Asked, signal: AbortSignal | undefined): Promise<unknown[]> {
    asked.waiting += 1;
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        asked.waiting -= 1;
        reject(aborted());
        if (asked.waiting > 0 || asked.settled) return;
        this.#forget(key, asked);
        asked.stop.abort();
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      asked.answer.then(resolve, reject).finally(() => {
        signal?.removeEventListener('abort', giveUp);
      });
    });
  }
}

const aborted = () => new DOMException('The question was superseded', 'AbortError');
