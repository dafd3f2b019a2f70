import type { Preview } from '../preview';

export interface PreviewCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly leftOut: number;
  /** What most rejected records lack: `decision: time ← Raised`, and what was expected. */
  readonly commonest: { readonly field: string; readonly expected: string; readonly count: number } | null;
}

/** What becomes of the previewed rows, in numbers. */
export function previewCounts({ rows }: Preview): PreviewCounts {
  const faults = new Map<string, { field: string; expected: string; count: number }>();
  for (const { eventType, field, expected } of rows.flatMap(({ refused }) => refused)) {
    const key = `${eventType}: ${field}`;
    const seen = faults.get(key);
    if (seen === undefined) faults.set(key, { field: key, expected, count: 1 });
    else seen.count++;
  }
  const [commonest = null] = [...faults.values()].sort((a, b) => b.count - a.count);
  return {
    rows: rows.length,
    accepted: rows.reduce((sum, { records }) => sum + records.length, 0),
    rejected: rows.reduce((sum, { refused }) => sum + refused.length, 0),
    leftOut: rows.filter(({ leftOut }) => leftOut !== undefined).length,
    commonest,
  };
}
