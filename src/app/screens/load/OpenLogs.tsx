import { isEngineLost } from '../../../database/engine/engine-error';
import { useView } from '../../../session/view';
import { screens } from '../../../session/screens';
import { Openers } from './Openers';

/** The first screen: what this is for, and every way to open logs. */
export function OpenLogs({ failure }: { failure: string | null }) {
  const asked = useView((view) => view.screen);
  return (
    <section className="open-logs">
      {failure && (
        <div className="state boxed failure" role="alert">
          <h2>The logs could not be opened.</h2>
          <p className="mono">{failure}</p>
          {isEngineLost(failure) ? null : <p>Nothing of them was kept. Opening other files still works.</p>}
        </div>
      )}
      <p className="eyebrow">Shadow mode against human outcomes, release by release</p>
      <h1 className="verdict">Has this agent earned the right to act?</h1>
      <p className="lede">
        Open what the agent would have done and what humans did. You get one verdict per agent, workflow and
        risk class for the next tier, the rule that decided it, and the rows behind every number.
      </p>
      {asked !== 'load' && (
        <p className="lede" role="status">
          <b>This link shows {screens[asked].title}.</b> Open the logs that it was made from; it is followed
          then.
        </p>
      )}
      <Openers />
      <dl className="promises">
        <div>
          <dt>Nothing leaves this browser</dt>
          <dd>
            Files are read on this machine. The page cannot send anything to another address, and works with
            the network cut.
          </dd>
        </div>
        <div>
          <dt>What it reads</dt>
          <dd>
            Log format 1.0: decisions, reviews, executions, verdicts, controls, releases, checkpoints. JSONL,
            NDJSON or a JSON array, plain or gzipped, any number of files in any order.{' '}
            <a href="schema/index.html">The format, field by field</a>
          </dd>
        </div>
        <div>
          <dt>What it never does</dt>
          <dd>
            Missing data is never a pass, and a missing review is never an approval. Each line that is not
            counted is listed with its reason.
          </dd>
        </div>
      </dl>
    </section>
  );
}
