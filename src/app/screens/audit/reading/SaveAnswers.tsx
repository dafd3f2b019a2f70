import { useState } from 'react';
import type { AuditDraw } from '../../../../records/audit';
import { type AuditAnswer, linesOfAnswers } from '../../../../records/audit-answer';
import type { AuditCase } from '../../../../records/audit-case';
import { useAudits } from '../../../../session/audits';
import { counted } from '../../../../words/format';
import { saveFile } from '../../../parts/save-file';

/** Hands the answers of one reader over as a file. */
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
  const save = () => {
    const name = `audit-answers-${draw.digest.slice(0, 8)}.jsonl`;
    saveFile(name, linesOfAnswers(draw, cases, answers), 'application/jsonl');
    say(`Saved ${counted(answers.length, 'answer')}.`);
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
      <span role="status" className="q">
        {useAudits.isKept()
          ? said
          : 'This browser does not keep your answers: save them before you close it.'}
      </span>
    </>
  );
}
