import { Table } from '../../../charts/table/Table';
import { Mark } from '../../../charts/marks/Mark';
import { VerdictWords } from '../../../charts/marks/Chip';
import { StateBlock } from '../../../charts/states/StateBlock';
import {
  ownMissedFirst,
  ownTestOf,
  ownTestScope,
  ownTestSentence,
} from '../../../answers/readiness/own-test-words';
import { recordTexts } from '../../../intake/loading/read-record';
import type { RunOptions } from '../../../jobs/run-job';
import { runWithEngine } from '../../../jobs/run-with-engine';
import type { AskOf, ProgressOf } from '../../../jobs/jobs';
import { useWork } from '../../../jobs/use-job';
import type { AppliedStep } from '../../../readiness/criteria/criteria';
import type { OwnResult, OwnTest } from '../../../readiness/self-test/run-own-test';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { keepOwnTest, useSelfTests } from '../../../session/self-tests';
import { count } from '../../../words/format';
import { Section } from '../../parts/Section';

type Ask = AskOf<'ownTest'>;

async function testRecords(ask: Ask, options: RunOptions<ProgressOf<'ownTest'>>): Promise<OwnTest> {
  const test = await runWithEngine('ownTest', ask, options);
  keepOwnTest(test);
  return test;
}

interface OwnRecordsProps {
  readonly applied: AppliedStep;
  readonly scope: ScopeVerdict;
}

/** Right decisions of the open logs made wrong and hidden, in a copy: what would the gates of this scope let pass? */
export function OwnRecords({ applied, scope }: OwnRecordsProps) {
  const known = useSelfTests((store) => ownTestOf(store.own, scope));
  const { run, start, stop } = useWork(testRecords);
  const { agent, workflow, riskClass } = scope;
  const begin = () => start({ applied, scope: { agent, workflow, riskClass }, texts: recordTexts() });
  const progress = run.state === 'running' ? run.progress : null;
  return (
    <Section
      title="On your own records"
      sub="Right decisions of this scope are made wrong in a copy, then hidden: lines spoiled or dropped, labels changed, flags set, dates moved, reviews filled in later."
    >
      <p className="lede small" role="status">
        {known !== undefined
          ? `${ownTestSentence(known)} ${ownTestScope(known)}`
          : run.state === 'running'
            ? progress === null
              ? 'Copying your records.'
              : `Judging changed copies: ${count(progress.done)} of ${count(progress.all)}.`
            : run.state === 'failed'
              ? `The test could not run: ${run.error.message}`
              : run.state === 'stopped'
                ? 'Stopped before every copy was judged: nothing is shown.'
                : 'Not run yet. It takes at most a few minutes and changes nothing.'}
      </p>
      <div className="actions">
        {run.state === 'running' ? (
          <>
            {progress && <progress aria-label="Copies judged" value={progress.done} max={progress.all} />}
            <button type="button" className="button" onClick={stop}>
              Cancel
            </button>
          </>
        ) : (
          <button type="button" className="button" onClick={begin}>
            {known === undefined ? 'Test on your records' : 'Test again'}
          </button>
        )}
      </div>
      {known !== undefined && known.results.length > 0 && <Results results={known.results} />}
      {known?.problem === 'wrong_passes' && (
        <StateBlock kind="error" title="Wrong decisions in plain sight pass." height={160} />
      )}
    </Section>
  );
}

function Results({ results }: { readonly results: readonly OwnResult[] }) {
  return (
    <Table
      isCaptionShown
      caption="What was done to the wrong decisions of the copy, and whether the gates noticed"
      region="Mutants of your records"
      className="mutants"
      rows={ownMissedFirst(results)}
      rowKey={({ id }) => id}
      columns={[
        { head: 'Done to them', cell: ({ title }) => title },
        {
          head: 'Answer',
          cell: ({ answer }) => (
            <span className="v">
              <Mark kind={answer === 'missed' ? 'wrong' : 'truth'} />
              {answer === 'missed' ? 'Missed' : 'Caught'}
            </span>
          ),
        },
        {
          head: 'Verdict of the scope',
          className: 'nw',
          cell: ({ after }) =>
            after === null ? <span className="q">none</span> : <VerdictWords state={after} />,
        },
      ]}
    />
  );
}
