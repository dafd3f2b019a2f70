import { useMemo } from 'react';
import { RateRows } from '../../../charts/dots/RateRows';
import { DataTable } from '../../../charts/table/Table';
import { Figure } from '../../../charts/figure/Figure';
import { count } from '../../../words/format';
import { RateByWeek } from '../../../charts/rates/RateByWeek';
import { rateSummary } from '../../../charts/rates/rate-point';
import type { RatePoint } from '../../../answers/outcomes/rate-point';
import { lagNote, weekSummary, weekTable } from '../../../charts/rates/week-point';
import { StateBlock } from '../../../charts/states/StateBlock';
import {
  askKpiBy,
  type KeyedAnswer,
  type Kpi,
  kpiGroups,
  kpiOf,
  titleOf,
} from '../../../metrics/every-kpi/every-kpi';
import { type Dimension, dimensions } from '../../../slice/selection/dimension';
import { dimensionTitles } from '../../../words/dimension-words';
import { useValueName } from '../../ask/use-value-name';
import { useSession } from '../../../session/session';
import { useQuery } from '../../ask/use-query';
import { openRows, useView } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { ChoiceField } from '../../fields/ChoiceField';
import { RowsLink } from '../../parts/RowsLink';
import type { SectionProps } from '../../parts/Section';
import { weeksOf } from '../../../answers/outcomes/weeks';
import { scaledRange, scaleOf, valueWords } from '../../../answers/measures/kpi-words';
import { rowsOf } from '../../../answers/measures/kpi-rows';
import { PartNumber } from './PartNumber';

const mostDrawn = 40;
const measures = kpiGroups.flatMap(({ kpis }) => kpis.map((kpi) => ({ value: kpi.id, text: titleOf(kpi) })));
const groupings = dimensions.map((value) => ({ value, text: dimensionTitles[value] }));
const betterOf = (kpi: Kpi) => (kpi.kind === 'share' ? kpi.definition.better : (kpi.asked.better ?? 'lower'));
const markOf = (kpi: Kpi) => (kpi.kind === 'share' ? kpi.definition.mark : kpi.asked.mark);
const hasLag = (kpi: Kpi) => (kpi.kind === 'share' ? kpi.definition.readsLag : !kpi.asked.ignoresLag);
const unitOf = (kpi: Kpi) => (kpi.kind === 'share' ? `${kpi.definition.unit}s` : kpi.asked.unit);

/** One measure, group by group: per bundle, per week, per any dimension of the slice. */
export function MeasureBy({ selection }: SectionProps) {
  const { kpi: id, per, slaMinutes, floorSeconds } = useView();
  const kpi = kpiOf(id) ?? kpiOf('false_positive_share')!;
  const asOf = useSession((session) => session.period?.asOf ?? 0);
  const settings = useMemo(() => ({ slaSeconds: slaMinutes * 60, floorSeconds }), [slaMinutes, floorSeconds]);
  const answer = useQuery(
    async (query, signal) => ({
      kpi,
      per,
      ...(await askKpiBy(query, kpi, selection, per, settings, signal)),
    }),
    [kpi, per, selection, settings],
  );
  const people = per === 'person' ? (answer.value?.groups ?? []).map(({ key }) => key) : [];
  const nameOf = useValueName(people);
  return (
    <section id="measure-by" className="measure-by">
      <div className="measure-choice">
        <ChoiceField
          label="Measure"
          value={kpi.id}
          choices={measures}
          onChange={(chosen) => useView.setState({ kpi: chosen })}
        />
        <ChoiceField
          label="Per"
          value={per}
          choices={groupings}
          onChange={(dimension) => useView.setState({ per: dimension })}
        />
      </div>
      <Answered answer={answer} height={420} what={titleOf(kpi)}>
        {(found) => (
          <Groups
            {...found}
            nameOf={(key) => nameOf(found.per, key)}
            weeks={{ asOf, lagDays: selection.maturityLagDays }}
          />
        )}
      </Answered>
    </section>
  );
}

interface GroupsProps {
  kpi: Kpi;
  per: Dimension;
  groups: readonly KeyedAnswer[];
  left: number;
  nameOf: (key: string) => string;
  weeks: { asOf: number; lagDays: number };
}

const pointOf = (answer: KeyedAnswer, label: string): RatePoint => ({
  key: answer.key,
  label,
  hits: answer.hits ?? 0,
  n: answer.n,
  ...(answer.incidents === null ? {} : { incidents: answer.incidents }),
  unresolved: answer.unresolved,
  share: answer.value,
  interval: answer.interval,
  bounds: answer.bounds,
  state: answer.state,
  reason: answer.reason,
  ...(answer.remark === undefined ? {} : { remark: answer.remark }),
});

