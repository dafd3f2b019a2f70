import type { ReadBatch } from '../reading/batch';

/** A batch read from converted lines as if it were read from the source: its lines are those of the rows. */
export function atSource(batch: ReadBatch, lines: Float64Array): ReadBatch {
  const lineOf = (line: number) => lines[line - 1] ?? line;
  return {
    ...batch,
    accepted: batch.accepted.map((each) => ({ ...each, line: lineOf(each.line) })),
    rejected: batch.rejected.map((each) => ({ ...each, line: lineOf(each.line) })),
    unknownKinds: batch.unknownKinds.map((each) => ({ ...each, firstLine: lineOf(each.firstLine) })),
    // The fingerprints are over the source's own rows, which were checked before they were converted.
    ledger: null,
  };
}
