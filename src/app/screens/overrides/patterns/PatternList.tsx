import { Table } from '../../../../charts/table/Table';
import { useState } from 'react';
import { count, counted, decimal, hitsOf, percent, percentRange } from '../../../../words/format';
import type { Judged, Pattern } from '../../../../metrics/patterns/judge';
import { dimensionTitles } from '../../../../words/dimension-words';
import { useValueName } from '../../../ask/use-value-name';
import { sliceStore } from '../../../../session/slice-store';
import { goTo } from '../../../../session/view';
import type { PatternAsk } from '../../../../jobs/patterns/search-patterns';

const p = (value: number) => (value < 0.0001 ? 'under 0.0001' : decimal(value, 4));
const times = (lift: number) =>
  Number.isFinite(lift) ? `${decimal(lift, lift < 0.1 ? 2 : 1)} ×` : 'none in the rest';

/** What was found: patterns that stand by themselves, then those that they explain. */
export function PatternList({ judged, asked }: { judged: Judged; asked: PatternAsk }) {
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
  const table = (caption: string, patterns: readonly Pattern[], start: number) => (
    <Table
      caption={caption}
      className="bench-table patterns-table"
      rows={patterns}
      rowKey={said}
      columns={[
        { head: '#', number: true, cell: (_, at) => start + at + 1 },
        {
          head: 'Slice',
          rowHead: true,
          cell: (pattern) => (
            <>
              <button type="button" className="link" onClick={() => open(pattern)}>
                {said(pattern)}
              </button>
              {pattern.explainedBy.length > 0 && (
                <span className="q small detail">
                  explained by {pattern.explainedBy.map((place) => `#${place + 1}`).join(', ')}
                </span>
              )}
            </>
          ),
        },
        {
          head: asked.definition.title,
          number: true,
          cell: ({ direction, hits, n, share }) => (
            <>
              <b>
                {direction === 'more' ? '▲' : '▼'} {hits === 0 ? 'none' : percent(share)}
              </b>
              <span className="q small detail nw">{hitsOf(hits, n)}</span>
            </>
          ),
        },
        { head: '95% interval', number: true, cell: ({ interval }) => percentRange(interval) },
        { head: 'Rest', number: true, cell: ({ rest }) => percent(rest) },
        { head: 'Lift', number: true, className: 'nw', cell: ({ lift }) => times(lift) },
        {
          head: 'Decisions, incidents',
          number: true,
          className: 'nw',
          cell: ({ n, incidents }) => `${count(n)}, ${count(incidents)}`,
        },
        { head: 'p, adjusted', number: true, className: 'nw', cell: ({ adjusted }) => p(adjusted) },
      ]}
    />
  );
  return (
    <>
      <h2 className="verdict md">
        {counted(standing.length, 'slice')} {standing.length === 1 ? 'differs' : 'differ'} from the rest by{' '}
        {standing.length === 1 ? 'itself' : 'themselves'}. First: {said(standing[0]!)},{' '}
        {percent(standing[0]!.share)} against {percent(standing[0]!.rest)}.
      </h2>
      {table('Patterns', standing, 0)}
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
          {showsExplained && table('Patterns that others explain', explained, standing.length)}
        </>
      )}
    </>
  );
}
