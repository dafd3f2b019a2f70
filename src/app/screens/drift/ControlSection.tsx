import { Section } from '../../parts/Section';
import { ControlChart, type ControlWeek } from '../../../charts/drift/ControlChart';
import { Figure } from '../../../charts/figure/Figure';
import { SmallMultiples } from '../../../charts/figure/SmallMultiples';
import {
  count,
  counted,
  hitsOf,
  isShown,
  percent,
  plainWord,
  rateLong,
  utcDate,
} from '../../../words/format';
import { weekTable } from '../../../charts/rates/week-point';
import { controlChart, type ControlPoint, type ControlSeries } from '../../../metrics/drift/control-chart';
import { useSession } from '../../../session/session';
import { useQuery } from '../../ask/use-query';
import { openRows } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { weeksOf } from '../../../answers/outcomes/weeks';
import { kpiName } from '../../../answers/drift/drift-words';
import type { Compared } from './use-drift';

const stops = ['safe_fail', 'kill_switch_on', 'breaker_trip', 'canary_rollback', 'policy_override'];

/** Every measure week by week against the baseline's level, with releases and control events. */
export function ControlSection({ compared }: { compared: Compared }) {
  const { selection, before, after, nameOf } = compared;
  const answer = useQuery(
    (query, signal) => controlChart(query, selection, after.agent, before.release, signal),
    [after.agent, before.release, selection],
    before.production > 0,
  );
  if (before.production === 0) return null;
  return (
    <Section
      id="drift-control"
      title="Week by week against the baseline"
      sub={
        <>
          {after.agent}, all bundles, all workflows and both risk classes together: a change in one of them
          may not show here. Ink line: level of {nameOf(before.release)}; short lines: what a week of that
          size reaches by chance once in 370. Filled: beyond it. Dotted: a bundle began; flag: a control
          event. Hatched: not matured.
        </>
      }
    >
      <Answered answer={answer} height={520} what="The control charts">
        {(series) => (
          <SmallMultiples>
            {series.map((each) => (
              <Panel key={each.kpi.id} series={each} compared={compared} />
            ))}
          </SmallMultiples>
        )}
      </Answered>
    </Section>
  );
}

function Panel({ series, compared }: { series: ControlSeries; compared: Compared }) {
  const { kpi, centre, points } = series;
  const { own, read, after, selection, nameOf } = compared;
  const asOf = useSession((session) => session.period?.asOf ?? 0);
  const known = new Map(points.map((point) => [point.key, point]));
  const filled = weeksOf(points, asOf, selection.maturityLagDays);
  const weeks = filled.map((week): ControlWeek => {
    const point = known.get(week.key);
    const out = week.immature ? null : (point?.out ?? null);
    return {
      ...week,
      lower: point?.lower ?? null,
      upper: point?.upper ?? null,
      out,
      words: wordsOf(week, point),
    };
  });
  const outside = weeks.filter(({ out }) => out !== null);
  const events = read.events.filter(
    ({ kind, agent }) => stops.includes(kind) && (agent === null || agent === after.agent),
  );
  return (
    <Figure
      size="small"
      title={kpiName(kpi)}
      mark={kpi.definition.mark}
      summary={
        centre.share === null
          ? `${kpi.untold !== undefined && centre.n > 0 ? `Not measurable: ${kpi.untold}` : 'The baseline has no such decision'}: no level to hold the weeks against.`
          : `Level ${percent(centre.share)} (${hitsOf(centre.hits, centre.n)} in ${counted(centre.incidents, 'incident')}); ${count(outside.length)} of ${counted(weeks.filter(isShown).length, 'week')} beyond chance, all workflows and risk classes together${outside.length > 0 ? `, first ${utcDate(outside[0]?.start ?? 0)}` : ''}.`
      }
      table={weekTable(filled, `${kpiName(kpi)} by week`)}
      sql={points[0] ? [points[0].statement] : []}
    >
      {weeks.length > 0 && (
        <ControlChart
          weeks={weeks}
          centre={centre.share ?? 0}
          mark={kpi.definition.mark}
          better={kpi.definition.better}
          releases={own.map(({ first, release }) => ({ at: first, label: nameOf(release) }))}
          flags={events.map(({ at, kind }) => ({ at, label: plainWord(kind) }))}
          onRows={(week) =>
            openRows({ of: 'metric', metric: kpi.id, part: 'counted', grouping: 'week', key: week })
          }
        />
      )}
    </Figure>
  );
}

const wordsOf = (week: ReturnType<typeof weeksOf>[number], point: ControlPoint | undefined): string =>
  `${rateLong(week)}${point?.out && !week.immature ? `, ${point.out} what chance allows` : ''}`;
