import { isSameBuild } from '../../records/own-version';
import type { Report } from '../../records/report/report';
import { flatNumbers, type FlatNumber } from './flatten';
import { groundChanges } from './ground';
import { newcombeOf } from '../../statistics/newcombe-difference';

export interface Difference {
  readonly value: number;
  readonly interval: { readonly lower: number; readonly upper: number };
}

/** Difference `after` − `before` of two shares and its interval. */
export type DifferenceOf = (
  after: { readonly value: number; readonly interval: Difference['interval'] },
  before: { readonly value: number; readonly interval: Difference['interval'] },
) => Difference;

export interface NumberChange {
  readonly key: string;
  readonly section: string;
  readonly label: string;
  /** null: the number is not in that report. */
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: Difference | null;
  /** `worse` or `better` only where the interval of the difference leaves out nought. */
  readonly reading: 'worse' | 'better' | 'unclear' | 'not told';
}

export interface Comparison {
  /**
   * Numbers that both hold, and how many of them are the same in every digit; of reports of one version also in
   * every word.
   */
  readonly shared: number;
  readonly same: number;
  /** What differs, in the order of the later report. */
  readonly changes: readonly NumberChange[];
  /** What the numbers rest on, where it differs: files, criteria, slice, definitions. */
  readonly ground: readonly string[];
  /** Both rest on a common file or on a common period: their numbers are not independent. */
  readonly overlaps: boolean;
}

function readingOf(difference: Difference | null, better: 'lower' | 'higher'): NumberChange['reading'] {
  if (difference === null) return 'not told';
  const { lower, upper } = difference.interval;
  if (lower <= 0 && upper >= 0) return 'unclear';
  return lower > 0 === (better === 'lower') ? 'worse' : 'better';
}

function changeOf(
  before: FlatNumber | undefined,
  after: FlatNumber | undefined,
  isSame: (a: FlatNumber, b: FlatNumber) => boolean,
  differenceOf: DifferenceOf,
): NumberChange[] {
  const either = after ?? before;
  if (either === undefined || (before && after && isSame(before, after))) return [];
  const difference = before?.share && after?.share ? differenceOf(after.share, before.share) : null;
  return [
    {
      key: either.key,
      section: either.section,
      label: either.label,
      before: before?.words ?? null,
      after: after?.words ?? null,
      difference,
      reading: readingOf(difference, either.share?.better ?? 'lower'),
    },
  ];
}

/** What changed from one report to another. `differenceOf` gives differences of shares their interval. */
function compareReports(before: Report, after: Report, differenceOf: DifferenceOf): Comparison {
  const [old, now] = [flatNumbers(before), flatNumbers(after)];
  const by = isSameBuild(before.app, after.app) ? 'print' : 'bare';
  const isSame = (a: FlatNumber, b: FlatNumber) => a[by] === b[by];
  const byKey = new Map(old.map((number) => [number.key, number]));
  const kept = new Set(now.map(({ key }) => key));
  const shared = now.filter(({ key }) => byKey.has(key));
  return {
    shared: shared.length,
    same: shared.filter((number) => isSame(byKey.get(number.key)!, number)).length,
    changes: [
      ...now.flatMap((number) => changeOf(byKey.get(number.key), number, isSame, differenceOf)),
      ...old
        .filter(({ key }) => !kept.has(key))
        .flatMap((gone) => changeOf(gone, undefined, isSame, differenceOf)),
    ],
    ground: groundChanges(before, after),
    overlaps: overlap(before, after),
  };
}

function overlap(before: Report, after: Report): boolean {
  const hashes = new Set(before.sources.map(({ sha256 }) => sha256));
  const isShared = after.sources.some(({ sha256 }) => sha256 !== null && hashes.has(sha256));
  const [a, b] = [before.period, after.period].map(({ from, to }) => [Date.parse(from), Date.parse(to)]);
  return isShared || ((a?.[0] ?? 0) <= (b?.[1] ?? 0) && (b?.[0] ?? 0) <= (a?.[1] ?? 0));
}

/**
 * What changed between two reports. Differences of shares: Newcombe (1998), method 10, from the two
 * intervals; where both rest on the same decisions it is rather too wide than too narrow.
 */
export const compared = (before: Report, after: Report): Comparison =>
  compareReports(before, after, (now, old) => ({
    value: now.value - old.value,
    interval: newcombeOf(now.value, now.interval, old.value, old.interval),
  }));
