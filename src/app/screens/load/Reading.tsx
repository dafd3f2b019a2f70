import { useEffect, useState } from 'react';
import { bytes, count, counted } from '../../../words/format';
import { leftWords, loadSteps, stepAt, stepWords } from '../../../words/progress-words';
import { cancelLoading } from '../../open/open-logs';
import { useSession } from '../../../session/session';

const tickMs = 250;

/** How long the step that is going on has taken, in ms; a bar that waits for one answer moves by it. */
function useElapsed(step: string): number {
  const [elapsed, setElapsed] = useState({ step, ms: 0 });
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setElapsed({ step, ms: performance.now() - start }), tickMs);
    return () => clearInterval(timer);
  }, [step]);
  return elapsed.step === step ? elapsed.ms : 0;
}

/** How far opening has come, as one bar over named steps; a way to stop it; what the answer will look like. */
export function Reading() {
  const progress = useSession((session) => session.progress);
  const step = progress?.stage ?? 'opening';
  const elapsedMs = useElapsed(step);
  const { share, leftMs } = stepAt(progress, elapsedMs);
  const at = loadSteps.findIndex(({ id }) => id === step);
  return (
    <section className="reading" aria-busy="true">
      <p className="eyebrow">
        Step {at + 1} of {loadSteps.length}
        {progress?.file ? `: ${progress.file}` : ''}
      </p>
      <h1 className="verdict md" id="reading" tabIndex={-1}>
        {stepWords[step]}
      </h1>
      <div className="progress">
        <progress aria-label="Opened so far" max={1} value={share} />
        <div className="said">
          <ol className="load-steps" aria-hidden="true">
            {loadSteps.map(({ id, title }, place) => (
              <li key={id} className={place < at ? 'done' : place === at ? 'now' : undefined}>
                {title}
              </li>
            ))}
          </ol>
          {progress && (
            <>
              <span>
                {bytes(progress.bytesRead)} of {bytes(progress.bytesTotal)}
              </span>
              <span>{count(progress.records)} records</span>
              {progress.rejected > 0 && <span>{counted(progress.rejected, 'record')} rejected</span>}
            </>
          )}
          <span>{leftWords(leftMs)}</span>
        </div>
      </div>
      <button type="button" className="button" onClick={cancelLoading}>
        Cancel
      </button>
      <div className="answer-skeleton" aria-hidden="true">
        {Array.from({ length: 5 }, (_, row) => (
          <div key={row}>
            <i />
            <i />
            <i />
          </div>
        ))}
      </div>
    </section>
  );
}
