import { useState } from 'react';
import { count, counted, decimal, hitsOf, percent, percentRange } from '../../../../words/format';
import type { Judged, Pattern } from '../../../../metrics/patterns/judge';
import { dimensionTitles } from '../../../../words/dimension-words';
import { useValueName } from '../../../ask/use-value-name';
import { sliceStore } from '../../../../session/slice-store';
import { goTo } from '../../../../session/view';
import type { Asked } from '../../../../jobs/patterns/use-pattern-search';

const p = (value: number) => (value < 0.0001 ? 'under 0.0001' : decimal(value, 4));
const times = (lift: number) =>
  Number.isFinite(lift) ? `${decimal(lift, lift < 0.1 ? 2 : 1)} ×` : 'none in the rest';

/** What was found: patterns that stand by themselves, then those that they explain. */
export function PatternList({ judged, asked }: { judged: Judged; asked: Asked }) {
  const [showsExplained, setShowsExplained] = useState(false);
  const standing = judged.patterns.filter(({ explainedBy }) => explainedBy.length === 0);
  const explained = judged.patterns.filter(({ explainedBy }) => explainedBy.length > 0);
  const people = judged.patterns.flatMap(({ clauses }) =>
    clauses.flatMap(({ dimension, value }) => (dimension === 'person' ? [value] : [])),
  );
  const nameOf = useValueName(people);
  const said = ({ clauses }: Pattern) =>
    clauses
      .map(({ dimension, value }) => `${dimensionTitles[dimension]} ${nameOf(dimension, value)}`)
      .join(' and ');
  const open = (pattern: Pattern) => {
    const only = { ...asked.selection.only };
    for (const { dimension, value } of pattern.clauses) only[dimension] = [value];
    sliceStore.getState().set({ ...asked.selection, only });
    goTo('overrides', { measure: asked.definition.id });
  };
  if (standing.length === 0)
    return (
      <h2 className="verdict md">
        No slice is shown to differ from the rest: {asked.definition.title.toLowerCase()},{' '}
        {count(judged.tried)} slices tried.
      </h2>
    );
  const table = (patterns: readonly Pattern[], start: number) => (
    <table className="bench-table patterns-table">
      <thead>
        <tr>
          <th scope="col" className="num">
            #
          </th>
          <th scope="col">Slice</th>
          <th scope="col" className="num">
            {asked.definition.title}
          </th>
          <th scope="col" className="num">
            95% interval
          </th>
          <th scope="col" className="num">
            Rest
          </th>
          <th scope="col" className="num">
            Lift
          </th>
          <th scope="col" className="num">
            Decisions, incidents
          </th>
          <th scope="col" className="num">
            p, adjusted
          </th>
        </tr>
      </thead>
      <tbody>
        {patterns.map((pattern, at) => (
          <tr key={said(pattern)}>
            <td className="num">{start + at + 1}</td>
            <th scope="row">
              <button type="button" className="link" onClick={() => open(pattern)}>
                {said(pattern)}
              </button>
              {pattern.explainedBy.length > 0 && (
                <span className="q small detail">
                  explained by {pattern.explainedBy.map((place) => `#${place + 1}`).join(', ')}
                </span>
              )}
            </th>
            <td className="num">
              <b>
                {pattern.direction === 'more' ? '▲' : '▼'}{' '}
                {pattern.hits === 0 ? 'none' : percent(pattern.share)}
              </b>
              <span className="q small detail nw">{hitsOf(pattern.hits, pattern.n)}</span>
            </td>
            <td className="num">{percentRange(pattern.interval)}</td>
            <td className="num">{percent(pattern.rest)}</td>
            <td className="num nw">{times(pattern.lift)}</td>
            <td className="num nw">
              {count(pattern.n)}, {count(pattern.incidents)}
            </td>
            <td className="num nw">{p(pattern.adjusted)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      <h2 className="verdict md">
        {counted(standing.length, 'slice')} {standing.length === 1 ? 'differs' : 'differ'} from the rest by{' '}
        {standing.length === 1 ? 'itself' : 'themselves'}. First: {said(standing[0]!)},{' '}
        {percent(standing[0]!.share)} against {percent(standing[0]!.rest)}.
      </h2>
      <div className="scroll" role="region" aria-label="Patterns" tabIndex={0}>
        {table(standing.slice(0, 100), 0)}
      </div>
      {explained.length > 0 && (
        <>
          <p className="fignote">
            <button
              type="button"
              className="link"
              aria-expanded={showsExplained}
              onClick={() => setShowsExplained(!showsExplained)}
            >
              {showsExplained ? 'Hide' : 'Show'} {count(explained.length)} more that no longer differ without
              the decisions of those above
            </button>
          </p>
          {showsExplained && (
            <div className="scroll" role="region" aria-label="Patterns that others explain" tabIndex={0}>
              {table(explained.slice(0, 100), standing.length)}
            </div>
          )}
        </>
      )}
    </>
  );
}
