import { mark } from '../../records/decision-marks';
import type { Counted } from '../readings/evidence';
import { answeredFor, type AuditEvidence } from './audit-evidence';

const said = mark.counted | mark.error | mark.open;

/** What readers say for sure of a decision: an error where all do, or two of three; open where nobody has answered. */
function certainMark(undrawn: number, byReader: readonly number[], readers: number): number {
  const wrong = byReader.filter((own) => (own & mark.error) !== 0).length;
  const isThird = readers === 2 && byReader.length > 2;
  if (wrong > 0 && (wrong === byReader.length || (isThird && wrong > 1))) return mark.counted | mark.error;
  if (byReader.some((own) => (own & mark.counted) !== 0)) return mark.counted;
  return byReader.length === 0 || byReader.some((own) => (own & mark.open) !== 0) ? undrawn & mark.open : 0;
}

/**
 * The part of the draws that takes all incidents alike, read as a log of its own: what watches for a rise finds in it
 * what it would find in labels of every case. Labels of the log do not count in it. Null where nothing was drawn for
 * such a gate.
 */
export function uniformPart(counted: Counted, audit: AuditEvidence | null | undefined): Counted | null {
  const answered = audit == null || audit.problem !== null ? undefined : answeredFor(audit, counted);
  if (audit == null || answered === undefined) return null;
  const drawn = new Map(
    audit.incidents.flatMap(({ key, isUniform, readers }): [number, number][] =>
      isUniform && readers > 0 ? [[key, readers]] : [],
    ),
  );
  if (drawn.size === 0) return null;
  const readerOf = new Map(audit.answers.valid.map(({ eventId, reader }) => [eventId, reader]));
  const votes = new Map<number, Map<string, number>>();
  for (const { row, answer, mark: own } of answered.answered) {
    const reader = readerOf.get(answer);
    if (reader === undefined) continue;
    const byReader = votes.get(row) ?? new Map<string, number>();
    votes.set(row, byReader.set(reader, (byReader.get(reader) ?? 0) | (own & said)));
  }
  const { rows } = counted.decisions;
  const marks = answered.undrawn.map((undrawn, row) => {
    const readers = drawn.get(rows.incident[row] ?? -1);
    if (readers === undefined) return 0;
    const own = certainMark(undrawn, [...(votes.get(row)?.values() ?? [])], readers);
    return own === 0 ? 0 : (undrawn & ~said) | own;
  });
  return { ...counted, decisions: { rows, marks } };
}
