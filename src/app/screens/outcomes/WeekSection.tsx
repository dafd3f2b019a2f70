import { plainWord } from '../../../words/format';
import { Figure } from '../../../charts/figure/Figure';
import { RateByWeek } from '../../../charts/rates/RateByWeek';
import { lagNote, weekSummary, weekTable } from '../../../charts/rates/week-point';
import { StateBlock } from '../../../charts/states/StateBlock';
import { catalogue } from '../../../metrics/catalogue';
import { measure } from '../../../metrics/rate/measure';
import { useReleaseNames } from '../../ask/use-release-names';
import { useSession } from '../../../session/session';
import { useQuery } from '../../ask/use-query';
import { openRows, useView } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { readBundles, readControls } from '../../../metrics/in-view/bundles';
import type { SectionProps } from '../../parts/Section';
import { weeksOf } from '../../../answers/outcomes/weeks';

/** One measure week by week, with releases and control events on the same axis. */
export function WeekSection({ selection }: SectionProps) {
  const chosen = useView((view) => view.weekly);
  const asOf = useSession((session) => session.period?.asOf ?? 0);
  const nameOf = useReleaseNames();
  const definition = catalogue.find(({ id }) => id === chosen) ?? catalogue[0]!;
  const answer = useQuery(
    async (query, signal) => ({
      definition,
      rates: await measure(query, definition, selection, 'week', signal),
      bundles: await readBundles(query, signal),
      controls: await readControls(query, signal),
    }),
    [definition, selection],
  );
  const picker = (
    <span className="toggles week-toggles" role="group" aria-label="Measure">
      {catalogue.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className="toggle"
          aria-pressed={id === definition.id}
          onClick={() => useView.setState({ weekly: id })}
        >
          {title}
        </button>
      ))}
    </span>
  );
  return (
    <section>
      <Answered answer={answer} height={380} what="The measure by week">
        {({ definition: shown, rates, bundles, controls }) => {
          const weeks = weeksOf(rates, asOf, shown.readsLag ? selection.maturityLagDays : 0);
          return (
            <Figure
              title={`${shown.title} by week`}
              summary={weekSummary(weeks)}
              table={weekTable(weeks, `${shown.title} by week`)}
              sql={rates[0] ? [rates[0].statement] : []}
              note={`Line with ordinary 95% interval; bars: resolved ${shown.unit}s a week. ${lagNote(weeks, shown.readsLag)}${shown.better === 'lower' ? 'Lower' : 'Higher'} is better.`}
            >
              {picker}
              {weeks.length === 0 ? (
                <StateBlock
                  kind="empty"
                  title="No week in this slice has a decision that counts."
                  height={262}
                />
              ) : (
                <RateByWeek
                  weeks={weeks}
                  mark={shown.mark}
                  better={shown.better}
                  releases={bundles.map(({ release, first_seen: at }) => ({ at, label: nameOf(release) }))}
                  flags={controls.map(({ kind, at }) => ({ at, label: plainWord(kind) }))}
                  onRows={(key) =>
                    openRows({ of: 'metric', metric: shown.id, part: 'counted', grouping: 'week', key })
                  }
                />
              )}
            </Figure>
          );
        }}
      </Answered>
    </section>
  );
}
