import type { ReactNode } from 'react';
import { count, plainWord, unresolvedWords } from '../../../words/format';
import { Figure } from '../../../charts/figure/Figure';
import { Legend } from '../../../charts/figure/Legend';
import type { ShownStatement } from '../../../charts/figure/shown-statement';
import { RateByBundle } from '../../../charts/rates/RateByBundle';
import { rateBrief, rateTable } from '../../../charts/rates/rate-point';
import { RateByWeek } from '../../../charts/rates/RateByWeek';
import { lagNote, weekSummary, weekTable } from '../../../charts/rates/week-point';
import { StateBlock } from '../../../charts/states/StateBlock';
import type { AgentPoint } from '../../../answers/outcomes/bundle-points';
import type { WeekPoint } from '../../../answers/outcomes/weeks';
import type { MetricDefinition } from '../../../metrics/catalogue';
import type { ControlEvent } from '../../../metrics/in-view/bundles';
import { isAllYoung, type Rate } from '../../../metrics/rate/rate';
import { openRows } from '../../../session/view';

interface OneMeasureProps {
  definition: MetricDefinition;
  weeks: readonly WeekPoint[];
  weekStatement: ShownStatement | undefined;
  /** By bundle. */
  rates: readonly Rate[];
  points: readonly AgentPoint[];
  releases: readonly { at: number; label: string }[];
  controls: readonly ControlEvent[];
}

/** One measure week by week, with releases and control events on the same axis, and bundle by bundle. */
export function OneMeasure(props: OneMeasureProps) {
  const { definition, weeks, weekStatement, points, rates, releases, controls } = props;
  const { id, title, mark, better, unit, readsLag } = definition;
  const rows = (grouping: 'week' | 'release', key?: string) =>
    openRows({
      ...{ of: 'metric', metric: id, part: 'counted' },
      ...(key === undefined ? {} : { grouping, key }),
    });
  return (
    <div className="cols one-measure">
      <Figure
        size="small"
        className="c7"
        title={`${title} by week`}
        summary={weekSummary(weeks)}
        table={weekTable(weeks, `${title} by week`)}
        sql={weekStatement ? [weekStatement] : []}
        note={`Line with ordinary 95% interval; bars: resolved ${unit}s a week. ${lagNote(weeks, readsLag)}`}
      >
        {weeks.length === 0 ? (
          <StateBlock kind="empty" title="No week in this slice has a decision that counts." height={262} />
        ) : (
          <RateByWeek
            {...{ weeks, mark, better, releases }}
            flags={controls.map(({ kind, at }) => ({ at, label: plainWord(kind) }))}
            onRows={(key) => rows('week', key)}
          />
        )}
      </Figure>
      <Figure
        size="small"
        className="c5"
        title={`${title} by bundle`}
        summary={summaryOf(points)}
        table={rateTable(points, `${title} by bundle`, 'Bundle')}
        sql={rates[0] ? [rates[0].statement] : []}
        onRows={() => rows('release')}
        note={unresolvedNote(rates)}
      >
        <RateByBundle
          points={points}
          {...{ mark, better }}
          height={206}
          onRows={(key) => rows('release', key)}
        />
        <p className="sub">
          <Legend
            items={[
              { mark: 'candidate', words: 'latest bundle of an agent' },
              { mark: 'baseline', words: 'the one it replaced' },
              { sample: 'whisker', words: 'ordinary 95%' },
              { sample: 'hatch', words: 'if the unresolved are wrong' },
            ]}
          />
        </p>
      </Figure>
    </div>
  );
}

/** One line an agent: bundles of two agents are never compared with each other. */
function summaryOf(points: readonly AgentPoint[]): ReactNode {
  const agents = [...new Set(points.map(({ agent }) => agent))];
  return agents.map((agent) => (
    <span key={agent} className="brief">
      {rateBrief(points.filter((point) => point.agent === agent))}.{' '}
    </span>
  ));
}

function unresolvedNote(rates: readonly Rate[]): string {
  const sum = (of: (rate: Rate) => number) => rates.reduce((total, rate) => total + of(rate), 0);
  const [unresolved, young] = [sum((rate) => rate.unresolved), sum((rate) => rate.young)];
  return isAllYoung({ n: sum(({ n }) => n), unresolved, young })
    ? `All ${count(young)} are younger than the lag.`
    : `${unresolvedWords(unresolved, null)}.`.replace(/^n/, 'N');
}
