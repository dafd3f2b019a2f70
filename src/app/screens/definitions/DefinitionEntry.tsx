import { useShownSql } from '../../../charts/figure/SqlBlock';
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

export function DefinitionEntry({
  entry,
  selection,
  isOpen,
}: {
  entry: Entry;
  selection: Selection;
  isOpen: boolean;
}) {
  const { rate } = entry;
  const definition = useShownSql(
    { sql: entry.sql, values: [], label: 'The definition, over slice' },
    { label: `SQL of ${entry.title}` },
  );
  const whole = useShownSql(rate && (() => [{ ...rateStatement(rate, selection), label: 'As it runs' }]), {
    words: 'The whole statement, for this slice',
    label: `Whole statement of ${entry.title}`,
  });
  return (
    <article className="definition" id={entry.id}>
      <h3>
        {rate && <Mark kind={rate.mark} />}
        {entry.title}
      </h3>
      <p className="definition-question">
        {entry.question} <span className="mono q">{entry.id}</span>
      </p>
      <details key={String(isOpen)} open={isOpen}>
        <summary>How it is counted</summary>
        <dl>
          {parts.map(([part, words]) =>
            entry[part] === undefined ? null : (
              <div key={part}>
                <dt>{words}</dt>
                <dd>{entry[part]}</dd>
              </div>
            ),
          )}
          {rate && (
            <div>
              <dt>Better</dt>
              <dd>{rate.better}</dd>
            </div>
          )}
        </dl>
        <p className="definition-acts">
          {definition.button}
          {whole.button}
        </p>
        {definition.blocks}
        {whole.blocks}
      </details>
    </article>
  );
}
