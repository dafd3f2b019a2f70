import { useState } from 'react';
import { SqlBlock } from '../../../charts/figure/SqlBlock';
import { Mark } from '../../../charts/marks/Mark';
import type { MetricPage } from '../../../metrics/pages/every-page';
import type { RateDefinition } from '../../../metrics/rate/definition';
import { rateStatement } from '../../../metrics/rate/measure';
import type { Selection } from '../../../slice/selection/selection';

/** One measure, share or not, in the same words. */
export interface Entry extends MetricPage {
  readonly notMeasurable?: string;
  readonly rate?: RateDefinition;
}

const parts: readonly (readonly [keyof MetricPage | 'notMeasurable', string])[] = [
  ['numerator', 'Counted'],
  ['denominator', 'Over'],
  ['excluded', 'Left out'],
  ['unresolved', 'Unresolved'],
  ['unit', 'Unit'],
  ['interval', 'Interval'],
  ['notMeasurable', 'Not measurable'],
  ['source', 'Source'],
];

export function DefinitionEntry({ entry, selection }: { entry: Entry; selection: Selection }) {
  const [open, setOpen] = useState<'none' | 'sql' | 'whole'>('none');
  const toggle = (which: 'sql' | 'whole') => setOpen(open === which ? 'none' : which);
  return (
    <article className="definition" id={entry.id}>
      <h3>
        {entry.rate && <Mark kind={entry.rate.mark} />}
        {entry.title}
      </h3>
      <p className="definition-question">
        {entry.question} <span className="mono q">{entry.id}</span>
      </p>
      <dl>
        {parts.map(([part, words]) =>
          entry[part] === undefined ? null : (
            <div key={part}>
              <dt>{words}</dt>
              <dd>{entry[part]}</dd>
            </div>
          ),
        )}
        {entry.rate && (
          <div>
            <dt>Better</dt>
            <dd>{entry.rate.better}</dd>
          </div>
        )}
      </dl>
      <p className="definition-acts">
        <button
          type="button"
          className="link"
          aria-expanded={open === 'sql'}
          aria-label={`SQL of ${entry.title}`}
          onClick={() => toggle('sql')}
        >
          Show SQL
        </button>
        {entry.rate && (
          <button
            type="button"
            className="link"
            aria-expanded={open === 'whole'}
            aria-label={`Whole statement of ${entry.title}`}
            onClick={() => toggle('whole')}
          >
            The whole statement, for this slice
          </button>
        )}
      </p>
      {open === 'sql' && <SqlBlock sql={entry.sql} values={[]} label="The definition, over slice" />}
      {open === 'whole' && entry.rate && (
        <SqlBlock {...rateStatement(entry.rate, selection)} label="As it runs" />
      )}
    </article>
  );
}
