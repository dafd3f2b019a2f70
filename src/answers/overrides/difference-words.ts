import { percent, points } from '../../words/format';
import type { Compared } from '../../metrics/compare/compare';

/** Is one slice shown to differ from the other? */
export const isShownToDiffer = ({ interval }: Compared): boolean =>
  interval !== null && (interval.lower > 0 || interval.upper < 0);

/** The chosen measure in both slices, and whether the interval of the difference leaves out nought. */
export function differenceSentence(rows: readonly Compared[], id: string): string {
  const row = rows.find(({ definition }) => definition.id === id);
  if (!row) return 'A and B side by side.';
  const { a, b, difference, interval, definition } = row;
  if (difference === null || a.share === null || b.share === null)
    return `${definition.title}: A and B cannot be compared, one of them holds too little.`;
  const said = `${definition.title}: ${percent(a.share)} in A, ${percent(b.share)} in B, ${points(difference, interval)}`;
  return isShownToDiffer(row) ? `${said}.` : `${said}; no difference is shown.`;
}
