import type { AuditDraw } from '../../../../records/audit';
import type { AuditAnswer } from '../../../../records/audit-answer';
import type { AuditCase } from '../../../../records/audit-case';
import { redoSkipped, undoAnswer } from '../../../../session/audits';
import { goTo } from '../../../../session/view';
import { count, counted, duration, joined } from '../../../../words/format';
import type { Reader } from './ReaderForm';
import { AnswersHere } from './AnswersHere';
import { SaveAnswers } from './SaveAnswers';

/** After the last case. */
export function ReadingDone({
  draw,
  cases,
  reader,
  own,
}: {
  draw: AuditDraw;
  cases: ReadonlyMap<string, AuditCase>;
  reader: Reader;
  own: readonly AuditAnswer[];
}) {
  const skipped = own.filter(({ reading }) => reading === 'skipped').length;
  const open = own.filter(({ reading }) => reading === 'undetermined').length;
  const left = [
    ...(skipped > 0 ? [`${count(skipped)} skipped`] : []),
    ...(open > 0 ? [`${count(open)} undetermined`] : []),
  ];
  const seconds = own.reduce((sum, each) => sum + (each.seconds ?? 0), 0);
  return (
    <section>
      <h1 className="verdict">{own.length === 0 ? 'No case to read' : 'You have read every case'}</h1>
      <p className="lede">
        {counted(own.length, 'answer')} in {duration(seconds * 1000)}.{' '}
        {left.length > 0 && `${joined(left)}: these count as errors until somebody answers them. `}
        Judge on them here, or save them as a file and open it beside the logs.
      </p>
      <p className="reading-acts">
        <SaveAnswers draw={draw} cases={cases} answers={own} isMain />
        {skipped > 0 && (
          <button type="button" className="button" onClick={() => redoSkipped(draw.digest, reader.uid)}>
            Read the skipped cases again
          </button>
        )}
        {own.length > 0 && (
          <button type="button" className="button" onClick={() => undoAnswer(draw.digest, reader.uid)}>
            Undo the last answer
          </button>
        )}
        <button type="button" className="button quiet" onClick={() => goTo('audit')}>
          Back to the audit
        </button>
      </p>
      <AnswersHere draw={draw} />
    </section>
  );
}
