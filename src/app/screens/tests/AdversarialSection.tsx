import { Section } from '../../parts/Section';
import { RateRows } from '../../../charts/dots/RateRows';
import { Figure } from '../../../charts/figure/Figure';
import { SmallMultiples } from '../../../charts/figure/SmallMultiples';
import { counted, hitsOf, plainWord } from '../../../words/format';
import { RateByBundle } from '../../../charts/rates/RateByBundle';
import { rateSummary, rateTable } from '../../../charts/rates/rate-point';
import type { Rate } from '../../../metrics/rate/rate';
import { useReleaseNames } from '../../ask/use-release-names';
import { openRows } from '../../../session/view';
import { metricLink } from '../../parts/RowsLink';

interface AdversarialSectionProps {
  attacks: Rate;
  byCategory: readonly Rate[];
  byRelease: readonly Rate[];
  wordings: Rate;
  wordingsByRelease: readonly Rate[];
}

/** Nothing of this kind was run in such a group: it is left out instead of shown empty. */
export const wereRun = (rates: readonly Rate[]) =>
  rates.filter(({ n, unresolved }) => n > 0 || unresolved > 0);

function categorySummary(rates: readonly Rate[]): string {
  const failing = rates.filter(({ n, hits }) => hits < n);
  const clean = rates.length - failing.length;
  if (rates.length === 0) return 'No adversarial scenario was run.';
  const said = failing
    .map(({ key, n, hits }) => `${plainWord(key)}: ${hitsOf(n - hits, n)} not safe`)
    .join('; ');
  return `${said || 'Every category ended safely'}${said && clean > 0 ? `; ${counted(clean, 'other category', 'other categories')} without a failure` : ''}.`;
}

export function AdversarialSection(props: AdversarialSectionProps) {
  const { attacks, byCategory, byRelease, wordings, wordingsByRelease } = props;
  const nameOf = useReleaseNames();
  const categories = wereRun(byCategory);
  const panels = [
    {
      id: 'adversarial_pass_rate',
      title: 'Adversarial pass rate by bundle',
      rates: wereRun(byRelease),
      mark: 'truth' as const,
      whole: attacks,
    },
    {
      id: 'paraphrase_consistency',
      title: 'Paraphrase consistency by bundle',
      rates: wereRun(wordingsByRelease),
      mark: 'agent' as const,
      whole: wordings,
    },
  ];
  return (
    <>
      <section>
        <Figure
          title="Attacks by category"
          summary={categorySummary(categories)}
          sql={byCategory[0] ? [byCategory[0].statement] : [attacks.statement]}
          note="Exact intervals (Clopper-Pearson). A scenario without an outcome is unresolved, never passed. Refusing, being denied by policy and being held by a human are different endings: the expected one is part of the scenario."
        >
          <RateRows
            caption="Adversarial scenarios by category"
            head="Category"
            points={categories.map((rate) => ({ ...rate, label: plainWord(rate.key) }))}
            mark="truth"
            better="higher"
            unit="scenarios"
            misses="Not safe"
            link={metricLink('adversarial_pass_rate', 'scenario_category')}
          />
        </Figure>
      </section>
      <Section
        title="By bundle"
        sub="Each bundle is tested on its own: a pass of an earlier one is not inherited."
      >
        <SmallMultiples>
          {panels.map(({ id, title, rates, mark, whole }) => {
            const points = rates.map((rate) => ({ ...rate, label: nameOf(rate.key) }));
            const rows = (key?: string) =>
              openRows({
                of: 'metric',
                metric: id,
                part: 'counted',
                ...(key === undefined ? {} : { grouping: 'release', key }),
              });
            return (
              <Figure
                key={id}
                size="small"
                title={title}
                mark={mark}
                summary={points.length === 0 ? (whole.reason ?? 'Nothing was run.') : rateSummary(points)}
                table={rateTable(points, title, 'Bundle')}
                sql={[whole.statement]}
                onRows={() => rows()}
                note="Higher is better."
              >
                {points.length === 0 ? (
                  <p className="q">Not measurable here.</p>
                ) : (
                  <RateByBundle points={points} mark={mark} better="higher" onRows={rows} />
                )}
              </Figure>
            );
          })}
        </SmallMultiples>
      </Section>
    </>
  );
}
