import { Table, type Column } from '../../../charts/table/Table';
import { Sparkline } from '../../../charts/rates/Sparkline';
import { counted, hitsOf, percentRange, rateShort, unresolvedWords } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import { catalogue, type MetricDefinition, type MetricId } from '../../../metrics/catalogue';
import { bundleSteps } from '../../../metrics/bundle-changes/bundle-changes';
import { readBundles, readControls } from '../../../metrics/in-view/bundles';
import { measureAll } from '../../../metrics/rate/measure-all';
import { isAllYoung, type Rate } from '../../../metrics/rate/rate';
import { type AgentPoint, bundlePoints } from '../../../answers/outcomes/bundle-points';
import { type WeekPoint, weeksOf } from '../../../answers/outcomes/weeks';
import { useSession } from '../../../session/session';
import { useView } from '../../../session/view';
import { useQuery } from '../../ask/use-query';
import { useReleaseNames } from '../../ask/use-release-names';
import { Answered } from '../../parts/Answered';
import { RowsLink } from '../../parts/RowsLink';
import { Section, type SectionProps } from '../../parts/Section';
import { OneMeasure } from './OneMeasure';

type Measure = MetricDefinition & {
  readonly whole: Rate | undefined;
  readonly low: Rate | undefined;
  readonly high: Rate | undefined;
  readonly weeks: readonly WeekPoint[];
  readonly bundles: readonly AgentPoint[];
};

const keyOfRisk = (rates: readonly Rate[], risk: string) => rates.find(({ key }) => key === risk);
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** The leading measures in one table, and the chosen one by week and by bundle below. */
export function MeasuresSection({ selection }: SectionProps) {
  const chosen = useView((view) => view.weekly);
  const asOf = useSession((session) => session.period?.asOf ?? 0);
  const nameOf = useReleaseNames();
  const answer = useQuery(
    async (query, signal) => {
      const by = <By extends 'all' | 'risk_class' | 'week' | 'release'>(grouping: By) =>
        measureAll(query, catalogue, selection, grouping, signal);
      return {
        ...{ whole: await by('all'), risk: await by('risk_class') },
        ...{ week: await by('week'), release: await by('release') },
        bundles: await readBundles(query, signal),
        controls: await readControls(query, signal),
        steps: await bundleSteps(query, signal),
      };
    },
    [selection],
  );
  const definition = catalogue.find(({ id }) => id === chosen) ?? catalogue[0]!;
  const name = `${numbers[catalogue.length] ?? catalogue.length} measures`;
  return (
    <>
      <Section
        title={`${name.charAt(0).toUpperCase()}${name.slice(1)}, low risk apart from high risk`}
        sub="High: risk level high or critical, a critical asset, or neither logged. Each small chart has an axis of its own. Choose a measure to see it by week and by bundle."
      >
        <Answered answer={answer} height={480} what="The measures">
          {({ whole, risk, week, release, bundles, steps }) => (
            <MeasuresTable
              measures={catalogue.map((definition): Measure => {
                const { id } = definition;
                return {
                  ...definition,
                  whole: whole[id][0],
                  low: keyOfRisk(risk[id], 'low'),
                  high: keyOfRisk(risk[id], 'high'),
                  weeks: weeksOf(week[id], asOf, definition.readsLag ? selection.maturityLagDays : 0),
                  bundles: bundlePoints(release[id], bundles, steps, nameOf),
                };
              })}
              chosen={definition.id}
            />
          )}
        </Answered>
      </Section>
      <Section
        foldsOnPhone
        asked={definition.id}
        title={`${definition.title} by week and by bundle`}
        sub={`${definition.better === 'lower' ? 'Lower' : 'Higher'} is better.`}
      >
        <Answered answer={answer} height={420} what="The chosen measure">
          {({ week, release, bundles, controls, steps }) => {
            const lag = definition.readsLag ? selection.maturityLagDays : 0;
            return (
              <OneMeasure
                definition={definition}
                weeks={weeksOf(week[definition.id], asOf, lag)}
                weekStatement={week[definition.id][0]?.statement}
                rates={release[definition.id]}
                points={bundlePoints(release[definition.id], bundles, steps, nameOf)}
                releases={bundles.map(({ release: id, first_seen: at }) => ({ at, label: nameOf(id) }))}
                controls={controls}
              />
            );
          }}
        </Answered>
      </Section>
    </>
  );
}

