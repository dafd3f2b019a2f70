import type { Mapping } from '../../records/mapping';
import { isObject } from '../../records/unknown';
import { numberOf } from './rows/foreign';
import type { Row } from './rows/path';
import { type ByteBox, NoRows } from './rows/row';
import { rowsOf } from './rows/rows';
import { type DayOrder, ordersOf, type ShortDate, writtenTime } from './written-time';

/** What the values of a column say of the order of day and month. */
interface Seen {
  fits: Set<DayOrder>;
  hasDots: boolean;
  /** `am` and `pm` in small letters: no tool of the United States writes them. */
  hasSmallHalves: boolean;
  readonly firsts: Set<string>;
  readonly thirds: Set<string>;
}

export type Decided = { readonly order: DayOrder; readonly guess?: string } | { readonly expected: string };

const unsettled =
  'a date that shows which number is the day: in this column none is over 12, so give its pattern, d/M/yyyy or M/d/yyyy';
const mixed = 'a date in one order: this column has both the day first and the month first';
const orderWords = { dmy: 'day first', mdy: 'month first', ymd: 'year first' } as const;

const mayBeShort = /^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d/;
const mostColumns = 2000;
const mostDepth = 6;

/** The order of day and month, column by column: all values of a column decide together, never one alone. */
export class DayOrders {
  readonly #columns = new Map<string, Seen>();

  /** `assumed`: the order where nothing settles it. */
  constructor(private readonly assumed?: 'dmy' | 'mdy') {}

  /** No short date was seen. */
  get isEmpty(): boolean {
    return this.#columns.size === 0;
  }

  learn(row: Row): void {
    this.#walk(row, '', 0);
  }

  #walk(value: unknown, path: string, depth: number): void {
    if (typeof value === 'string') {
      if (value.length <= 64 && mayBeShort.test(value)) this.#see(path, value);
    } else if (Array.isArray(value)) {
      for (const each of value as unknown[]) this.#walk(each, path, depth);
    } else if (isObject(value) && depth < mostDepth) {
      for (const [name, inner] of Object.entries(value))
        this.#walk(inner, path === '' ? name : `${path}.${name}`, depth + 1);
    }
  }

  #see(path: string, text: string): void {
    const date = writtenTime(text)?.day;
    if (typeof date !== 'object') return;
    let seen = this.#columns.get(path);
    if (seen === undefined) {
      if (this.#columns.size >= mostColumns) return;
      seen = {
        fits: new Set(['dmy', 'mdy', 'ymd']),
        hasDots: true,
        hasSmallHalves: false,
        firsts: new Set(),
        thirds: new Set(),
      };
      this.#columns.set(path, seen);
    }
    const orders = ordersOf(date);
    // What is a day in no order is damaged, and says nothing of the others.
    if (orders.length === 0) return;
    seen.fits = new Set([...seen.fits].filter((order) => orders.includes(order)));
    seen.hasSmallHalves ||= /\d\s*[ap]\.?\s?m\b/u.test(text);
    seen.hasDots &&= date.separator === '.';
    if (seen.firsts.size < 100) seen.firsts.add(date.numbers[0]);
    if (seen.thirds.size < 100) seen.thirds.add(date.numbers[2]);
  }

  /** Of a date at a path (`opened`, `item.opened`, `{Day} {Hour}`): its order, or what is wanted to know it. */
  of(path: string, date: ShortDate): Decided {
    const [only, ...others] = ordersOf(date);
    const seen = this.#at(path);
    if (seen?.fits.size === 0) return { expected: mixed };
    const order = this.settled(path);
    if (order !== undefined) return { order };
    // 3/3 is the same day in either order.
    const [day, month] = date.numbers;
    if (seen === undefined && only !== undefined && others.length === 0) return { order: only };
    if (only !== undefined && numberOf(day) === numberOf(month) && others.join() === 'mdy')
      return { order: only };
    const file = this.#ofFile();
    if (file === undefined) {
      const { assumed } = this;
      if (assumed === undefined || (assumed === 'mdy' && seen?.hasSmallHalves === true))
        return { expected: unsettled };
      return {
        order: assumed,
        guess: `a date was read ${orderWords[assumed]}, for no value of the column is over 12 and settles it`,
      };
    }
    return {
      order: file,
      guess: `a date was read ${orderWords[file]}, as other columns of the file are written`,
    };
  }

  /** The order that a column's values settle. */
  settled(path: string): DayOrder | undefined {
    const seen = this.#at(path);
    return seen === undefined ? undefined : decided(seen);
  }

  #at(path: string): Seen | undefined {
    const plain = (each: string) => each.replace(/\[[^\]]*\]/g, '');
    const names = path.includes('{')
      ? [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
      : [path];
    for (const name of names) {
      const seen = this.#columns.get(name) ?? this.#columns.get(plain(name));
      if (seen !== undefined) return seen;
    }
    return undefined;
  }

  /** The order of all columns that are settled, where it is the same. */
  #ofFile(): DayOrder | undefined {
    const found = new Set([...this.#columns.values()].map(decided).filter((order) => order !== undefined));
    return found.size === 1 ? [...found][0] : undefined;
  }
}

function decided({ fits, hasDots, firsts, thirds }: Seen): DayOrder | undefined {
  const orders = new Set(fits);
  // The same year stands in many rows, the same day in few.
  if (orders.size > 1 && orders.has('ymd')) {
    if (firsts.size > thirds.size) orders.delete('ymd');
    else if (firsts.size < thirds.size) return 'ymd';
    else return undefined;
  }
  // With dots the day is first in every country that writes them.
  if (hasDots && orders.has('dmy')) return 'dmy';
  return orders.size === 1 ? [...orders][0] : undefined;
}

/** So many rows without a short date, and no more are looked at. */
const firstRows = 1000;

/**
 * What the columns of a source say, by a reading of its own: of its first rows, and of all rows where these have
 * short dates; of at most `most`.
 */
export async function ordersIn(
  box: ByteBox,
  mapping: Mapping,
  columns?: readonly string[],
  most = Infinity,
): Promise<DayOrders> {
  const orders = new DayOrders(mapping.rows.dates);
  if (mapping.native === true) return orders;
  let rows = 0;
  try {
    for await (const batch of rowsOf(box, mapping, columns)) {
      for (const found of batch) if ('row' in found) orders.learn(found.row);
      rows += batch.length;
      if (rows >= most || (rows >= firstRows && orders.isEmpty)) return orders;
    }
  } catch (reason) {
    if (!(reason instanceof NoRows)) throw reason;
  }
  return orders;
}
