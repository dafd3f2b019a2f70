/** A cell of a grid, counted from nought. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, GridPlace>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/**
 * The nearest place from `from` on in the direction of an arrow key that `isCell` takes; null for any other key, or
 * where there is none before the end of the grid.
 */
export function nextByArrow(
  key: string,
  from: GridPlace,
  size: { readonly rows: number; readonly columns: number },
  isCell: (place: GridPlace) => boolean = () => true,
): GridPlace | null {
  const step = steps[key];
  if (!step) return null;
  const isInside = ({ row, column }: GridPlace) =>
    row >= 0 && column >= 0 && row < size.rows && column < size.columns;
  const next = (place: GridPlace) => ({ row: place.row + step.row, column: place.column + step.column });
  for (let place = next(from); isInside(place); place = next(place)) if (isCell(place)) return place;
  return null;
}

/** Is it one of the arrow keys? */
export const isArrow = (key: string): boolean => key in steps;
