import { Section } from '../../parts/Section';
import { useState } from 'react';
import { count, counted, decimal } from '../../../words/format';
import type { BreakerLog } from '../../../metrics/breaker-replay/events';
import type { Breaker } from '../../../records/breaker';
import { useJob } from '../../../jobs/use-job';
import { RunStatus } from './RunStatus';

const seed = 1;

/** Whether the same breaker would stop as many wrong actions if outcomes were dealt by lot. */
export function ChanceSection({ log, breaker }: { log: BreakerLog; breaker: Breaker }) {
  const [ask] = useState({ log, breaker, seed });
  const { run, start, stop } = useJob('breakerChance', ask);
  const permuted = run.state === 'ready' ? run.answer : null;
  return (
    <Section
      title="Does it stop more than chance?"
      sub="Outcomes exchanged between whole incidents of as many actions, labels as late as they were."
    >
      {permuted && (
        <p>
          It stops {counted(permuted.observed, 'wrong action')}; with outcomes dealt by lot{' '}
          {decimal(permuted.mean, 1)} on average and up to {decimal(permuted.p95, 0)} in 95 of 100 (
          {count(permuted.permutations)} permutations, seed {permuted.seed}).{' '}
          {permuted.p <= 0.05 ? 'Shown' : 'Not shown'} to stop more than chance, p {decimal(permuted.p, 3)}.
        </p>
      )}
      <div className="actions">
        {run.state === 'stopped' && (
          <button type="button" className="button" onClick={() => start(ask)}>
            Compare again
          </button>
        )}
        <RunStatus run={run} onStop={stop} />
      </div>
    </Section>
  );
}
