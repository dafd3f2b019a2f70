import { ChangePlot } from '../../../charts/drift/ChangePlot';
import { Figure } from '../../../charts/figure/Figure';
import { SmallMultiples } from '../../../charts/figure/SmallMultiples';
import { count, counted, hitsOf, pValue, utcDate } from '../../../words/format';
import type { Inside, InsideSeries } from '../../../metrics/drift/inside';
import type { Answer } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { kpiName, levelWords, unversionedWords } from '../../../answers/drift/drift-words';
import type { Compared } from './use-drift';

/** Did behaviour change inside the candidate while no recorded part did? */
export function InsideSection({ compared, answer }: { compared: Compared; answer: Answer<Inside[]> }) {
  const { after, before, nameOf } = compared;
  return (
    <section id="drift-inside">
      <Answered answer={answer} height={320} what="Changes inside a bundle">
        {(bundles) => {
          const changes = bundles.flatMap(({ release, series }) =>
            series.filter(({ isChange }) => isChange).map((each) => ({ release, each })),
          );
          const tests = bundles.reduce((sum, each) => sum + each.tests, 0);
          return (
            <Figure
              title="A change nobody versioned?"
              summary={
                changes.length === 0
                  ? `Inside ${nameOf(after.release)} and ${nameOf(before.release)} no change is shown: ${counted(tests, 'series', 'series')} tested by CUSUM, Holm at 5% in each bundle.`
                  : `${changes.map(({ release, each }) => unversionedWords(each, nameOf(release))).join(' ')}`
              }
              sql={bundles[0]?.statements ?? []}
              table={tableOf(
                bundles.flatMap(({ release, series }) => series.map((each) => ({ release, each }))),
                nameOf,
              )}
              note="CUSUM of the share per incident in the order in which incidents opened, p by shuffling that order; a change is sought where ten incidents lie on both sides. No part of a bundle changed inside it, so a change belongs to no row of the matrix above: outside services, data or people may have."
            >
              {changes.length > 0 && (
                <SmallMultiples>
                  {changes.map(({ release, each }) => (
                    <Figure
                      key={`${release} ${each.kpi.id} ${each.workflow} ${each.riskClass}`}
                      size="small"
                      mark={each.kpi.definition.mark}
                      title={`Unversioned change: ${each.workflow}, ${each.riskClass} risk`}
                      summary={`${kpiName(each.kpi)}, running sum over ${counted(each.at.length, 'incident')} of ${nameOf(release)}.`}
                    >
                      {each.found && (
                        <ChangePlot
                          mark={each.kpi.definition.mark}
                          path={each.found.path}
                          at={each.at}
                          index={each.found.index}
                        />
                      )}
                    </Figure>
                  ))}
                </SmallMultiples>
              )}
            </Figure>
          );
        }}
      </Answered>
    </section>
  );
}

function tableOf(
  all: readonly { readonly release: string; readonly each: InsideSeries }[],
  nameOf: (release: string) => string,
) {
  return {
    caption: 'Every series looked at inside the two bundles',
    columns: [
      { label: 'Bundle' },
      { label: 'Series' },
      { label: 'n', numeric: true },
      { label: 'Incidents', numeric: true },
      { label: 'Most likely change' },
      { label: 'Before', numeric: true },
      { label: 'After', numeric: true },
      { label: 'p', numeric: true },
      { label: 'Holm', numeric: true },
    ],
    rows: all.map(({ release, each }) => ({
      key: `${release} ${each.kpi.id} ${each.agent} ${each.workflow} ${each.riskClass}`,
      cells: [
        nameOf(release),
        `${kpiName(each.kpi)}, ${each.workflow}, ${each.riskClass} risk`,
        hitsOf(each.hits, each.n),
        count(each.at.length),
        each.found === null ? 'too few incidents, or all alike' : utcDate(each.at[each.found.index] ?? 0),
        each.parts === null ? '–' : levelWords(each.parts.before),
        each.parts === null ? '–' : levelWords(each.parts.after),
        each.found === null ? 'not tested' : pValue(each.found.p),
        each.adjustedP === null ? '–' : pValue(each.adjustedP),
      ],
    })),
  };
}