function Groups({ kpi, per, groups, left, nameOf, weeks }: GroupsProps) {
  const floor = useView((view) => view.floorSeconds);
  const title = `${titleOf(kpi)} per ${dimensionTitles[per].toLowerCase()}`;
  const statement = groups[0]?.statement;
  const sql = statement ? [statement] : [];
  const isPlain = scaleOf(kpi) === 'share' && groups.every(({ hits }) => hits !== null);
  const leftOut =
    left > 0 ? ` ${count(left)} more groups have fewer decisions: narrow the slice to see them.` : '';
  if (groups.length === 0)
    return (
      <Figure title={title} summary="No group in this slice." sql={sql}>
        <StateBlock kind="empty" title="No decision of this kind is in the slice." height={160} />
      </Figure>
    );
  if (isPlain && per === 'week') {
    const points = weeksOf(
      groups.map((group) => pointOf(group, group.key)),
      weeks.asOf,
      hasLag(kpi) ? weeks.lagDays : 0,
    );
    return (
      <Figure
        title={title}
        summary={weekSummary(points)}
        table={weekTable(points, title)}
        sql={sql}
        note={`Line with ordinary 95% interval; bars: resolved ${unitOf(kpi)} a week. ${lagNote(points, hasLag(kpi))}${betterOf(kpi) === 'lower' ? 'Lower' : 'Higher'} is better.${leftOut}`}
      >
        <RateByWeek
          weeks={points}
          mark={markOf(kpi)}
          better={betterOf(kpi)}
          onRows={(key) => {
            const rows = rowsOf(kpi, 'counted', floor, { grouping: 'week', key });
            if (rows) openRows(rows);
          }}
        />
      </Figure>
    );
  }
  if (!isPlain) return <NumberGroups {...{ kpi, per, groups, title, sql, nameOf, leftOut }} />;
  const points = groups.map((group) => pointOf(group, nameOf(group.key)));
  const drawn = [...points].sort((a, b) => b.n - a.n).slice(0, mostDrawn);
  const shown = points.filter((point) => drawn.includes(point));
  const cut =
    points.length > shown.length
      ? ` ${count(shown.length)} of ${count(points.length)} groups are listed, those with most ${unitOf(kpi)}.`
      : '';
  return (
    <Figure
      title={title}
      summary={rateSummary(shown, 'groups')}
      sql={sql}
      note={`Whisker: ordinary 95% interval. Hatched: up to the share if every unresolved one turns out badly. ${betterOf(kpi) === 'lower' ? 'Lower' : 'Higher'} is better.${cut}${leftOut}`}
    >
      <RateRows
        caption={title}
        head={dimensionTitles[per]}
        points={shown}
        mark={markOf(kpi)}
        better={betterOf(kpi)}
        unit={unitOf(kpi)}
        link={({ key }, part, text) => {
          const rows = rowsOf(kpi, part, floor, { grouping: per, key });
          return rows ? <RowsLink rows={rows}>{text}</RowsLink> : text;
        }}
      />
    </Figure>
  );
}

interface NumberGroupsProps extends Pick<GroupsProps, 'kpi' | 'per' | 'groups' | 'nameOf'> {
  title: string;
  sql: readonly KeyedAnswer['statement'][];
  leftOut: string;
}

/** Numbers that are no share of a count: a table says what a drawing would. */
function NumberGroups({ kpi, per, groups, title, sql, nameOf, leftOut }: NumberGroupsProps) {
  const scale = scaleOf(kpi);
  const measured = groups.filter(({ state, value }) => state === 'measured' && value !== null);
  const values = measured.map(({ value }) => value ?? 0);
  const first = measured.find(({ value }) => value === Math.min(...values));
  const last = measured.find(({ value }) => value === Math.max(...values));
  return (
    <Figure
      title={title}
      summary={
        first && last
          ? `From ${valueWords(scale, first)} (${nameOf(first.key)}) to ${valueWords(scale, last)} (${nameOf(last.key)}), over ${count(measured.length)} of ${count(groups.length)} groups.`
          : 'No group has enough data.'
      }
      sql={sql}
      note={`Ordinary 95% intervals where one is defined.${leftOut}`}
    >
      <DataTable
        caption={title}
        columns={[
          { label: dimensionTitles[per] },
          { label: 'Value', numeric: true },
          { label: '95% interval', numeric: true },
          { label: `Resolved ${unitOf(kpi)}`, numeric: true },
          { label: 'Incidents', numeric: true },
          { label: 'Unresolved', numeric: true },
          { label: 'Bounds', numeric: true },
        ]}
        rows={groups.map((group) => ({
          key: group.key,
          cells: [
            <>
              {nameOf(group.key)}
              {group.reason && <span className="q small detail">{group.reason}</span>}
            </>,
            <b key="value">{valueWords(scale, group)}</b>,
            scaledRange(scale, group.interval),
            <PartNumber
              key="n"
              kpi={kpi}
              part="counted"
              number={group.n}
              group={{ grouping: per, key: group.key }}
            />,
            group.incidents === null ? '–' : count(group.incidents),
            <PartNumber
              key="open"
              kpi={kpi}
              part="open"
              number={group.unresolved}
              group={{ grouping: per, key: group.key }}
            />,
            group.unresolved > 0 ? scaledRange(scale, group.bounds) : '–',
          ],
        }))}
      />
    </Figure>
  );
}
