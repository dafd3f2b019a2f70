import { benjaminiHochberg } from '../../statistics/multiple-testing';
import { chi2Homogeneity, cramersV, standardisedResiduals } from '../../statistics/chi2-homogeneity';
import { jensenShannonDistance, totalVariation } from '../../statistics/distances';
import { psi, psiCriticalValue } from '../../statistics/psi';
import { quantileShift, type QuantileShift } from '../../statistics/quantile-shift';
import {
  binCounts,
  categoryTests,
  countsOf,
  distancesOf,
  valueTests,
  type Battery,
  type CategoryTest,
  type ValueTest,
} from './battery';
import { permutedTests, type Permuted, type PermutedTest } from './permute';

/** A mix of words in two bundles. */
export interface MovedMix {
  readonly test: CategoryTest;
  readonly labels: readonly string[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly n0: number;
  readonly n1: number;
  /** Null when one bundle has none, or all share one word. */
  readonly chi2: number | null;
  readonly df: number | null;
  /** Expected counts under 5: chi-square is no guide, the permutation is. */
  readonly isSparse: boolean;
  readonly cramersV: number | null;
  readonly totalVariation: number | null;
  /** Jensen–Shannon distance, base 2: 0 … 1. A description, not a test. */
  readonly jensenShannon: number | null;
  /** Of the candidate, per label; beyond ±2 stands out. */
  readonly residuals: readonly number[];
}

/** A distribution of numbers in two bundles. */
export interface MovedValues {
  readonly test: ValueTest;
  readonly n0: number;
  readonly n1: number;
  readonly ks: number | null;
  /** In the unit of the values: points of confidence, milliseconds. */
  readonly wasserstein: number | null;
  readonly shift: readonly QuantileShift[];
  readonly psi: PsiWithNull | null;
  readonly jensenShannon: number | null;
}

/** PSI beside the value that it exceeds in 5 % of cases when nothing has moved; never a bare threshold. */
export interface PsiWithNull {
  readonly value: number;
  readonly critical: number;
  readonly bins: number;
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

export function mixOf(battery: Battery, test: CategoryTest): MovedMix {
  const { labels } = battery.categories[test];
  const [before, after] = countsOf(battery.categories[test], battery.sideOf);
  const [n0, n1] = [sum(before), sum(after)];
  const both = n0 > 0 && n1 > 0;
  const chi2 = both ? chi2Homogeneity([before, after]) : null;
  return {
    test,
    labels,
    before,
    after,
    n0,
    n1,
    chi2: chi2?.chi2 ?? null,
    df: chi2?.df ?? null,
    isSparse: (chi2?.smallestExpected ?? Infinity) < 5,
    cramersV: both ? cramersV([before, after]) : null,
    totalVariation: both ? totalVariation(before, after) : null,
    jensenShannon: both ? jensenShannonDistance(before, after, 2) : null,
    residuals: both ? (standardisedResiduals([before, after])[1] ?? []) : [],
  };
}

export function valuesMoved(battery: Battery, test: ValueTest): MovedValues {
  const values = battery.values[test];
  const of = (side: number) =>
    [...values.value].filter((_, at) => (battery.sideOf[values.item[at] ?? 0] ?? 0) === side);
  const [before, after] = [of(0), of(1)];
  const distances = distancesOf(values, battery.sideOf);
  const counts = binCounts(values, battery.sideOf);
  return {
    test,
    n0: before.length,
    n1: after.length,
    ks: distances?.ks ?? null,
    wasserstein: distances?.w1 ?? null,
    shift: quantileShift(before, after),
    psi:
      counts === null
        ? null
        : {
            value: psi(...counts),
            critical: psiCriticalValue(values.bins, before.length, after.length),
            bins: values.bins,
          },
    jensenShannon: counts === null ? null : jensenShannonDistance(...counts, 2),
  };
}

/** Everything that describes a pair, before any permutation. */
export const movedOf = (battery: Battery) => ({
  mixes: categoryTests.map((test) => mixOf(battery, test)),
  values: valueTests.map((test) => valuesMoved(battery, test)),
});

/** The exploration family: what is tested beside the verdict line. */
export interface Explored {
  readonly test: PermutedTest;
  readonly p: number | null;
  /** Benjamini–Hochberg over the tests that could be made. */
  readonly adjustedP: number | null;
}

/** How sure a shift is: a false discovery rate of 5 % over the family. */
export const isMoved = ({ adjustedP }: Explored): boolean => adjustedP !== null && adjustedP <= 0.05;

export function exploredOf({ p }: Permuted): { tests: number; explored: Explored[] } {
  const made = permutedTests.filter((test) => p[test] !== null);
  const adjusted = benjaminiHochberg(made.map((test) => p[test] ?? 1));
  return {
    tests: made.length,
    explored: permutedTests.map((test) => ({
      test,
      p: p[test],
      adjustedP: made.includes(test) ? (adjusted[made.indexOf(test)] ?? 1) : null,
    })),
  };
}
