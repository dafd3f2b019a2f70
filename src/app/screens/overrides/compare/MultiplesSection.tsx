import { shareAxis } from '../../../../charts/axis/share-axis';
import { MiniWeeks } from '../../../../charts/compare/MiniWeeks';
import { Figure } from '../../../../charts/figure/Figure';
import { SmallMultiples } from '../../../../charts/figure/SmallMultiples';
import { count, counted, hitsOf, percent, rateShort } from '../../../../words/format';
import { multiples, type Multiples } from '../../../../metrics/compare/multiples';
import type { RateDefinition } from '../../../../metrics/rate/definition';
import { fewestIncidents, fewestResolved } from '../../../../metrics/rate/rate';
import { type Dimension, dimensions } from '../../../../slice/selection/dimension';
import { dimensionTitles } from '../../../../words/dimension-words';
import { useValueName } from '../../../ask/use-value-name';
import { sliceStore, useSelection } from '../../../../session/slice-store';
import { useQuery } from '../../../ask/use-query';
import { useView } from '../../../../session/view';
import { Answered } from '../../../parts/Answered';
import { Section } from '../../../parts/Section';
import { useMeasure } from '../measure-choice';

const choices = dimensions.filter((dimension) => dimension !== 'week');

/** The measure by week, once for each value of a dimension, all on one axis. */
export function MultiplesSection() {
  const selection = useSelection();
  const definition = useMeasure();
  const split = useView((view) => view.split);
  const dimension = choices.find((known) => known === split) ?? 'workflow';
  const answer = useQuery(
    (query, signal) => multiples(query, definition, selection, dimension, signal),
    [definition, dimension, selection],
  );
  const values = answer.value?.values ?? 0;
  return (
    <Section
      title={`${definition.title}, side by side`}
      sql={answer.value?.statement}
      sub={
        <>
          Slice A by week, one small chart for each value of a dimension, most decisions first, all on one
          axis. No dot below 10 decisions or 5 incidents; a whisker at the edge goes on beyond it.
          {values > 12 && ` ${count(values - 12)} more values are not drawn.`}
        </>
      }
    >
      <p className="funnel-choice">
        <label className="inline-field">
          <span>Split by</span>
          <select
            className="input"
            value={dimension}
            onChange={(event) => useView.setState({ split: event.target.value })}
          >
            {choices.map((each) => (
              <option key={each} value={each}>
                {dimensionTitles[each]}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Answered answer={answer} height={520} what="The small charts">
        {(found) =>
          found.panels.length === 0 ? (
            <p className="q">Nothing to count in this slice.</p>
          ) : (
            <Panels found={found} dimension={dimension} definition={definition} />
          )
        }
      </Answered>
    </Section>
  );
}

const timeOf = (week: string) => Date.parse(`${week}T00:00:00Z`);

function Panels({
  found,
  dimension,
  definition,
}: {
  found: Multiples;
  dimension: Dimension;
  definition: RateDefinition;
}) {
  const nameOf = useValueName(dimension === 'person' ? found.panels.map(({ value }) => value) : []);
  const weeks = found.panels.flatMap((panel) => panel.weeks);
  const times = weeks.map(({ key }) => timeOf(key));
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const span = Math.max(1, times.reduce((a, b) => Math.max(a, b), -Infinity) - first);
  const axis = shareAxis(
    weeks.flatMap(({ state, share }) => (state === 'measured' && share !== null ? [share] : [])),
  );
  const most = weeks.reduce((high, { n }) => Math.max(high, n), 1);
  return (
    <SmallMultiples>
      {found.panels.map((panel) => {
        const name = nameOf(dimension, panel.value);
        const whole =
          panel.n < fewestResolved || panel.incidents < fewestIncidents
            ? hitsOf(panel.hits, panel.n)
            : `${percent(panel.hits / panel.n)} (${hitsOf(panel.hits, panel.n)})`;
        return (
          <Figure
            key={panel.value}
            size="small"
            title={name}
            summary={panel.n === 0 ? 'Nothing counted.' : `${whole}, ${counted(panel.weeks.length, 'week')}.`}
            rowsLabel="Keep only this"
            onRows={() => sliceStore.getState().keepOnly(dimension, [panel.value])}
            table={{
              caption: `${definition.title} by week, ${name}`,
              columns: [
                { label: 'Week' },
                { label: 'Share', numeric: true },
                { label: 'Count', numeric: true },
              ],
              rows: panel.weeks.map((rate) => ({
                key: rate.key,
                cells: [rate.key, rateShort(rate), hitsOf(rate.hits, rate.n)],
              })),
            }}
          >
            <MiniWeeks
              axis={axis}
              mark={definition.mark}
              most={most}
              weeks={panel.weeks.map((rate) => ({
                at: (timeOf(rate.key) - first) / span,
                share: rate.state === 'measured' ? rate.share : null,
                interval: rate.state === 'measured' ? rate.interval : null,
                n: rate.n,
              }))}
            />
          </Figure>
        );
      })}
    </SmallMultiples>
  );
}
