import { useMemo } from 'react';
import { Table } from '../../../charts/table/Table';
import { Section } from '../../parts/Section';
import { count, plainWord } from '../../../words/format';
import { Mark, type MarkKind } from '../../../charts/marks/Mark';
import { VerdictWords } from '../../../charts/marks/Chip';
import { StateBlock } from '../../../charts/states/StateBlock';
import { scopeKey, scopeName } from '../../../answers/readiness/verdict-words';
import {
  answerWords,
  missedFirst,
  noLogShowsSentence,
  selfTestOf,
  selfTestScope,
  selfTestSentence,
} from '../../../answers/readiness/self-test-words';
import type { Answer, SelfTest } from '../../../readiness/self-test/run-self-test';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { type AppliedStep, stepFor } from '../../../readiness/criteria/criteria';
import { type Run, useWork } from '../../../jobs/use-job';
import type { RunOptions } from '../../../jobs/run-job';
import { runWithEngine } from '../../../jobs/run-with-engine';
import type { ProgressOf } from '../../../jobs/jobs';
import { useSelfTests, keepSelfTest } from '../../../session/self-tests';
import { useEvaluation } from '../../ask/use-evaluation';
import { Evaluated } from '../../scope/Evaluated';
import { ScopePicker } from '../../scope/ScopePicker';
import { OwnRecords } from './OwnRecords';
import './self-test.css';

const marks: Record<Answer, MarkKind> = {
  missed: 'wrong',
  caught: 'truth',
  refused: 'truth',
  on_record: 'truth',
};

type Progress = ProgressOf<'selfTest'>;

async function testGates(applied: AppliedStep, options: RunOptions<Progress>): Promise<SelfTest> {
  const test = await runWithEngine('selfTest', applied, options);
  keepSelfTest(test);
  return test;
}

/** Which logs that flatter an agent, and which weakened criteria, would these gates let pass? */
export default function SelfTestScreen() {
  const current = useEvaluation();
  return (
    <Evaluated current={current}>
      {(scopes, chosen) => <Tested criteria={current.criteria} scopes={scopes} scope={chosen} />}
    </Evaluated>
  );
}

interface TestedProps {
  criteria: ReturnType<typeof useEvaluation>['criteria'];
  scopes: readonly ScopeVerdict[];
  scope: ScopeVerdict;
}

function Tested({ criteria, scopes, scope }: TestedProps) {
  const known = useSelfTests((store) => selfTestOf(store.tests, scope));
  const applied = useMemo(
    () => stepFor(criteria, scope),
    // Which step judges a scope, its names and the criteria say.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [criteria, scope.tierHeld, scope.nextTier, scope.riskClass],
  );
  const { run, start, stop } = useWork(testGates, known === undefined ? applied : null);
  return (
    <>
      <section>
        <div className="part-head">
          <div>
            <p className="eyebrow">Gate self-test</p>
            <h1 className="verdict" aria-live="polite">
              {applied === null
                ? 'No criteria apply here.'
                : known !== undefined
                  ? selfTestSentence(known)
                  : run.state === 'stopped'
                    ? 'Stopped before every log was judged: nothing is shown.'
                    : run.state === 'failed'
                      ? 'Not known.'
                      : 'Judging made logs.'}
            </h1>
          </div>
          <ScopePicker scopes={scopes} chosen={scope} />
        </div>
        <p className="lede">
          {known === undefined ? noLogShowsSentence : `${selfTestScope(known)} ${noLogShowsSentence}`}
        </p>
      </section>
      <Section title={scopeName(scope)} sub="Missed ones first.">
        {applied === null ? (
          <StateBlock
            kind="not_measurable"
            title="There is no gate to test."
            detail={scope.sentence}
            height={300}
          />
        ) : known !== undefined ? (
          <MutantTable test={known} />
        ) : (
          <Waiting run={run} start={() => start(applied)} stop={stop} />
        )}
      </Section>
      {applied !== null && <OwnRecords key={scopeKey(scope)} applied={applied} scope={scope} />}
    </>
  );
}

interface WaitingProps {
  run: Run<AppliedStep, SelfTest, Progress>;
  start: () => void;
  stop: () => void;
}

function Waiting({ run, start, stop }: WaitingProps) {
  if (run.state === 'failed') {
    return (
      <StateBlock
        kind="error"
        title="The self-test could not run."
        detail="Verdicts, controls and the watch still work."
        facts={[{ name: 'What failed', value: run.error.message }]}
        action={{ label: 'Run it again', onPress: start }}
        height={480}
      />
    );
  }
  if (run.state === 'stopped') {
    return (
      <StateBlock
        kind="empty"
        title="Stopped."
        action={{ label: 'Run it again', onPress: start }}
        height={480}
      />
    );
  }
  return (
    <>
      <StateBlock kind="loading" title="Judging made logs, one at a time" height={420} />
      {run.state === 'running' && (
        <div className="actions">
          {run.progress && (
            <>
              <progress aria-label="Logs judged" value={run.progress.done} max={run.progress.all} />
              <span className="small q" role="status">
                {count(run.progress.done)} of {count(run.progress.all)} logs
              </span>
            </>
          )}
          <button type="button" className="button" onClick={stop}>
            Cancel
          </button>
        </div>
      )}
    </>
  );
}

function MutantTable({ test: { results, notApplicable } }: { test: SelfTest }) {
  return (
    <>
      <Table
        isCaptionShown
        caption="Deliberate errors in logs and criteria, and what the gates do with each"
        asCards
        region="Mutants"
        className="mutants"
        rows={missedFirst(results)}
        rowKey={({ id }) => id}
        columns={[
          { head: 'Deliberate error', cell: ({ title }) => title },
          { head: 'In', className: 'nw', cell: ({ changes }) => changes },
          {
            head: 'Answer',
            cell: ({ answer }) => {
              const [word, meaning] = answerWords[answer];
              return (
                <>
                  <span className="v">
                    <Mark kind={marks[answer]} />
                    {word}
                  </span>
                  <span className="q">{meaning}</span>
                </>
              );
            },
          },
          {
            head: 'Verdict of that log',
            className: 'nw',
            cell: ({ after }) =>
              after === null ? <span className="q">none</span> : <VerdictWords state={after} />,
          },
        ]}
      />
      {notApplicable.length > 0 && (
        <p className="small q under-table">
          Nothing to change in that way under these criteria: {notApplicable.map(plainWord).join(', ')}.
        </p>
      )}
    </>
  );
}
