import { hitsOf } from '../../../words/format';
import type { RunOf } from '../../../jobs/use-job';

/** How far a job in the worker has come. */
export function RunStatus({
  run,
  onStop,
}: {
  run: RunOf<'breakerChance'> | RunOf<'breakerSearch'>;
  onStop: () => void;
}) {
  const { done, of } = (run.state === 'running' && run.progress) || { done: 0, of: 1 };
  return (
    <>
      {run.state === 'running' && (
        <>
          <button type="button" className="button" onClick={onStop}>
            Cancel
          </button>
          <progress aria-label="Replayed" value={done} max={of} />
        </>
      )}
      <span className="small q" role="status">
        {run.state === 'running'
          ? `${hitsOf(done, of)} replays`
          : run.state === 'stopped'
            ? 'Stopped; nothing is shown of a part of the runs.'
            : run.state === 'failed'
              ? `It could not run: ${run.error.message}`
              : ''}
      </span>
    </>
  );
}
