import { Table, type Column } from '../../../charts/table/Table';
import { Section, type SectionProps } from '../../parts/Section';
import { counted, hitsOf, percentRange, rateShort, unresolvedWords } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import { catalogue, type MetricDefinition } from '../../../metrics/catalogue';
import { measureAll } from '../../../metrics/rate/measure-all';
import { isAllYoung, type Rate } from '../../../metrics/rate/rate';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { RowsLink } from '../../parts/RowsLink';

const classes = [
  ['low', 'Low risk'],
  ['high', 'High risk'],
] as const;

/** Low risk apart from high risk: many easy cases must not hide a few grave ones. */
export function RiskSection({ selection }: SectionProps) {
  const answer = useQuery(
    (query, signal) => measureAll(query, catalogue, selection, 'risk_class', signal),
    [selection],
  );
  return (
    <Section
      title="Low risk apart from high risk"
      sub="High: risk level high or critical, a critical asset, or neither logged. A pooled figure hides which of the two it stands for."
    >
      <Answered answer={answer} height={330} what="The measures by risk">
        {(rates) => (
          <Table
            caption="The measures by risk"
            className="risk-table"
            rows={catalogue}
            rowKey={({ id }) => id}
            columns={[
              {
                head: 'Measure',
                cell: ({ mark, title }) => (
                  <span className="v">
                    <Mark kind={mark} />
                    {title}
                  </span>
                ),
              },
              ...classes.map(([key, head]): Column<MetricDefinition & { id: keyof typeof rates }> => ({
                head,
                cell: (definition) => (
                  <RiskCell
                    definition={definition}
                    rate={rates[definition.id].find((rate) => rate.key === key)}
                  />
                ),
              })),
            ]}
          />
        )}
      </Answered>
    </Section>
  );
}

function RiskCell({ definition, rate }: { definition: MetricDefinition; rate: Rate | undefined }) {
  if (!rate || rate.state === 'not_measurable') {
    return (
      <>
        <span className="v">
          <Mark kind="nm" />
          not measurable
        </span>
        <span className="q small detail">{rate?.reason ?? 'no decision of this class in view'}</span>
      </>
    );
  }
  const isMeasured = rate.state === 'measured';
  return (
    <>
      <RowsLink
        rows={{
          of: 'metric',
          metric: definition.id,
          part: isAllYoung(rate) ? 'young' : rate.hits > 0 ? 'hits' : 'counted',
          grouping: 'risk_class',
          key: rate.key,
        }}
      >
        <b>{rateShort(rate)}</b>
      </RowsLink>{' '}
      {isMeasured && rate.interval && <span className="q">{percentRange(rate.interval)}</span>}
      <span className="q small detail">
        {isAllYoung(rate)
          ? rate.reason
          : `${hitsOf(rate.hits, rate.n)} in ${counted(rate.incidents, 'incident')}; ${unresolvedWords(rate.unresolved, rate.bounds)}${rate.reason ? `. ${rate.reason}` : ''}`}
      </span>
    </>
  );
}
