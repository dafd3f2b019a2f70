import { useState } from 'react';
import type { AuditDraw } from '../../../../records/audit';
import { type AuditAnswer, linesOfAnswers } from '../../../../records/audit-answer';
import type { AuditCase } from '../../../../records/audit-case';
import { useAudits } from '../../../../session/audits';
import { goTo } from '../../../../session/view';
import { counted } from '../../../../words/format';
import { readBeside } from '../../../open/open-logs';
import { personName } from '../../../parts/person-name';
import { saveFile } from '../../../parts/save-file';

/** Hands the answers of one reader over as a file, or counts them beside the logs that are open. */
export function SaveAnswers({
  draw,
  cases,
  answers,
  isMain = false,
}: {
  draw: AuditDraw;
  cases: ReadonlyMap<string, AuditCase>;
  answers: readonly AuditAnswer[];
  isMain?: boolean;
}) {
  const [said, say] = useState('');
  const reader = answers[0]?.reader ?? '';
  const name = `audit-answers-${draw.digest.slice(0, 8)}-${personName(reader)}.jsonl`;
  const save = () => {
    saveFile(name, linesOfAnswers(draw, cases, answers), 'application/jsonl');
    say(`Saved ${counted(answers.length, 'answer')}.`);
  };
  const judge = () => {
    void readBeside({ name, blob: new Blob([linesOfAnswers(draw, cases, answers)]) });
    goTo('audit');
  };
  return (
    <>
      <button
        type="button"
        className={isMain ? 'button main' : 'link'}
        disabled={answers.length === 0}
        onClick={save}
      >
        Save answers
      </button>
      <button
        type="button"
        className={isMain ? 'button' : 'link'}
        disabled={answers.length === 0}
        onClick={judge}
      >
        Judge on these answers
      </button>
      <span role="status" className="q">
        {useAudits.isKept()
          ? said
          : 'This browser does not keep your answers: save them before you close it.'}
      </span>
    </>
  );
}
