import { counted, hitsOf, percentRange, rateShort, unresolvedWords } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import { catalogue, type MetricDefinition } from '../../../metrics/catalogue';
import { measureAll } from '../../../metrics/rate/measure-all';
import { isAllYoung, type Rate } from '../../../metrics/rate/rate';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { RowsLink } from '../../parts/RowsLink';
import type { SectionProps } from '../../parts/section-props';

const classes = [
  ['low', 'Low risk'],
  ['high', 'High risk'],
] as const;

/** Low risk apart from high risk: many easy cases must not hide a few grave ones. */
export function RiskSection({ selection, address }: SectionProps) {
  const answer = useQuery(`rates risk_class ${address}`, (query, signal) =>
    measureAll(query, catalogue, selection, 'risk_class', signal),
  );
  return (
    <section>
      <div className="head">
        <h2>Low risk apart from high risk</h2>
        <p className="sub">
          High: risk level high or critical, a critical asset, or neither logged. A pooled figure hides which
          of the two it stands for.
        </p>
      </div>
      <Answered answer={answer} height={330} what="The measures by risk">
        {(rates) => (
          <div className="scroll">
            <table className="risk-table">
              <thead>
                <tr>
                  <th scope="col">Measure</th>
                  {classes.map(([key, title]) => (
                    <th key={key} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {catalogue.map((definition) => (
                  <tr key={definition.id}>
                    <th scope="row">
                      <span className="v">
                        <Mark kind={definition.mark} />
                        {definition.title}
                      </span>
                    </th>
                    {classes.map(([key]) => (
                      <RiskCell
                        key={key}
                        definition={definition}
                        rate={rates[definition.id].find((rate) => rate.key === key)}
                      />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answered>
    </section>
  );
}

function RiskCell({ definition, rate }: { definition: MetricDefinition; rate: Rate | undefined }) {
  if (!rate || rate.state === 'not_measurable') {
    return (
      <td>
        <span className="v">
          <Mark kind="nm" />
          not measurable
        </span>
        <span className="q small detail">{rate?.reason ?? 'no decision of this class in view'}</span>
      </td>
    );
  }
  const isMeasured = rate.state === 'measured';
  return (
    <td>
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
    </td>
  );
}
