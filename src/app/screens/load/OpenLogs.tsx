import { Mark } from '../../../charts/marks/Mark';
import { startTour } from '../../../session/tour';
import { useView } from '../../../session/view';
import { screens } from '../../../session/screens';
import { Openers } from './Openers';

const examples = [
  {
    mark: 'stepdown',
    scope: 'suspicious mail, low risk',
    state: 'Step down',
    why: '74 of 378 wrong. The limit is 1 in 20.',
    share: 1,
  },
  {
    mark: 'eligible',
    scope: 'laptops, low risk',
    state: 'Eligible, 2 warnings',
    why: 'None of 224 wrong. One hash chain is altered.',
    share: 1,
  },
  {
    mark: 'notyet',
    scope: 'cloud storage, low risk',
    state: 'Not proven yet',
    why: '34% of the evidence needed. About 165 more error-free incidents.',
    share: 0.34,
  },
] as const;

/** The first screen: what this is for, every way to open logs, and what the answer will look like. */
export function OpenLogs({ failure }: { failure: string | null }) {
  const asked = useView((view) => view.screen);
  return (
    <section className="open-logs">
      {failure && (
        <div className="state boxed failure" role="alert">
          <h2>The logs could not be opened.</h2>
          <p className="mono">{failure}</p>
          <p>Nothing of them was kept. Open them again, or other files.</p>
        </div>
      )}
      <h1 className="verdict">Has this agent earned the right to act?</h1>
      {asked !== 'load' && (
        <p className="lede" role="status">
          <b>This link shows {screens[asked].title}.</b> Open the logs that it was made from; it is followed
          then.
        </p>
      )}
      <ol className="first-steps">
        <li>
          <h2>Open what the agent proposed and what humans did</h2>
          <Openers />
          <p className="q small">
            New here?{' '}
            <button type="button" className="link" onClick={startTour}>
              Take the tour of the sample
            </button>
            , six stops. Log format 1.0 is read without a mapping:{' '}
            <a href="schema/index.html">the format, field by field</a>.
          </p>
        </li>
        <li>
          <h2>Read where it may act alone</h2>
          <figure className="answer-example">
            <ul>
              {examples.map(({ mark, scope, state, why, share }) => (
                <li key={scope}>
                  <Mark kind={mark} />
                  <div>
                    <b>{state}</b> <span className="q">{scope}</span>
                    <span className="answer-why">{why}</span>
                    <span className="answer-bar">
                      <i style={{ width: `${share * 100}%` }} />
                    </span>
                  </div>
                </li>
              ))}
            </ul>
            <figcaption>
              An example with invented scopes and numbers. In your logs each number opens its rows.
            </figcaption>
          </figure>
        </li>
        <li>
          <h2>Sign it, or send it back</h2>
          <p>
            The report begins with one page to sign: the decision, its conditions, and what speaks against it.
            It is one file that opens anywhere.
          </p>
        </li>
      </ol>
      <dl className="promises">
        <div>
          <dt>Nothing leaves this browser</dt>
          <dd>
            Files are read on this computer. The page cannot send anything to another address, and works with
            the network cut.
          </dd>
        </div>
        <div>
          <dt>Missing data is never a pass</dt>
          <dd>
            A missing review is never an approval. Each line that is not counted is listed with its reason.
          </dd>
        </div>
        <div>
          <dt>You see what is kept</dt>
          <dd>Data, What is kept, lists everything that this browser keeps, and forgets it at once.</dd>
        </div>
      </dl>
    </section>
  );
}
