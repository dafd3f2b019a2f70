import { Section } from '../../parts/Section';
import { useState } from 'react';
import { counted } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { Report } from '../../../records/report/report';
import { recompute, type Recomputed } from '../../../report/comparison/recompute';
import { useSession } from '../../../session/session';
import { permuteInWorker } from '../../../jobs/run-job';
import { ChangesTable } from './ChangesTable';
import { errorText } from '../../../records/unknown';

type Run = { at: 'idle' | 'running' } | { at: 'done'; found: Recomputed } | { at: 'failed'; why: string };

/** Computes the numbers of a report anew from the logs that are open. */
export function Reproduce({ report }: { report: Report }) {
  const { query, account, period } = useSession();
  const [run, setRun] = useState<Run>({ at: 'idle' });
  const start = () => {
    if (!query || !account || !period) return;
    setRun({ at: 'running' });
    recompute(query, report, { account, period, permuting: permuteInWorker }).then(
      (found) => setRun({ at: 'done', found }),
      (error: unknown) => setRun({ at: 'failed', why: errorText(error) }),
    );
  };
  return (
    <Section
      title="Computed anew"
      titleId="reproduce"
      sub="With the report’s own slice, criteria and questions, over the logs that are open now."
    >
      {query && account && period ? (
        <p>
          <button type="button" className="button" onClick={start} disabled={run.at === 'running'}>
            {run.at === 'running' ? 'Computing' : 'Compute from the open logs'}
          </button>
        </p>
      ) : (
        <p className="lede">Open the logs that the report was made from; it can then be computed anew.</p>
      )}
      <div role="status">
        {run.at === 'failed' && <p className="lede">It could not be computed: {run.why}</p>}
        {run.at === 'done' && <Found found={run.found} />}
      </div>
    </Section>
  );
}

function Found({ found: { isReproduced, numbers, comparison, otherFiles } }: { found: Recomputed }) {
  return (
    <>
      <p className="lede">
        <Mark kind={isReproduced ? 'truth' : 'wrong'} />{' '}
        <b>
          {isReproduced
            ? `Reproduced: all ${counted(numbers, 'number')} came out the same.`
            : `Not reproduced: ${counted(comparison.changes.length, 'number')} ${comparison.changes.length === 1 ? 'differs' : 'differ'}.`}
        </b>
      </p>
      <ul className="ground">
        {[...otherFiles.map((line) => `${line}.`), ...comparison.ground].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ChangesTable comparison={comparison} before="In the report" after="From the open logs" />
    </>
  );
}
