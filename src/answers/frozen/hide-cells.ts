import { leastCell } from '../../records/report/report';

/** Which sums of a table can be known: of each row, of each column. */
export interface KnownSums {
  readonly rows: boolean;
  readonly columns: boolean;
}

type Grid = readonly (readonly number[])[];
type Place = readonly [row: number, column: number];

/** A cell of 1 to `least` − 1; nought tells of nobody. */
const isSmallCell = (count: number, least: number): boolean => count > 0 && count < least;

/** The lines of a table over which a known sum runs. */
function linesOf(grid: Grid, known: KnownSums): Place[][] {
  const width = grid[0]?.length ?? 0;
  const rows = grid.map((row, at) => row.map((_, column): Place => [at, column]));
  const columns = Array.from({ length: width }, (_, column) => grid.map((_, at): Place => [at, column]));
  return [...(known.rows ? rows : []), ...(known.columns ? columns : [])].filter(({ length }) => length > 1);
}

/**
 * A table with its small cells (1 to `least` − 1) left out as `null`, and with as many others as it
 * takes that no subtraction from a known sum gives a small one back: in every such line at least two are
 * left out, and together they hold at least `least`, or the whole line is left out. Cells of nought are
 * shown unless they are needed for that. Source: complementary cell suppression, Cox (1980).
 */
export function hideCells(grid: Grid, least: number, known: KnownSums): (number | null)[][] {
  const hidden = grid.map((row) => row.map((count) => isSmallCell(count, least)));
  const at = ([row, column]: Place) => grid[row]?.[column] ?? 0;
  const isHidden = ([row, column]: Place) => hidden[row]?.[column] === true;
  const lines = linesOf(grid, known);
  for (let isStable = false; !isStable;) {
    isStable = true;
    for (const line of lines) {
      const gone = line.filter(isHidden);
      const left = line.filter((place) => !isHidden(place));
      if (gone.length === 0 || left.length === 0) continue;
      if (gone.length >= 2 && gone.reduce((sum, place) => sum + at(place), 0) >= least) continue;
      const [next] = [...left].sort((a, b) => worth(at(a)) - worth(at(b)));
      if (next === undefined) continue;
      hidden[next[0]]![next[1]] = true;
      isStable = false;
    }
  }
  return grid.map((row, y) => row.map((count, x) => (hidden[y]?.[x] === true ? null : count)));
}

/** Cells with something in them go first, the smallest of them; a nought tells least when it is left out. */
const worth = (count: number) => (count === 0 ? Number.MAX_SAFE_INTEGER : count);

/**
 * Which groups of one whole must be left out: those of 1 to `least` − 1, and the next smallest until two
 * are left out that hold at least `least` together.
 */
export function hiddenGroups(sizes: readonly number[], least: number): boolean[] {
  return hideCells([sizes], least, { rows: true, columns: false })[0]!.map((size) => size === null);
}

/** A count so small that a report leaves it out; nought is told. */
export const isSmall = (size: number): boolean => isSmallCell(size, leastCell);
