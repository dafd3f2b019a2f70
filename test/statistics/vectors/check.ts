import { chi2Homogeneity } from '../../../src/statistics/chi2-homogeneity';
import { type Answer, type Input, nums } from './answer';
import { families } from './families';

export interface Vector {
  readonly id: string;
  readonly family: string;
  readonly input: Input;
  readonly expected: unknown;
  readonly tolerance: { readonly abs?: number; readonly rel?: number };
}

export type Verdict =
  | { readonly kind: 'passed'; readonly note?: string }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'not-to-be-met'; readonly why: string };

/** |got − want| ≤ abs + rel·|want|, down through lists and names; the reason when it is not. */
export function mismatch(
  got: unknown,
  want: unknown,
  tolerance: Vector['tolerance'],
  prefix = false,
): string | null {
  if (typeof want === 'number') {
    if (typeof got !== 'number') return `want ${want}, got ${String(got)}`;
    const allowed = (tolerance.abs ?? 0) + (tolerance.rel ?? 0) * Math.abs(want);
    return got === want || Math.abs(got - want) <= allowed ? null : `want ${want}, got ${got}`;
  }
  if (want === null) return got === null ? null : `want nothing, got ${String(got)}`;
  if (Array.isArray(want)) {
    if (!Array.isArray(got)) return `want a list, got ${String(got)}`;
    if (prefix ? got.length < want.length : got.length !== want.length) {
      return `want ${want.length} values, got ${got.length}`;
    }
    return first(want.map((one, i) => labelled(`[${i}]`, mismatch(got[i], one, tolerance))));
  }
  const names = Object.entries(want as Record<string, unknown>);
  const given = (got ?? {}) as Record<string, unknown>;
  return first(names.map(([name, one]) => labelled(name, mismatch(given[name], one, tolerance))));
}

const labelled = (label: string, why: string | null) => (why === null ? null : `${label}: ${why}`);
const first = (reasons: readonly (string | null)[]) => reasons.find((reason) => reason !== null) ?? null;

function asked(answer: Answer, want: unknown, returns: unknown): unknown {
  if (returns !== undefined) return answer.named?.[String(returns)];
  if (Array.isArray(want)) return answer.list;
  return typeof want === 'object' && want !== null ? answer.named : answer.value;
}

/** A pass, said aloud, where the vector's own rounding of an input explains the whole difference. */
function inRange({ range, value }: Answer, { expected, tolerance }: Vector): Verdict | null {
  if (range === undefined || typeof expected !== 'number') return null;
  const nearest = Math.min(range[1], Math.max(range[0], expected));
  if (mismatch(nearest, expected, tolerance) !== null) return null;
  return {
    kind: 'passed',
    note: `got ${String(value)}; the rounding of its input alone spans ${range[0]} to ${range[1]}`,
  };
}

/**
 * A goodness of fit of one bundle to another takes the other bundle as known, and alarms far too
 * often. Drift has no such test: it compares the two samples, so its answer must differ.
 */
function goodnessOfFit(vector: Vector): Verdict {
  const reference = nums(vector.input, 'expected_from_reference', 'expected');
  const p = chi2Homogeneity([reference, nums(vector.input, 'observed')])?.p;
  if (p === undefined) return { kind: 'failed', why: 'the two-sample test gives nothing' };
  return mismatch(p, vector.expected, vector.tolerance) === null
    ? { kind: 'failed', why: `the two-sample test meets the goodness-of-fit value ${p}` }
    : { kind: 'not-to-be-met', why: `p ${String(vector.expected)} as goodness of fit, ${p} as two samples` };
}

/** The input, and which of its names nobody has read: an option that an adapter does not know changes the question. */
function watched(input: Input): { readonly input: Input; readonly unread: () => string[] } {
  const read = new Set<string>();
  const get = (target: Input, name: string) => (read.add(name), target[name]);
  return {
    input: new Proxy(input, { get: (target, name) => get(target, String(name)) }),
    unread: () => Object.keys(input).filter((name) => name !== 'note' && !read.has(name)),
  };
}

export function check(vector: Vector): Verdict {
  if (vector.family === 'chi2_goodness_of_fit') return goodnessOfFit(vector);
  const family = Object.hasOwn(families, vector.family) ? families[vector.family] : undefined;
  if (family === undefined) return { kind: 'skipped' };
  const { input, unread } = watched(vector.input);
  try {
    const answer = family(input);
    const { returns } = input;
    const unknown = unread();
    if (unknown.length > 0)
      return { kind: 'failed', why: `no adapter reads ${unknown.join(', ')}, so nothing was tested with it` };
    const why = mismatch(
      asked(answer, vector.expected, returns),
      vector.expected,
      vector.tolerance,
      answer.prefix,
    );
    if (why === null) return { kind: 'passed' };
    return inRange(answer, vector) ?? { kind: 'failed', why };
  } catch (error) {
    return { kind: 'failed', why: String(error) };
  }
}
