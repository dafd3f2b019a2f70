import { Section, type SectionProps } from '../../parts/Section';
import { DotRows } from '../../../charts/dots/DotRows';
import { count, percent } from '../../../words/format';
import { completeness, type FieldCount } from '../../../metrics/log-completeness/completeness';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { CountLink } from '../../parts/RowsLink';

const least = 10;

/** Which fields of the audit trail are there, and on how many of the decisions that should carry them. */
export function CompletenessSection({ selection }: SectionProps) {
  const answer = useQuery((query, signal) => completeness(query, selection, signal), [selection]);
  return (
    <Section
      title="Is every audit field there?"
      sub="A field is asked of the decisions it applies to. What is missing cannot be judged later, and never counts as a pass."
      sql={answer.value?.statement}
    >
      <Answered answer={answer} height={760} what="The audit fields">
        {({ fields }) => (
          <>
            <DotRows
              caption="Completeness of audit fields"
              head="Field"
              plotHead="Share that carry it"
              axis={{
                from: 0,
                until: 1,
                ticks: [0, 0.5, 1],
                tick: (value) => (value === 1 ? '100%' : String(value * 100)),
              }}
              mark="truth"
              columns={[
                { label: 'Share', numeric: true },
                { label: 'Present', numeric: true },
                { label: 'Missing', numeric: true },
                { label: 'Asked of' },
              ]}
              rows={fields.map(fieldRow)}
            />
          </>
        )}
      </Answered>
    </Section>
  );
}

function fieldRow({ field, of, present }: FieldCount) {
  const missing = of - present;
  const metric = field.definition.id;
  return {
    key: field.id,
    label: (
      <>
        {field.title}
        <span className="q">{field.group}</span>
      </>
    ),
    value: of < least ? null : present / of,
    notMeasurable: of === 0,
    cells: [
      of === 0 ? 'not measurable' : of < least ? <span className="q">too few</span> : percent(present / of),
      <CountLink n={present} rows={{ of: 'metric', metric, part: 'hits' }} />,
      <CountLink n={missing} rows={{ of: 'metric', metric, part: 'misses' }} />,
      `${field.of}: ${count(of)}`,
    ],
  };
}
