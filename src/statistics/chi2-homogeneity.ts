import { chisquareSurvival } from './distributions';

export interface ChisquareTest {
  readonly chi2: number;
  readonly df: number;
  readonly p: number;
  /** Smallest expected count: below 5 the chi-square distribution is no longer a good guide. */
  readonly smallestExpected: number;
}

/** A table of counts of any number of dimensions. */
export type Counts = readonly (number | Counts)[];

interface Flat {
  readonly shape: readonly number[];
  readonly cells: readonly number[];
}

function flatten(table: Counts): Flat {
  const shape: number[] = [];
  for (let level: Counts | number | undefined = table; Array.isArray(level); level = (level as Counts)[0]) {
    shape.push(level.length);
  }
  const cells = (table as readonly unknown[]).flat(Infinity) as number[];
  if (cells.length !== shape.reduce((a, b) => a * b, 1)) throw new RangeError('the table is ragged');
  if (cells.some((count) => !(count >= 0 && Number.isFinite(count))))
    throw new RangeError('counts must be 0 or more');
  return { shape, cells };
}

function test({ shape, cells }: Flat, correction: boolean): ChisquareTest | null {
  const total = cells.reduce((sum, count) => sum + count, 0);
  const margins = shape.map((size) => new Array<number>(size).fill(0));
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const levelOf = (cell: number, axis: number) =>
    Math.floor(cell / (strides[axis] ?? 1)) % (shape[axis] ?? 1);
  cells.forEach((count, cell) =>
    margins.forEach((margin, axis) => {
      margin[levelOf(cell, axis)] = (margin[levelOf(cell, axis)] ?? 0) + count;
    }),
  );
  // A level nobody has says nothing: it is left out, and with it its degrees of freedom.
  const filled = margins.map((margin) => margin.filter((count) => count > 0).length);
  const df = filled.reduce((a, b) => a * b, 1) - filled.reduce((a, b) => a + b, 0) + filled.length - 1;
  if (!(total > 0) || df < 1) return null;
  let chi2 = 0;
  let smallestExpected = Infinity;
  cells.forEach((count, cell) => {
    const expected = margins.reduce(
      (e, margin, axis) => e * ((margin[levelOf(cell, axis)] ?? 0) / total),
      total,
    );
    if (!(expected > 0)) return;
    smallestExpected = Math.min(smallestExpected, expected);
    const distance = Math.abs(count - expected);
    const shift = correction && df === 1 ? Math.min(0.5, distance) : 0;
    chi2 += (distance - shift) ** 2 / expected;
  });
  return { chi2, df, p: chisquareSurvival(chi2, df), smallestExpected };
}

/**
 * Chi-square test that the rows of an r×k table of counts share one distribution: both samples are
 * taken as samples. `correction` is Yates's, for one degree of freedom only. Null when fewer than
 * two rows or two columns hold anything. Source: Pearson (1900); Agresti (2013), §3.2.
 */
export function chi2Homogeneity(
  table: readonly (readonly number[])[],
  { correction = false }: { correction?: boolean } = {},
): ChisquareTest | null {
  return test(flatten(table), correction);
}

/** Chi-square test of mutual independence of all factors of an n-way table of counts. */
export function chi2Independence(table: Counts): ChisquareTest | null {
  return test(flatten(table), false);
}

/**
 * Cramér's V of an r×k table, 0 (no association) … 1; null when the table has fewer than two
 * filled rows or columns. Source: Cramér (1946), Mathematical Methods of Statistics, ch. 21.
 */
export function cramersV(table: readonly (readonly number[])[]): number | null {
  const test = chi2Homogeneity(table);
  if (test === null) return null;
  const total = table.flat().reduce((sum, count) => sum + count, 0);
  const columns = table[0]?.map((_, column) => table.some((row) => (row[column] ?? 0) > 0)) ?? [];
  const rows = table.filter((row) => row.some((count) => count > 0)).length;
  return Math.sqrt(test.chi2 / total / (Math.min(rows, columns.filter(Boolean).length) - 1));
}

/**
 * Adjusted standardised residuals of an r×k table of counts under one common distribution: (observed −
 * expected)/√(expected·(1 − row share)·(1 − column share)), near N(0, 1) each; 0 where a margin is empty or
 * holds everything. Source: Haberman (1973), Biometrics 29, 205–220.
 */
export function standardisedResiduals(table: readonly (readonly number[])[]): number[][] {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (table[0] ?? []).map((_, at) => table.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const total = rows.reduce((sum, count) => sum + count, 0);
  return table.map((row, r) =>
    row.map((count, c) => {
      const [own, column] = [rows[r] ?? 0, columns[c] ?? 0];
      const expected = (own * column) / total;
      const spread = Math.sqrt(expected * (1 - own / total) * (1 - column / total));
      return spread > 0 ? (count - expected) / spread : 0;
    }),
  );
}
