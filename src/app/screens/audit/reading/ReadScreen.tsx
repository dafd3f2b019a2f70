import { useState } from 'react';
import { goTo } from '../../../../session/view';
import { drawsOf, useAudits } from '../../../../session/audits';
import type { AuditDraw } from '../../../../records/audit';
import { count, counted, utcDate } from '../../../../words/format';
import { Answered } from '../../../parts/Answered';
import { Section } from '../../../parts/Section';
import { personName } from '../../../parts/person-name';
import { AnswersHere } from './AnswersHere';
import { CaseAnswer } from './CaseAnswer';
import { type Reader, ReaderForm } from './ReaderForm';
import { ReadingDone } from './ReadingDone';
import { SaveAnswers } from './SaveAnswers';
import { WorksheetForm } from './WorksheetForm';
import { useCases } from './use-cases';
import { readingOf } from './reading-of';
import './reading.css';

const drawTitle = ({ scope, drawn_time, cases }: AuditDraw) =>
  `${scope.workflow}, ${scope.risk_class} risk, drawn ${utcDate(Date.parse(drawn_time))}: ${counted(cases.length, 'case')}`;

function NoDraw() {
  return (
    <>
      <h1 className="verdict">No case is drawn yet</h1>
      <p className="lede">
        <button type="button" className="link" onClick={() => goTo('audit')}>
          Plan and draw a sample
        </button>{' '}
        first, or open the file of a draw (.draw.json) on the Load screen beside its logs.
      </p>
    </>
  );
}

function ForOthers({ draw }: { draw: AuditDraw }) {
  return (
    <Section
      className="reading-others"
      title="Or give the cases to others"
      sub="One file for each reader. It works without this app and without network, and saves its answers as a file."
    >
      <WorksheetForm draw={draw} />
    </Section>
  );
}

/** One case of a draw at a time, without what the agent did. */
export default function ReadScreen() {
  const draws = useAudits(drawsOf);
  const chosen = useAudits(({ reading }) => reading);
  const reader = useAudits((audits) => audits.reader);
  const draw = draws.find(({ digest }) => digest === chosen) ?? draws.at(-1);
  if (draw === undefined) return <NoDraw />;
  return (
    <div className="reading">
      {draws.length > 1 && (
        <label className="field reading-draw">
          <span className="label">Sample</span>
          <select
            className="input"
            value={draw.digest}
            onChange={(event) => useAudits.setState({ reading: event.target.value })}
          >
            {draws.map((each) => (
              <option key={each.digest} value={each.digest}>
                {drawTitle(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      {reader === null ? (
        <>
          <h1 className="verdict">Who reads?</h1>
          <p className="lede">
            You see the evidence of {counted(draw.cases.length, 'case')}, and not what the agent did or
            anybody found. Your answers stay on this computer until you save them as a file.
          </p>
          <ReaderForm agent={draw.scope.agent} hasSecond={draw.cases.some(({ readers }) => readers > 1)} />
          <ForOthers draw={draw} />
          <AnswersHere draw={draw} />
        </>
      ) : (
        <Reading key={`${draw.digest} ${reader.uid}`} draw={draw} reader={reader} />
      )}
    </div>
  );
}

function Reading({ draw, reader }: { draw: AuditDraw; reader: Reader }) {
  const answers = useAudits((audits) => audits.answers);
  const [changes, setChanges] = useState(false);
  const cases = useCases(draw);
  return (
    <Answered answer={cases} height={520} what="The cases">
      {(found) => {
        const reading = readingOf(draw, found, reader, answers);
        const { all, own, current, unreadable } = reading;
        return (
          <>
            <div className="reading-head">
              <p className="reading-progress">
                <progress max={Math.max(1, all.length)} value={own.length} aria-label="Cases read" />
                <span>
                  <b>{count(own.length)}</b> of {counted(all.length, 'case')} read
                </span>
              </p>
              <p className="acts">
                <button
                  type="button"
                  className="link"
                  onClick={() => setChanges(!changes)}
                  aria-expanded={changes}
                >
                  {reader.isSecond ? 'Second reader' : 'Reader'} {personName(reader.uid)}
                </button>
                {current && <SaveAnswers draw={draw} cases={found} answers={own} />}
              </p>
            </div>
            {changes && (
              <>
                <ReaderForm
                  agent={draw.scope.agent}
                  hasSecond={draw.cases.some(({ readers }) => readers > 1)}
                  onDone={() => setChanges(false)}
                />
                <ForOthers draw={draw} />
              </>
            )}
            {unreadable > 0 && (
              <p className="part-note" role="note">
                {counted(unreadable, 'case')} cannot be read: the log differs from the one that they were
                drawn from. Open the same logs as then.
              </p>
            )}
            {current ? (
              <CaseAnswer
                key={current.digest}
                draw={draw}
                reader={reader}
                shownCase={current}
                at={own.length}
              />
            ) : (
              <ReadingDone draw={draw} cases={found} reader={reader} own={own} />
            )}
          </>
        );
      }}
    </Answered>
  );
}
