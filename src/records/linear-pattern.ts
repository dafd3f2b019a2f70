import { z } from 'zod';
import { errorText } from './unknown';

/**
 * Regular expressions in time linear in the text (Thompson 1968; Pike's machine for the groups): every state is
 * visited once a character, so no log can make one run for long. Without look-around and back-references, which
 * have no such bound. The leftmost match, its alternatives in the order in which they are written.
 */

type Test = (code: string) => boolean;
type Step =
  | { readonly op: 'char'; readonly test: Test }
  | { readonly op: 'split'; readonly to: [number, number] }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'start' | 'end' | 'found' };

/** A pattern that this does not read; the message is for people. */
export class BadPattern extends Error {
  override readonly name = 'BadPattern';
}

const mostSteps = 4000;
const longestText = 100_000;

const classes: Readonly<Record<string, Test>> = {
  d: (sign) => /[0-9]/.test(sign),
  w: (sign) => /[\p{L}\p{N}_]/u.test(sign),
  s: (sign) => /\s/.test(sign),
};
const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** Reads a pattern into the steps of a machine. */
class Reader {
  #at = 0;
  groups = 0;
  readonly #signs: readonly string[];

  constructor(pattern: string) {
    this.#signs = [...pattern];
  }

  all(): Step[] {
    const steps = this.#alternatives();
    if (this.#at < this.#signs.length) throw new BadPattern('a “)” without its “(”');
    return [{ op: 'save', slot: 0 }, ...moved(steps, 1), { op: 'save', slot: 1 }, { op: 'found' }];
  }

  #alternatives(): Step[] {
    let steps = this.#sequence();
    while (this.#signs[this.#at] === '|') {
      this.#at++;
      const other = this.#sequence();
      steps = [
        { op: 'split', to: [1, steps.length + 2] },
        ...moved(steps, 1),
        { op: 'jump', to: steps.length + 2 + other.length },
        ...moved(other, steps.length + 2),
      ];
    }
    return steps;
  }

  #sequence(): Step[] {
    const steps: Step[] = [];
    while (this.#at < this.#signs.length && !'|)'.includes(this.#signs[this.#at]!)) {
      const part = this.#repeated(this.#one());
      steps.push(...moved(part, steps.length));
      if (steps.length > mostSteps) throw new BadPattern('it is too long');
    }
    return steps;
  }

  #one(): Step[] {
    const sign = this.#signs[this.#at++]!;
    if (sign === '(') return this.#group();
    if (sign === '[') return [{ op: 'char', test: this.#set() }];
    if (sign === '.') return [{ op: 'char', test: (each) => each !== '\n' }];
    if (sign === '^') return [{ op: 'start' }];
    if (sign === '$') return [{ op: 'end' }];
    if ('*+?'.includes(sign)) throw new BadPattern(`a “${sign}” with nothing before it`);
    if (sign === '\\') return [{ op: 'char', test: this.#escaped() }];
    return [{ op: 'char', test: (each) => each === sign }];
  }

  #group(): Step[] {
    let group: number | undefined;
    if (this.#signs[this.#at] === '?') {
      if (this.#signs[this.#at + 1] !== ':') throw new BadPattern('look-around is not read');
      this.#at += 2;
    } else group = ++this.groups;
    const inner = this.#alternatives();
    if (this.#signs[this.#at++] !== ')') throw new BadPattern('a “(” without its “)”');
    if (group === undefined) return inner;
    return [{ op: 'save', slot: group * 2 }, ...moved(inner, 1), { op: 'save', slot: group * 2 + 1 }];
  }

  #escaped(): Test {
    const sign = this.#signs[this.#at++];
    if (sign === undefined) throw new BadPattern('a “\\” at its end');
    const own = classes[sign.toLowerCase()];
    if (own !== undefined) return sign === sign.toLowerCase() ? own : (each) => !own(each);
    if (/[0-9bBkpPux]/.test(sign)) throw new BadPattern(`“\\${sign}” is not read`);
    const meant = controls[sign] ?? sign;
    return (each) => each === meant;
  }

  #set(): Test {
    const isNot = this.#signs[this.#at] === '^';
    if (isNot) this.#at++;
    const tests: Test[] = [];
    for (let first = true; first || this.#signs[this.#at] !== ']'; first = false) {
      const sign = this.#signs[this.#at++];
      if (sign === undefined) throw new BadPattern('a “[” without its “]”');
      if (sign === '\\') {
        tests.push(this.#escaped());
        continue;
      }
      const to = this.#signs[this.#at + 1];
      if (this.#signs[this.#at] === '-' && to !== undefined && to !== ']') {
        this.#at += 2;
        if (to < sign) throw new BadPattern(`“${sign}-${to}” is no range`);
        tests.push((each) => each >= sign && each <= to);
      } else tests.push((each) => each === sign);
    }
    this.#at++;
    return (each) => tests.some((test) => test(each)) !== isNot;
  }

  #repeated(part: Step[]): Step[] {
    let steps = part;
    for (;;) {
      const sign = this.#signs[this.#at];
      const bounds = sign === '{' ? this.#bounds() : undefined;
      if (sign === '*') steps = this.#many(steps);
      else if (sign === '+') steps = joined(steps, this.#many(steps));
      else if (sign === '?') steps = this.#maybe(steps);
      else if (bounds !== undefined) steps = this.#times(steps, bounds);
      else return steps;
      if (steps.length > mostSteps) throw new BadPattern('it repeats too much');
    }
  }

  /** `{n}`, `{n,}`, `{n,m}`; a brace that is none is a sign like others. */
  #bounds(): readonly [number, number] | undefined {
    const found = /^\{(\d{1,4})(,(\d{1,4})?)?\}/.exec(this.#signs.slice(this.#at, this.#at + 12).join(''));
    if (found === null) return undefined;
    this.#at += found[0].length;
    const least = parseInt(found[1]!, 10);
    const most = found[2] === undefined ? least : found[3] === undefined ? Infinity : parseInt(found[3], 10);
    if (most < least) throw new BadPattern(`“${found[0]}” is no number of times`);
    return [least, most];
  }

  #times(part: Step[], [least, most]: readonly [number, number]): Step[] {
    const times = most === Infinity ? least : most;
    if (part.length * times > mostSteps) throw new BadPattern('it repeats too much');
    const isLazy = this.#signs[this.#at] === '?';
    if (isLazy) this.#at++;
    let steps: Step[] = most === Infinity ? anyTimes(part, isLazy) : [];
    for (let each = least; most !== Infinity && each < most; each++)
      steps = atMostOnce(joined(part, steps), isLazy);
    for (let each = 0; each < least; each++) steps = joined(part, steps);
    return steps;
  }

  #many(part: Step[]): Step[] {
    return anyTimes(part, this.#isLazy());
  }

  #maybe(part: Step[]): Step[] {
    return atMostOnce(part, this.#isLazy());
  }

  /** Goes past the sign, and past the “?” that asks for as little as possible. */
  #isLazy(): boolean {
    this.#at++;
    const isLazy = this.#signs[this.#at] === '?';
    if (isLazy) this.#at++;
    return isLazy;
  }
}

