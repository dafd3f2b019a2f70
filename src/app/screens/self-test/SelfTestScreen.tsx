import { Table } from '../../../charts/table/Table';
import { Section } from '../../parts/Section';
import { count, percent, plainWord } from '../../../words/format';
import { Mark, type MarkKind } from '../../../charts/marks/Mark';
import { VerdictWords } from '../../../charts/marks/Chip';
import { StateBlock } from '../../../charts/states/StateBlock';
import type { Answer, SelfTest } from '../../../readiness/self-test/run-self-test';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { stampOf, stepFor } from '../../../readiness/criteria/criteria';
import { judgedOf } from '../../../readiness/gather/gather';
import { useEvaluation } from '../../ask/use-evaluation';
import { useQuery } from '../../ask/use-query';
import { scopeName } from '../../../answers/readiness/verdict-words';
import { Evaluated } from '../../scope/Evaluated';
import { ScopePicker } from '../../scope/ScopePicker';
import { useMemo } from 'react';
import { useJob, type RunOf } from '../../../jobs/use-job';
import './self-test.css';

const answers: Record<Answer, readonly [MarkKind, string, string]> = {
  missed: ['wrong', 'Missed', 'the evidence grew and nothing said so'],
  no_gain: ['truth', 'No gain', 'nothing is won by it: what is missing counts as an error'],
  stricter: ['truth', 'Noticed', 'the evidence falls'],
  refused: ['truth', 'Refused', 'it is not judged at all'],
  new_evaluation: ['truth', 'On record', 'other criteria have another hash: a new evaluation'],
};
const order = Object.keys(answers) as Answer[];

/** Which ways to weaken the criteria or spoil the log would this gate notice, and which would it miss? */
export default function SelfTestScreen() {
  const current = useEvaluation();
  return (
    <Evaluated current={current}>
      {(scopes, chosen) => <Tested current={current} scopes={scopes} scope={chosen} />}
    </Evaluated>
  );
}

interface TestedProps {
  current: ReturnType<typeof useEvaluation>;
  scopes: readonly ScopeVerdict[];
  scope: ScopeVerdict;
}

function Tested({ current, scopes, scope }: TestedProps) {
  const { asked, criteria } = current;
  const applied = stepFor(criteria, scope);
  const answer = useQuery(
    async (query, signal) => (applied ? judgedOf(query, asked, scope, applied.gates, signal) : null),
    [applied, asked, scope],
    applied !== null,
  );
  const judged = answer.state === 'ready' ? answer.value : null;
  const job = useMemo(
    () => (judged && applied ? { judged, scope, stamp: stampOf(applied.criteria) } : null),
    // The scope's name and the criteria are in the question that `judged` answers.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [judged],
  );
  const { run, start, stop } = useJob('selfTest', job);
  return (
    <>
      <section>
        <div className="part-head">
          <div>
            <p className="eyebrow">Gate self-test</p>
            <h1 className="verdict" aria-live="polite">
              {applied === null
                ? 'No criteria apply here.'
                : run.state === 'ready'
                  ? sentenceOf(run.answer)
                  : run.state === 'stopped'
                    ? 'Stopped; nothing is shown of a part of the mutants.'
                    : run.state === 'failed' || answer.state === 'error'
                      ? 'Not known.'
                      : 'Spoiling a copy of the evidence.'}
            </h1>
          </div>
          <ScopePicker scopes={scopes} chosen={scope} />
        </div>
        <p className="lede">
          Each line changes a copy of the criteria, or of the evidence of the first gate, in one known way,
          and judges again. What the gate misses is left to other safeguards: the hash chain, the account of
          the files, people who look.
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
        ) : (
          <Shown
            run={run}
            error={answer.state === 'error' ? (answer.error?.message ?? '') : null}
            start={() => job && start(job)}
            stop={stop}
          />
        )}
      </Section>
    </>
  );
}

interface ShownProps {
  run: RunOf<'selfTest'>;
  /** Why the evidence could not be read; null when it could. */
  error: string | null;
  start: () => void;
  stop: () => void;
}

function Shown({ run, error, start, stop }: ShownProps) {
  const failure = error ?? (run.state === 'failed' ? run.error.message : null);
  if (failure !== null) {
    return (
      <StateBlock
        kind="error"
        title="The self-test could not run."
        detail="Verdicts, controls and the watch still work."
        facts={[{ name: 'What failed', value: failure }]}
        action={{ label: 'Run it again', onPress: start }}
        height={480}
      />
    );
  }
  if (run.state === 'ready') return <MutantTable test={run.answer} />;
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
      <StateBlock kind="loading" title="Spoiling a copy of the evidence, one mutant at a time" height={420} />
      {run.state === 'running' && run.progress && (
        <div className="actions">
          <progress aria-label="Mutants judged" value={run.progress.done} max={run.progress.all} />
          <span className="small q" role="status">
            {count(run.progress.done)} of {count(run.progress.all)} mutants
          </span>
          <button type="button" className="button" onClick={stop}>
            Cancel
          </button>
        </div>
      )}
    </>
  );
}

function sentenceOf({ results, caught }: SelfTest): string {
  const missed = results.length - caught;
  if (results.length === 0) return 'Not measurable: this scope has no evidence that could be spoilt.';
  if (missed === 0) return `All ${count(results.length)} mutants are caught (100%).`;
  return `${count(missed)} of ${count(results.length)} mutants would be missed; ${count(caught)} are caught (${percent(caught / results.length)}).`;
}

function MutantTable({ test: { results, notApplicable } }: { test: SelfTest }) {
  const sorted = [...results].sort((a, b) => order.indexOf(a.answer) - order.indexOf(b.answer));
  return (
    <>
      <Table
        isCaptionShown
        caption="Mutants of criteria and log, and what the gate does with each"
        region="Mutants"
        className="mutants"
        rows={sorted}
        rowKey={({ id }) => id}
        columns={[
          { head: 'What was changed', cell: ({ title }) => title },
          { head: 'In', className: 'nw', cell: ({ changes }) => changes },
          {
            head: 'Answer',
            cell: ({ answer, message }) => {
              const [mark, word, meaning] = answers[answer];
              return (
                <>
                  <span className="v">
                    <Mark kind={mark} />
                    {word}
                  </span>
                  <span className="q">{message ?? meaning}</span>
                </>
              );
            },
          },
          {
            head: 'Verdict before',
            className: 'nw',
            cell: ({ before }) => <VerdictWords state={before} />,
          },
          {
            head: 'Verdict after',
            className: 'nw',
            cell: ({ after }) =>
              after === null ? <span className="q">none</span> : <VerdictWords state={after} />,
          },
        ]}
      />
      {notApplicable.length > 0 && (
        <p className="small q under-table">
          Nothing here to change in that way: {notApplicable.map(plainWord).join(', ')}. They count neither as
          caught nor as missed.
        </p>
      )}
    </>
  );
}
