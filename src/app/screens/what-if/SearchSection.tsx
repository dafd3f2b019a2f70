import { Section } from '../../parts/Section';
import { useState } from 'react';
import { DataTable } from '../../../charts/table/Table';
import { count, counted, hitsOf, rateShort } from '../../../words/format';
import type { BreakerLog } from '../../../metrics/breaker-replay/events';
import { tripWords } from '../../../words/what-if-words';
import type { Breaker } from '../../../records/breaker';
import { useWhatIf } from '../../../session/what-if';
import { useJob } from '../../../jobs/use-job';
import { NumberInput } from '../../fields/NumberInput';
import { RunStatus } from './RunStatus';

/** Looks for the breaker of one rule that stops most harm at a stated cost. */
export function SearchSection({ log, breaker }: { log: BreakerLog; breaker: Breaker }) {
  const [percentage, setPercentage] = useState(5);
  const { run, start, stop } = useJob('breakerSearch');
  const isSound = percentage >= 0 && percentage <= 100;
  const search = run.state === 'ready' ? run.answer : null;
  return (
    <Section
      title="Find a breaker"
      sub="Tried on the earlier half of the log, with the scope, cool-down and reset above; shown on the later half, which takes no part."
    >
      <div className="form-grid one-field">
        <NumberInput
          label="Right actions stopped at most, %"
          value={percentage}
          problem={isSound ? undefined : 'From 0% to 100%.'}
          onChange={setPercentage}
        />
      </div>
      <div className="actions">
        <button
          type="button"
          className="button main"
          disabled={!isSound || run.state === 'running'}
          onClick={() => start({ log, breaker, mostRightStopped: percentage / 100 })}
        >
          Search
        </button>
        <RunStatus run={run} onStop={stop} />
      </div>
      {search &&
        (search.best === null ? (
          <p className="part-note">
            None of {counted(search.tried, 'breaker')} stops a wrong action at this cost.
          </p>
        ) : (
          <>
            <p className="part-note">
              Of {counted(search.tried, 'breaker')}, {tripWords(search.best.breaker.trips[0]!)} stops most on
              the earlier half:{' '}
              {hitsOf(search.best.account.wrongStopped.hits, search.best.account.wrongStopped.n)} wrong ones.
              {search.later &&
                ` On the later half it stops ${hitsOf(search.later.wrongStopped.hits, search.later.wrongStopped.n)} wrong and ${hitsOf(search.later.rightStopped.hits, search.later.rightStopped.n)} right ones.`}{' '}
              <button
                type="button"
                className="link"
                onClick={() => useWhatIf.setState({ breaker: search.best!.breaker })}
              >
                Take this breaker
              </button>
            </p>
            <DataTable
              caption="Breakers found, on the earlier half"
              columns={[
                { label: 'Rule' },
                { label: 'Trips', numeric: true },
                { label: 'Wrong stopped', numeric: true },
                { label: 'Right stopped', numeric: true },
                { label: 'Share of right ones', numeric: true },
              ]}
              rows={search.within.map(({ breaker: each, account }) => ({
                key: JSON.stringify(each.trips),
                cells: [
                  tripWords(each.trips[0]!),
                  count(account.trips),
                  hitsOf(account.wrongStopped.hits, account.wrongStopped.n),
                  hitsOf(account.rightStopped.hits, account.rightStopped.n),
                  rateShort(account.rightStopped),
                ],
              }))}
            />
          </>
        ))}
    </Section>
  );
}
