import { type AgreementTable, tableShares } from './agreement-table';
import { clusterRobustFromSums, type ClusterSums } from './cluster-robust';
import { cohenKappa } from './cohen-kappa';
import { tQuantile } from './distributions';
import { requireOpenUnit } from './domain';
import { gwetAc1 } from './gwet-ac1';
import type { Interval } from './interval';
import { kornGraubard } from './korn-graubard';

type Cell = readonly [row: number, column: number];

/** Σ over incidents of (pairs in cell `a`) · (pairs in cell `b`), for every ordered pair of cells that meet in one. */
export interface CellProduct {
  readonly a: Cell;
  readonly b: Cell;
  readonly sum: number;
}

export interface Coefficient extends Interval {
  readonly value: number;
}

/** A coefficient (observed − expected)/(1 − expected), and what one pair in a cell adds to `expected`. */
interface ChanceCorrected {
  readonly value: number;
  readonly observed: number;
  readonly expected: number;
  readonly pull: (cell: Cell) => number;
}

/**
 * Linearised over incidents, t(G − 1), and never inside the Korn–Graubard interval of the observed agreement put
 * through the same chance agreement: with few disagreements the variance is too small, as that of any share.
 */
function intervalOf(
  { value, observed, expected, pull }: ChanceCorrected,
  products: readonly CellProduct[],
  agreement: ClusterSums,
  confidence: number,
): Coefficient {
  const { n, clusters } = agreement;
  const influence = (cell: Cell) =>
    ((cell[0] === cell[1] ? 1 : 0) - observed - (1 - value) * pull(cell)) / (1 - expected);
  const squares = products.reduce((total, { a, b, sum }) => total + influence(a) * influence(b) * sum, 0);
  const variance = ((clusters / (clusters - 1)) * Math.max(0, squares)) / (n * n);
  const half = clusters < 2 ? Infinity : tQuantile((1 + confidence) / 2, clusters - 1) * Math.sqrt(variance);
  const ends = kornGraubard(clusterRobustFromSums(agreement), confidence);
  const corrected = (share: number) => (share - expected) / (1 - expected);
  return {
    value,
    lower: Math.max(-1, Math.min(value - half, corrected(ends.lower))),
    upper: Math.min(1, Math.max(value + half, corrected(ends.upper))),
  };
}

/**
 * Cohen's kappa and Gwet's AC1 of pairs that come in incidents, each with an interval that takes the incidents into
 * account; null where the coefficient is undefined. `agreement` sums pairs and agreeing pairs (its `errors`) over
 * incidents. Source: delta method for kappa, Fleiss, Cohen, Everitt (1969), and AC1, Gwet (2008), summed by cluster
 * as in Binder (1983), International Statistical Review 51, 279–292.
 */
export function clusteredAgreement(
  table: AgreementTable,
  products: readonly CellProduct[],
  agreement: ClusterSums,
  confidence = 0.95,
): { readonly kappa: Coefficient | null; readonly ac1: Coefficient | null } {
  requireOpenUnit(confidence, 'confidence');
  const { row, column, categories } = tableShares(table);
  const share = (list: readonly number[], i: number) => list[i] ?? 0;
  const kappa = cohenKappa(table, { confidence });
  const ac1 = gwetAc1(table, confidence);
  const both = row.map((_, i) => (share(row, i) + share(column, i)) / 2);
  const mean = both.reduce((sum, pi) => sum + pi * (1 - 2 * pi), 0);
  return {
    kappa:
      kappa &&
      intervalOf(
        {
          ...kappa,
          value: kappa.kappa,
          pull: ([i, j]) => share(column, i) + share(row, j) - 2 * kappa.expected,
        },
        products,
        agreement,
        confidence,
      ),
    ac1:
      ac1 &&
      intervalOf(
        {
          ...ac1,
          value: ac1.ac1,
          pull: ([i, j]) => (1 - share(both, i) - share(both, j) - mean) / (categories - 1),
        },
        products,
        agreement,
        confidence,
      ),
  };
}
