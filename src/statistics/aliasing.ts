type Row = readonly number[];
const tolerance = 1e-9;

interface Echelon {
  /** Reduced rows, one per pivot. */
  readonly rows: readonly Row[];
  /** Column of each row's leading 1. */
  readonly pivots: readonly number[];
}

/** Reduced row echelon form by Gauss–Jordan with the largest pivot. */
function echelonOf(matrix: readonly Row[]): Echelon {
  const rows = matrix.map((row) => [...row]);
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width)) throw new RangeError('the matrix is ragged');
  const pivots: number[] = [];
  for (let column = 0; column < width && pivots.length < rows.length; column += 1) {
    const at = pivots.length;
    let best = at;
    for (let row = at; row < rows.length; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    }
    const lead = rows[best]?.[column] ?? 0;
    if (Math.abs(lead) < tolerance) continue;
    const pivot = (rows[best] ?? []).map((value) => value / lead);
    rows[best] = rows[at] ?? [];
    rows[at] = pivot;
    for (let row = 0; row < rows.length; row += 1) {
      const factor = rows[row]?.[column] ?? 0;
      if (row !== at && factor !== 0)
        rows[row] = (rows[row] ?? []).map((value, i) => value - factor * (pivot[i] ?? 0));
    }
    pivots.push(column);
  }
  return { rows: rows.slice(0, pivots.length), pivots };
}

/** Number of rows of a matrix that say something of their own. */
export const rankOf = (matrix: readonly Row[]): number => echelonOf(matrix).pivots.length;

function residual(contrast: Row, { rows, pivots }: Echelon): number[] {
  const left = [...contrast];
  pivots.forEach((column, at) => {
    const factor = left[column] ?? 0;
    if (factor === 0) return;
    rows[at]?.forEach((value, i) => {
      left[i] = (left[i] ?? 0) - factor * value;
    });
  });
  return left.map((value) => (Math.abs(value) < tolerance ? 0 : value));
}

export interface Aliasing {
  /** Rank of the design. */
  readonly rank: number;
  /** Per contrast: can its effect be told from this design, if effects add up? */
  readonly estimable: readonly boolean[];
  /** Contrasts (by index) whose effects come only together, each group of two or more. */
  readonly groups: readonly (readonly number[])[];
}

/**
 * Which effects a design can tell apart. A contrast is estimable when it lies in the row space of the
 * design; those that do not are grouped by the linear dependencies among what the design leaves of them.
 * Throws RangeError on a ragged design. Source: Scheffé (1959), The Analysis of Variance, §1.4.
 */
export function aliasing(design: readonly Row[], contrasts: readonly Row[]): Aliasing {
  const echelon = echelonOf(design);
  const left = contrasts.map((contrast) => residual(contrast, echelon));
  const estimable = left.map((values) => values.every((value) => value === 0));
  const open = left.flatMap((_, at) => (estimable[at] ? [] : [at]));
  const height = left[0]?.length ?? 0;
  const columns = echelonOf(
    Array.from({ length: height }, (_, row) => open.map((at) => left[at]?.[row] ?? 0)),
  );
  const group = open.map((_, at) => at);
  const rootOf = (at: number): number => (group[at] === at ? at : rootOf(group[at] ?? at));
  open.forEach((_, column) => {
    if (columns.pivots.includes(column)) return;
    columns.pivots.forEach((pivot, row) => {
      if (Math.abs(columns.rows[row]?.[column] ?? 0) > tolerance) group[rootOf(pivot)] = rootOf(column);
    });
  });
  const together = new Map<number, number[]>();
  open.forEach((contrast, at) => {
    const root = rootOf(at);
    together.set(root, [...(together.get(root) ?? []), contrast]);
  });
  return {
    rank: echelon.pivots.length,
    estimable,
    groups: [...together.values()].filter(({ length }) => length > 1),
  };
}