function MeasuresTable({ measures, chosen }: { measures: readonly Measure[]; chosen: string }) {
  const rate = (head: string, of: 'whole' | 'low' | 'high'): Column<Measure> => ({
    head,
    stacked: head,
    cell: (measure) => <RateCell id={measure.id} rate={measure[of]} isRisk={of !== 'whole'} />,
  });
  return (
    <Table
      caption="The measures, by risk, week and bundle"
      className="measures-table"
      boxClass="cells-as-lines"
      rows={measures}
      rowKey={({ id }) => id}
      rowClass={({ id }) => (id === chosen ? 'sel' : undefined)}
      columns={[
        {
          head: 'Measure',
          cell: ({ id, mark, title, better }) => (
            <>
              <button
                type="button"
                className="link v"
                aria-pressed={id === chosen}
                onClick={() => useView.setState({ weekly: id })}
              >
                <Mark kind={mark} />
                {title}
              </button>
              <span className="q small detail">{better === 'lower' ? 'Lower' : 'Higher'} is better</span>
            </>
          ),
        },
        rate('All in view', 'whole'),
        rate('Low risk', 'low'),
        rate('High risk', 'high'),
        {
          head: 'By week, with 95% interval',
          stacked: 'By week',
          cell: ({ weeks, mark, better }) => <Sparkline {...{ weeks, mark, better }} />,
        },
        {
          head: 'Latest bundle, and before it',
          stacked: 'Latest bundle',
          cell: ({ bundles }) => <Latest points={bundles} />,
        },
      ]}
    />
  );
}

/** Of each agent the latest bundle against the one whose place it took. */
function Latest({ points }: { points: readonly AgentPoint[] }) {
  const agents = [...new Set(points.map(({ agent }) => agent))];
  const shown = agents.slice(0, 3);
  return (
    <>
      {shown.map((agent) => {
        const own = points.filter((point) => point.agent === agent);
        const latest = own.find(({ role }) => role === 'candidate') ?? own.at(-1);
        const before = own.find(({ role }) => role === 'baseline');
        if (!latest) return null;
        return (
          <span key={agent} className="detail">
            {latest.label ?? latest.key} <b>{rateShort(latest)}</b>
            {before && <span className="q">, before {rateShort(before)}</span>}
          </span>
        );
      })}
      {agents.length > shown.length && (
        <span className="q small detail">and {counted(agents.length - shown.length, 'more agent')}</span>
      )}
    </>
  );
}

function RateCell({ id, rate, isRisk }: { id: MetricId; rate: Rate | undefined; isRisk: boolean }) {
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
  const isYoung = isAllYoung(rate);
  return (
    <>
      <RowsLink
        rows={{
          ...{ of: 'metric', metric: id, part: isYoung ? 'young' : rate.hits > 0 ? 'hits' : 'counted' },
          ...(isRisk ? { grouping: 'risk_class', key: rate.key } : {}),
        }}
      >
        <b>{rateShort(rate)}</b>
      </RowsLink>{' '}
      {rate.state === 'measured' && rate.interval && (
        <span className="q nw">{percentRange(rate.interval)}</span>
      )}
      <span className="q small detail">
        {isYoung
          ? rate.reason
          : `${hitsOf(rate.hits, rate.n)} in ${counted(rate.incidents, 'incident')}; ${unresolvedWords(rate.unresolved, rate.bounds)}${rate.reason ? `. ${rate.reason}` : ''}`}
      </span>
    </>
  );
}
