import type { CountedDecisions } from '../../metrics/gate-evidence/counted-decisions';
import { mark } from '../../records/decision-marks';

/** A bundle of fewer decisions is too small to be judged by itself. */
const fewest = 10;

interface SmallBundles {
  /** Place of the first decision of each bundle that counts. */
  readonly began: ReadonlyMap<string, number>;
  /** Of each bundle that is too small: the last place of each incident in error or without a label. */
  readonly against: ReadonlyMap<string, readonly number[]>;
  /** All of those places, ascending. */
  readonly places: readonly number[];
  /** Bundles that decided wrongly, too small or not. */
  readonly erred: ReadonlySet<string>;
}

// A scope may have thousands of bundles, and each asks the same decisions.
const known = new WeakMap<CountedDecisions, SmallBundles>();

function smallBundles(decisions: CountedDecisions): SmallBundles {
  const found = known.get(decisions);
  if (found !== undefined) return found;
  const { rows, marks } = decisions;
  const sizes = new Map<string, number>();
  const began = new Map<string, number>();
  const last = new Map<string, Map<number, number>>();
  const erred = new Set<string>();
  // Rows come in the order of time.
  for (let row = 0; row < marks.length; row += 1) {
    const marked = marks[row] ?? 0;
    if ((marked & (mark.counted | mark.open)) === 0) continue;
    const release = rows.strata[rows.stratum[row] ?? 0]?.release ?? '';
    if (!began.has(release)) began.set(release, row);
    if (rows.reading[row] === 0) sizes.set(release, (sizes.get(release) ?? 0) + 1);
    if ((marked & (mark.error | mark.open)) === 0) continue;
    // What nobody recorded shows nothing to be worse.
    if ((marked & mark.error) !== 0 && (marked & mark.unrecorded) === 0) erred.add(release);
    const incidents = last.get(release) ?? new Map<number, number>();
    last.set(release, incidents.set(rows.incident[row] ?? 0, row));
  }
  const small = [...last].filter(([release]) => (sizes.get(release) ?? 0) < fewest);
  const against = new Map(small.map(([release, incidents]) => [release, [...incidents.values()]]));
  const places = [...against.values()].flat().sort((a, b) => a - b);
  const bundles = { began, against, places, erred };
  known.set(decisions, bundles);
  return bundles;
}

/** Whether a bundle can be neither proven nor shown worse: it is too small, and nothing that it decided is wrong. */
export const isTooSmall = (decided: number, release: string, all: readonly CountedDecisions[]): boolean =>
  decided < fewest && !all.some((decisions) => smallBundles(decisions).erred.has(release));

/** How many of ascending numbers are greater. */
function countAbove(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return ascending.length - low;
}

/**
 * Incidents in error or without a label, in any reading, under bundles too small for a verdict of their own, since the
 * judged bundles began: under another name they would be in no verdict.
 */
export function straysOf(decisions: CountedDecisions, judged: readonly string[]): number {
  const { began, against, places } = smallBundles(decisions);
  const since = Math.min(...judged.map((release) => began.get(release) ?? Infinity));
  const own = judged.flatMap((release) => against.get(release) ?? []);
  return countAbove(places, since) - own.filter((place) => place > since).length;
}
