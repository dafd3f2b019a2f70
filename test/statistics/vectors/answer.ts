import type { Alternative } from '../../../src/statistics/distributions';
import type { Interval, Sided } from '../../../src/statistics/interval';

/** A number, a list or a table of numbers; null is "undefined here". */
export type Value = number | null | readonly Value[];

/** What a family answers. A vector asks for one of the forms: a number, a list, or named numbers. */
export interface Answer {
  readonly value?: Value;
  readonly list?: readonly Value[];
  /** The list may be asked for in part, from its start. */
  readonly prefix?: boolean;
  readonly named?: Readonly<Record<string, Value>>;
  /** Between what and what the number lies, where a printed input leaves its own last digit open. */
  readonly range?: readonly [number, number];
}

export type Input = Readonly<Record<string, unknown>>;
export type Family = (input: Input) => Answer;

export function num(input: Input, ...names: string[]): number {
  for (const name of names) if (typeof input[name] === 'number') return input[name];
  throw new TypeError(`no number ${names.join(' or ')}`);
}

export function optional(input: Input, name: string, otherwise: number): number {
  return input[name] === undefined ? otherwise : num(input, name);
}

export function flag(input: Input, name: string, otherwise: boolean): boolean {
  const value = input[name] ?? otherwise;
  if (typeof value !== 'boolean') throw new TypeError(`${name} is not true or false`);
  return value;
}

export function word<const W extends string>(
  input: Input,
  name: string,
  words: readonly W[],
  otherwise: NoInfer<W>,
): W {
  const value = input[name] ?? otherwise;
  const found = words.find((one) => one === value);
  if (found === undefined) throw new TypeError(`${name} is none of ${words.join(', ')}`);
  return found;
}

export function nums(input: Input, ...names: string[]): number[] {
  for (const name of names) {
    const value = input[name];
    if (typeof value === 'string') return linspace(value);
    if (Array.isArray(value) && value.every((one) => typeof one === 'number')) return value;
  }
  throw new TypeError(`no list of numbers ${names.join(' or ')}`);
}

export function table(input: Input, name: string): number[][] {
  const rows = input[name];
  if (!Array.isArray(rows)) throw new TypeError(`no table ${name}`);
  return rows.map((row: unknown) => nums({ row }, 'row'));
}

/** `linspace(1,100,110)+20.1`, as some vectors write their samples. */
function linspace(text: string): number[] {
  const match = /^linspace\(([^,]+),([^,]+),(\d+)\)([+-].+)?$/.exec(text.replaceAll(' ', ''));
  if (match === null) throw new TypeError(`not a list: ${text}`);
  const [start, stop, count, shift] = [match[1], match[2], match[3], match[4] ?? '0'].map(Number);
  if (start === undefined || stop === undefined || count === undefined || shift === undefined) return [];
  return Array.from({ length: count }, (_, i) => start + ((stop - start) * i) / (count - 1) + shift);
}

const alternatives = ['two-sided', 'less', 'greater'] as const;
const sides = ['two', 'lower', 'upper'] as const;

export function alternativeOf(input: Input, otherwise: Alternative = 'two-sided'): Alternative {
  return word(input, 'alternative', alternatives, otherwise);
}

export function sidedOf(input: Input): Sided {
  return word(input, 'sided', sides, 'two');
}

export function confidenceOf(input: Input): number {
  return typeof input.alpha === 'number' && input.confidence === undefined
    ? 1 - input.alpha
    : optional(input, 'confidence', 0.95);
}

export function ends({ lower, upper }: Interval): Answer {
  return { list: [lower, upper], named: { lower, upper } };
}

/** One-sided form of an interval whose two tails are alike: its level moves to one side. */
export function sidedInterval(
  input: Input,
  range: Interval,
  interval: (confidence: number) => Interval,
): Answer {
  const confidence = confidenceOf(input);
  const sided = sidedOf(input);
  if (sided === 'two') return ends(interval(confidence));
  const both = interval(2 * confidence - 1);
  return ends(
    sided === 'lower' ? { lower: both.lower, upper: range.upper } : { lower: range.lower, upper: both.upper },
  );
}