const moved = (steps: readonly Step[], by: number): Step[] =>
  steps.map((step) =>
    step.op === 'split'
      ? { op: 'split', to: [step.to[0] + by, step.to[1] + by] }
      : step.op === 'jump'
        ? { op: 'jump', to: step.to + by }
        : step,
  );

const joined = (a: readonly Step[], b: readonly Step[]): Step[] => [...a, ...moved(b, a.length)];

const anyTimes = (part: readonly Step[], isLazy: boolean): Step[] => [
  { op: 'split', to: isLazy ? [part.length + 2, 1] : [1, part.length + 2] },
  ...moved(part, 1),
  { op: 'jump', to: 0 },
];

const atMostOnce = (part: readonly Step[], isLazy = false): Step[] => [
  { op: 'split', to: isLazy ? [part.length + 1, 1] : [1, part.length + 1] },
  ...moved(part, 1),
];

interface Machine {
  readonly steps: readonly Step[];
  readonly groups: number;
}

const machines = new Map<string, Machine>();

/** Throws `BadPattern` for one that this does not read. */
export function readPattern(pattern: string): Machine {
  let machine = machines.get(pattern);
  if (machine === undefined) {
    const reader = new Reader(pattern);
    machine = { steps: reader.all(), groups: reader.groups };
    if (machines.size > 1000) machines.clear();
    machines.set(pattern, machine);
  }
  return machine;
}

type Slots = readonly (number | undefined)[];

/** What the leftmost match is, and each group of it; `undefined` where there is none. Texts are looked at up to 100,000 signs. */
export function findIn(pattern: string, text: string): (string | undefined)[] | undefined {
  const { steps, groups } = readPattern(pattern);
  const signs = [...text.slice(0, longestText)];
  let found: Slots | undefined;
  let threads: { pc: number; slots: Slots }[] = [];
  for (let at = 0; at <= signs.length; at++) {
    const seen = new Set<number>();
    const next: { pc: number; slots: Slots }[] = [];
    const add = (from: number, before: Slots) => {
      const stack: [number, Slots][] = [[from, before]];
      while (stack.length > 0) {
        const [pc, slots] = stack.pop()!;
        if (seen.has(pc)) continue;
        seen.add(pc);
        const step = steps[pc]!;
        if (step.op === 'jump') stack.push([step.to, slots]);
        else if (step.op === 'split') stack.push([step.to[1], slots], [step.to[0], slots]);
        else if (step.op === 'save') {
          const own = [...slots];
          own[step.slot] = at;
          stack.push([pc + 1, own]);
        } else if (step.op === 'start') {
          if (at === 0) stack.push([pc + 1, slots]);
        } else if (step.op === 'end') {
          if (at === signs.length) stack.push([pc + 1, slots]);
        } else next.push({ pc, slots });
      }
    };
    for (const { pc, slots } of threads) add(pc, slots);
    if (found === undefined) add(0, []);
    threads = [];
    for (const { pc, slots } of next) {
      const step = steps[pc]!;
      if (step.op === 'found') {
        found = slots;
        break;
      }
      if (step.op === 'char' && at < signs.length && step.test(signs[at]!))
        threads.push({ pc: pc + 1, slots });
    }
    if (threads.length === 0 && found !== undefined) break;
  }
  if (found === undefined) return undefined;
  const slots = found;
  return Array.from({ length: groups + 1 }, (_, group) => {
    const [from, to] = [slots[group * 2], slots[group * 2 + 1]];
    return from === undefined || to === undefined ? undefined : signs.slice(from, to).join('');
  });
}

/** A pattern that this reads. */
export const regularExpression = z
  .string()
  .min(1)
  .max(200)
  .superRefine((pattern, context) => {
    try {
      readPattern(pattern);
    } catch (error) {
      context.addIssue(`this regular expression cannot be read: ${errorText(error)}`);
    }
  });
