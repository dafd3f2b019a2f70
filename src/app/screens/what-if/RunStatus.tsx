import { hitsOf } from '../../../words/format';
import type { BreakerRun } from '../../../jobs/breaker/use-breaker-job';

/** How far a job in the worker has come. */
export function RunStatus({ run, onStop }: { run: BreakerRun; onStop: () => void }) {
  return (
    <>
      {run.state === 'running' && (
        <>
          <button type="button" className="button" onClick={onStop}>
            Cancel
          </button>
          <progress aria-label="Replayed" value={run.done} max={run.of} />
        </>
      )}
      <span className="small q" role="status">
        {run.state === 'running'
          ? `${hitsOf(run.done, run.of)} replays`
          : run.state === 'stopped'
            ? 'Stopped; nothing is shown of a part of the runs.'
            : run.state === 'failed'
              ? `It could not run: ${run.message}`
              : ''}
      </span>
    </>
  );
}
