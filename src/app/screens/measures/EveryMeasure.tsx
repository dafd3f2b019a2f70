import { count, percentRange, type Interval } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { Query } from '../../../database/engine/query';
import { answerOf, type Kpi, type KpiGroup, kpiGroups, titleOf } from '../../../metrics/every-kpi/every-kpi';
import type { KpiAnswer } from '../../../metrics/every-kpi/kpi';
import { measureAll } from '../../../metrics/rate/measure-all';
import { narrowed } from '../../../metrics/rate/rows';
import type { Selection } from '../../../slice/selection/selection';
import { useQuery } from '../../ask/use-query';
import { useView } from '../../../session/view';
import type { SectionProps } from '../../parts/section-props';
import { scaledRange, scaleOf, valueWords } from '../../../answers/measures/kpi-words';
import { PartNumber } from './PartNumber';

export interface Answers {
  readonly whole: KpiAnswer;
  readonly low: KpiAnswer | undefined;
  readonly high: KpiAnswer | undefined;
}

/** Every KPI over the slice, low risk apart from high risk; the chosen one is shown group by group above. */
export function EveryMeasure({ selection, address }: SectionProps) {
  return (
    <div className="scroll" role="region" aria-label="Every measure" tabIndex={0}>
      <table className="measures-table">
        <caption className="vh">Every measure over the slice, and low risk apart from high risk</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="num">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {kpiGroups.map((group) => (
          <MeasureGroup key={group.title} group={group} selection={selection} address={address} />
        ))}
      </table>
    </div>
  );
}

const columns = [
  'Value',
  '95% interval',
  'Count',
  'Resolved',
  'Incidents',
  'Unresolved',
  'Low risk',
  'High risk',
] as const;

async function sharesOf(query: Query, { kpis }: KpiGroup, selection: Selection, signal: AbortSignal) {
  const definitions = kpis.flatMap((kpi) => (kpi.kind === 'share' ? [kpi.definition] : []));
  const whole = await measureAll(query, definitions, selection, 'all', signal);
  const byRisk = await measureAll(query, definitions, selection, 'risk_class', signal);
  const answers = new Map<string, Answers>();
  for (const { id } of definitions) {
    const of = (key: string) => byRisk[id]?.find((rate) => rate.key === key);
    const [all, low, high] = [whole[id]?.[0], of('low'), of('high')];
    if (all)
      answers.set(id, { whole: answerOf(all), low: low && answerOf(low), high: high && answerOf(high) });
  }
  return answers;
}

/** The shares of one group are read in one pass, every other number for itself. */
function MeasureGroup({ group, selection, address }: SectionProps & { group: KpiGroup }) {
  const shares = useQuery(`shares ${group.title} ${address}`, (query, signal) =>
    sharesOf(query, group, selection, signal),
  );
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={columns.length + 1}>
          {group.title}
        </th>
      </tr>
      {group.kpis.map((kpi) =>
        kpi.kind === 'share' ? (
          <MeasureRow key={kpi.id} kpi={kpi} answers={shares.value?.get(kpi.id)} error={shares.error} />
        ) : (
          <AskedRow key={kpi.id} kpi={kpi} selection={selection} address={address} />
        ),
      )}
    </tbody>
  );
}

function AskedRow({ kpi, selection, address }: SectionProps & { kpi: Extract<Kpi, { kind: 'asked' }> }) {
  const { slaMinutes, floorSeconds } = useView();
  const settings = { slaSeconds: slaMinutes * 60, floorSeconds };
  const answer = useQuery(
    `${kpi.id} ${slaMinutes} ${floorSeconds} ${address}`,
    async (query, signal): Promise<Answers> => {
      const ask = (asked: Selection) => kpi.asked.ask(query, asked, settings, signal);
      const risk = (key: string) => ask(narrowed(selection, { by: 'risk_class', key }));
      return { whole: await ask(selection), low: await risk('low'), high: await risk('high') };
    },
  );
  return <MeasureRow kpi={kpi} answers={answer.value} error={answer.error} />;
}

interface MeasureRowProps {
  kpi: Kpi;
  answers: Answers | undefined;
  error: Error | undefined;
}

function MeasureRow({ kpi, answers, error }: MeasureRowProps) {
  const isChosen = useView((view) => view.kpi) === kpi.id;
  if (!answers)
    return (
      <tr>
        <th scope="row">{titleOf(kpi)}</th>
        <td className="q" colSpan={columns.length}>
          {error ? `could not be read: ${error.message}` : 'being read'}
        </td>
      </tr>
    );
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
      <td className="num">{whole.incidents === null || !isMeasurable ? '–' : count(whole.incidents)}</td>
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
