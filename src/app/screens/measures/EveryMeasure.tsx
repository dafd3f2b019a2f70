import { SqlBlock } from '../../../charts/figure/SqlBlock';
import { percentRange, type Interval } from '../../../charts/format';
import { Mark } from '../../../charts/marks/Mark';
import { type Kpi, type KpiGroup, titleOf } from '../../../metrics/every-kpi/every-kpi';
import type { KpiAnswer } from '../../../metrics/every-kpi/kpi';
import { useView } from '../../state/view';
import { scaledRange, scaleOf, valueWords } from './kpi-words';
import { PartNumber } from './PartNumber';

export interface Answers {
  readonly whole: KpiAnswer;
  readonly low: KpiAnswer | undefined;
  readonly high: KpiAnswer | undefined;
}

interface EveryMeasureProps {
  groups: readonly KpiGroup[];
  answers: ReadonlyMap<string, Answers>;
  isSqlOpen: boolean;
}

/** Every KPI over the slice, low risk apart from high risk; the chosen one is shown group by group below. */
export function EveryMeasure({ groups, answers, isSqlOpen }: EveryMeasureProps) {
  const chosen = useView((view) => view.kpi);
  const shown = answers.get(chosen)?.whole;
  return (
    <>
      {isSqlOpen && shown && <SqlBlock {...shown.statement} label="SQL of the chosen measure" />}
      <div className="scroll" role="region" aria-label="Every measure" tabIndex={0}>
        <table className="measures-table">
          <caption className="vh">Every measure over the slice, and low risk apart from high risk</caption>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col" className="num">
                Value
              </th>
              <th scope="col" className="num">
                95% interval
              </th>
              <th scope="col" className="num">
                Count
              </th>
              <th scope="col" className="num">
                Resolved
              </th>
              <th scope="col" className="num">
                Incidents
              </th>
              <th scope="col" className="num">
                Unresolved
              </th>
              <th scope="col" className="num">
                Low risk
              </th>
              <th scope="col" className="num">
                High risk
              </th>
            </tr>
          </thead>
          {groups.map(({ title, kpis }) => (
            <tbody key={title}>
              <tr className="group">
                <th scope="rowgroup" colSpan={9}>
                  {title}
                </th>
              </tr>
              {kpis.map((kpi) => {
                const own = answers.get(kpi.id);
                return own ? (
                  <MeasureRow key={kpi.id} kpi={kpi} answers={own} isChosen={kpi.id === chosen} />
                ) : (
                  <tr key={kpi.id}>
                    <th scope="row">{titleOf(kpi)}</th>
                    <td className="q" colSpan={8}>
                      being read
                    </td>
                  </tr>
                );
              })}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

function MeasureRow({ kpi, answers, isChosen }: { kpi: Kpi; answers: Answers; isChosen: boolean }) {
  const { whole, low, high } = answers;
  const scale = scaleOf(kpi);
  const isMeasurable = whole.state !== 'not_measurable';
  return (
    <tr className={isChosen ? 'sel' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="link"
          aria-pressed={isChosen}
          onClick={() => {
            useView.setState({ kpi: kpi.id });
            document.getElementById('measure-by')?.scrollIntoView({ block: 'start' });
          }}
        >
          {titleOf(kpi)}
        </button>
        {whole.reason && <span className="q small detail">{whole.reason}</span>}
      </th>
      <td className="num">{isMeasurable ? <b>{valueWords(scale, whole)}</b> : <NotMeasurable />}</td>
      <td className="num nw">{isMeasurable ? scaledRange(scale, whole.interval) : '–'}</td>
      <td className="num">{isMeasurable ? <PartNumber kpi={kpi} part="hits" number={whole.hits} /> : '–'}</td>
      <td className="num">{isMeasurable ? <PartNumber kpi={kpi} part="counted" number={whole.n} /> : '–'}</td>
      <td className="num">
        {whole.incidents === null || !isMeasurable ? '–' : whole.incidents.toLocaleString('en-US')}
      </td>
      <td className="num">
        <PartNumber kpi={kpi} part="open" number={whole.unresolved} />
        {whole.unresolved > 0 && whole.bounds && (
          <span className="q small detail nw">{boundsWords(scale, whole.bounds)}</span>
        )}
      </td>
      <RiskCell kpi={kpi} answer={low} />
      <RiskCell kpi={kpi} answer={high} />
    </tr>
  );
}

const boundsWords = (scale: ReturnType<typeof scaleOf>, bounds: Interval) =>
  scale === 'share' ? percentRange(bounds) : scaledRange(scale, bounds);

function NotMeasurable() {
  return (
    <span className="nw">
      <Mark kind="nm" /> not measurable
    </span>
  );
}

function RiskCell({ kpi, answer }: { kpi: Kpi; answer: KpiAnswer | undefined }) {
  if (!answer || answer.state === 'not_measurable') return <td className="num q">–</td>;
  const scale = scaleOf(kpi);
  return (
    <td className="num">
      {valueWords(scale, answer)}
      {answer.interval && answer.state === 'measured' && (
        <span className="q small detail nw">{scaledRange(scale, answer.interval)}</span>
      )}
    </td>
  );
}
