import { useState } from 'react';
import {
  casesBlock,
  drawKindSentence,
  drawSentence,
  drawTitle,
  probabilitiesBlock,
  recipeBlock,
  strataBlock,
} from '../../../answers/audit/draw-blocks';
import { progressSentence, readSoFar } from '../../../answers/audit/desk-words';
import { Mark } from '../../../charts/marks/Mark';
import { checkDraw } from '../../../readiness/audit/check';
import { frameOfDraw } from '../../../readiness/gather/audit';
import type { AuditDraw } from '../../../records/audit';
import type { AuditAnswer } from '../../../records/audit-answer';
import { forgetDraw, useAudits } from '../../../session/audits';
import { goTo } from '../../../session/view';
import { drawProblemWords } from '../../../words/draw-problem-words';
import { count, fileName } from '../../../words/format';
import { useQuery } from '../../ask/use-query';
import { Section } from '../../parts/Section';
import { saveJson } from '../../parts/save-file';
import { Block } from './Blocks';

function saveDraw(draw: AuditDraw): void {
  const { agent, workflow, risk_class } = draw.scope;
  saveJson(`${fileName(`${agent} ${workflow} ${risk_class} ${draw.digest.slice(0, 8)}`)}.draw.json`, draw);
}

interface DrawsProps {
  /** Of the scope, oldest first. */
  readonly draws: readonly AuditDraw[];
  readonly all: readonly AuditDraw[];
  readonly answers: readonly AuditAnswer[];
  /** Chance of a false pass that the first try of the strictest gate has that readers answer. */
  readonly alpha: number;
  readonly releaseIndex: number;
  /** The head of the page says how far the latest is read. */
  readonly isTold: boolean;
}

/** Every draw of the scope, the latest first: none is ever left out. */
export function Draws({ draws, ...given }: DrawsProps) {
  return (
    <Section
      title={draws.length === 1 ? 'The draw' : `${count(draws.length)} draws`}
      sub="Kept on this computer. It leaves only as a file that you save."
    >
      {draws.toReversed().map((draw, at) => (
        <OneDraw key={draw.digest} draw={draw} isLatest={at === 0} {...given} />
      ))}
    </Section>
  );
}

interface OneDrawProps extends Omit<DrawsProps, 'draws'> {
  readonly draw: AuditDraw;
  readonly isLatest: boolean;
}

function OneDraw({ draw, all, answers, alpha, releaseIndex, isLatest, isTold }: OneDrawProps) {
  const [isAsking, setAsking] = useState(false);
  const progress = readSoFar(draw, answers);
  const about = [drawSentence(draw), drawKindSentence(draw, alpha, releaseIndex)];
  if (!isTold || !isLatest) about.push(progressSentence(progress));
  return (
    <div className="audit-draw">
      <h3 className="part-title">{drawTitle(draw)}</h3>
      <p>{about.join(' ')}</p>
      <Check draw={draw} all={all} />
      <div className="audit-actions">
        <button
          type="button"
          className={isLatest ? 'button main' : 'button'}
          onClick={() => {
            useAudits.setState({ reading: draw.digest });
            goTo('audit', { part: 'read' });
          }}
        >
          {progress.read === 0 ? 'Read the cases' : 'Go on reading'}
        </button>
        <button type="button" className="button" onClick={() => saveDraw(draw)}>
          Save draw file
        </button>
        {isAsking ? (
          <>
            <button type="button" className="button" onClick={() => forgetDraw(draw.digest)}>
              Forget it and {count(progress.read + progress.skipped)} answers
            </button>
            <button type="button" className="button quiet" onClick={() => setAsking(false)}>
              Keep it
            </button>
          </>
        ) : (
          <button type="button" className="button quiet" onClick={() => setAsking(true)}>
            Forget this draw
          </button>
        )}
      </div>
      {isAsking && (
        <p className="part-note small">
          A forgotten draw still counts as a try on this computer. Save its file first: answers without it are
          not counted.
        </p>
      )}
      <Block block={strataBlock(draw)} isFolded />
      <Block block={recipeBlock(draw)} isFolded />
      <Block block={probabilitiesBlock(draw)} isFolded />
      <Block block={casesBlock(draw)} isFolded />
    </div>
  );
}

/** Whether log and record still give this sample. */
function Check({ draw, all }: { readonly draw: AuditDraw; readonly all: readonly AuditDraw[] }) {
  const { value, state } = useQuery(
    async (query, signal) => {
      const frame = await frameOfDraw(query, draw, all, signal).catch((error: unknown) => {
        if (error instanceof RangeError) return null;
        throw error;
      });
      return checkDraw(draw, { frame, all });
    },
    [draw, all],
  );
  if (value === undefined)
    return (
      <p className="small q" role="status">
        {state === 'error'
          ? 'It could not be drawn again from these logs.'
          : 'Drawing it again from the logs'}
      </p>
    );
  if (value.length === 0)
    return (
      <p className="v small">
        <Mark kind="truth" /> The logs and this record give the same sample.
      </p>
    );
  return (
    <ul className="problems" role="alert">
      {value.map((problem) => (
        <li key={JSON.stringify(problem)}>
          <Mark kind="wrong" /> {drawProblemWords(problem)}
        </li>
      ))}
    </ul>
  );
}
