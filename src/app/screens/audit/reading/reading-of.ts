import type { AuditDraw } from '../../../../records/audit';
import type { AuditAnswer } from '../../../../records/audit-answer';
import type { AuditCase } from '../../../../records/audit-case';
import type { Reader } from './ReaderForm';

/** How far one reader is with one draw. `cases` are the drawn ones as the log has them now, by incident. */
export function readingOf(
  draw: AuditDraw,
  cases: ReadonlyMap<string, AuditCase>,
  reader: Reader,
  answers: readonly AuditAnswer[],
) {
  const asked = draw.cases.filter(({ readers }) => readers > 1 || !reader.isSecond);
  const all = asked.filter((each) => cases.get(each.incident)?.digest === each.case);
  const own = answers.filter((answer) => answer.draw === draw.digest && answer.reader === reader.uid);
  const answered = new Set(own.map((answer) => answer.case));
  const next = all.find((each) => !answered.has(each.case));
  return {
    all,
    own: own.filter((answer) => all.some((each) => each.case === answer.case)),
    current: next === undefined ? undefined : cases.get(next.incident),
    unreadable: asked.length - all.length,
  };
}
