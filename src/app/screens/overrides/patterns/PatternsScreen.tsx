import { useState } from 'react';
import { count, duration, joined } from '../../../../words/format';
import { StateBlock } from '../../../../charts/states/StateBlock';
import {
  addableDimensions,
  deepest,
  usualDimensions,
  usualSupport,
} from '../../../../metrics/patterns/count';
import { toAddress } from '../../../../slice/address/address';
import type { Dimension } from '../../../../slice/selection/dimension';
import { dimensionTitles } from '../../../../words/dimension-words';
import { useSession } from '../../../../session/session';
import { useSelection } from '../../../../session/slice-store';
import { useView } from '../../../../session/view';
import { Toggles } from '../../../parts/Toggles';
import { Chips } from '../Chips';
import { slicedMeasures, useMeasure } from '../measure-choice';
import { PatternList } from './PatternList';
import { searchPatterns } from '../../../../jobs/patterns/search-patterns';
import { useWork } from '../../../../jobs/use-job';
import '../overrides.css';
import './patterns.css';

const depths = [1, 2, 3].map((value) => ({ value, words: value === 1 ? '1 clause' : `up to ${value}` }));

/** Searches slices of up to three clauses whose share differs from the rest. */
export default function PatternsScreen() {
  const selection = useSelection();
  const definition = useMeasure();
  const query = useSession((session) => session.query);
  const [chosen, setChosen] = useState<readonly Dimension[]>(usualDimensions);
  const [depth, setDepth] = useState(deepest);
  const [decisions, setDecisions] = useState(usualSupport.decisions);
  const { run: search, start, stop } = useWork(searchPatterns);
  const isRunning = search.state === 'running';
  const progress = isRunning ? search.progress : null;
  const dimensions = [...usualDimensions, ...addableDimensions];
  const made = new Set(definition.madeOf);
  const searched = dimensions.filter((dimension) => chosen.includes(dimension) && !made.has(dimension));
  const leftOut = dimensions.filter((dimension) => made.has(dimension));
  const run = () => {
    const support = { decisions, incidents: Math.max(5, Math.ceil(decisions / 2)) };
    if (query) start({ query, definition, selection, dimensions: searched, depth, support });
  };
  return (
    <>
      <section>
        <h1 className="verdict">Where does the share differ from the rest?</h1>
        <p className="lede">
          Every slice of up to three clauses is counted, tested against the rest and against each slice that
          it narrows, and all tests are adjusted together (Benjamini and Hochberg). Decisions of one incident
          count as one piece of evidence. A pattern says where to look, not why.
        </p>
        <Chips selection={selection} />
      </section>
      <section aria-label="What is searched">
        <div className="bench-choices">
          <label className="inline-field">
            <span>Measure</span>
            <select
              className="input"
              value={definition.id}
              onChange={(event) => useView.setState({ measure: event.target.value })}
            >
              {slicedMeasures.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <Toggles label="Clauses" choices={depths} chosen={depth} onChange={setDepth} />
          <label className="inline-field">
            <span>Fewest decisions</span>
            <input
              className="input narrow"
              type="number"
              min={10}
              max={100000}
              value={decisions}
              onChange={(event) => {
                const typed = Math.trunc(Number(event.target.value));
                if (typed >= 10 && typed <= 100_000) setDecisions(typed);
              }}
            />
          </label>
          {isRunning ? (
            <button type="button" className="button" onClick={stop}>
              Cancel
            </button>
          ) : (
            <button type="button" className="button main" onClick={run} disabled={searched.length === 0}>
              Search
            </button>
          )}
        </div>
        <fieldset className="dimension-choice">
          <legend>Search in</legend>
          {dimensions.map((dimension) => (
            <label key={dimension} className="check">
              <input
                type="checkbox"
                checked={searched.includes(dimension)}
                disabled={made.has(dimension)}
                onChange={(event) =>
                  setChosen(
                    event.target.checked
                      ? [...chosen, dimension]
                      : chosen.filter((other) => other !== dimension),
                  )
                }
              />
              {dimensionTitles[dimension]}
            </label>
          ))}
        </fieldset>
        <p className="q small">
          {leftOut.length > 0 &&
            `${joined(leftOut.map((dimension) => dimensionTitles[dimension]))} cannot be searched: this measure is made of ${leftOut.length === 1 ? 'it' : 'them'}. `}
          Reason and human outcome are written with the human’s answer, the source of the label after it: they
          are left out unless ticked. A pattern in confidence or policy is about the agent’s proposals, not
          about the humans.
        </p>
      </section>
      <section aria-live="polite">
        {search.state === 'idle' && <p className="q">Nothing has been searched yet.</p>}
        {search.state === 'stopped' && <p className="q">Stopped; nothing of the search is kept.</p>}
        {search.state === 'failed' && (
          <StateBlock
            kind="error"
            title="The search stopped."
            detail="Filters and other screens still work."
            facts={[{ name: 'What failed', value: search.error.message }]}
          />
        )}
        {progress?.step === 'counting' && (
          <div className="search-progress">
            <progress value={progress.done} max={progress.of} aria-label="Counted" />
            <p>
              Counting: {count(progress.done)} of {count(progress.of)} sets of dimensions,{' '}
              {count(progress.slices)} slices with enough decisions.
            </p>
          </div>
        )}
        {progress?.step === 'testing' && (
          <div className="search-progress">
            <progress value={progress.done} max={progress.of} aria-label="Tested" />
            <p>
              Testing: {count(progress.done)} of {count(progress.of)} slices.
            </p>
          </div>
        )}
        {search.state === 'ready' && (
          <>
            {toAddress(search.ask.selection) !== toAddress(selection) && (
              <p className="note">The slice has changed since; the list below is of the slice before.</p>
            )}
            <PatternList judged={search.answer} asked={search.ask} />
            <p className="fignote">
              {count(search.answer.tried)} slices tried, each with at least{' '}
              {count(search.ask.support.decisions)} decisions in {count(search.ask.support.incidents)}{' '}
              incidents; searched in {duration(search.milliseconds)}.
            </p>
          </>
        )}
      </section>
    </>
  );
}
