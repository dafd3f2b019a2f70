import type { ScopeVerdict } from '../../readiness/verdict';
import type { AuditDraw } from '../../records/audit';
import type { AuditAnswer } from '../../records/audit-answer';
import { count, counted, plain } from '../../words/format';

/** How far the cases of a draw are read by what this computer keeps. */
export interface ReadSoFar {
  readonly cases: number;
  /** Cases with an answer other than a skip. */
  readonly read: number;
  readonly skipped: number;
  readonly readers: number;
}

export function readSoFar(draw: AuditDraw, answers: readonly AuditAnswer[]): ReadSoFar {
  const own = answers.filter((answer) => answer.draw === draw.digest);
  const read = new Set(own.filter(({ reading }) => reading !== 'skipped').map((answer) => answer.case));
  const skipped = new Set(own.map((answer) => answer.case).filter((each) => !read.has(each)));
  return {
    cases: draw.cases.length,
    read: read.size,
    skipped: skipped.size,
    readers: new Set(own.map(({ reader }) => reader)).size,
  };
}

/** "10 of 120 cases read here by 1 reader, 2 skipped." */
export function progressSentence({ cases, read, skipped, readers }: ReadSoFar): string {
  if (read + skipped === 0)
    return plain(`None of the ${counted(cases, 'case')} has been read on this computer.`);
  const left = skipped === 0 ? '' : `, ${count(skipped)} skipped`;
  return plain(
    `${count(read)} of ${counted(cases, 'case')} read on this computer by ${counted(readers, 'reader')}${left}.`,
  );
}

/** The desk in one sentence: what came of the reading, else how far it is, else what to do first. */
export function deskSentence(
  { sentence, audit }: ScopeVerdict,
  draws: readonly AuditDraw[],
  answers: readonly AuditAnswer[],
): string {
  const last = draws.at(-1);
  if (last === undefined) return sentence;
  if (audit != null && audit.readings > 0) return sentence;
  return progressSentence(readSoFar(last, answers));
}
