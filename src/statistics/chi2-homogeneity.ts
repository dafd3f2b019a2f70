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
