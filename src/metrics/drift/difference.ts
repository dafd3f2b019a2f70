import { clusterScoreP } from '../../statistics/cluster-score-test';
import { holm } from '../../statistics/multiple-testing';
import type { Interval } from '../../statistics/interval';
import { noWorseP, robustDifference, robustDifferenceP } from '../../statistics/newcombe-p';
import type { DriftKpi } from './kpis';
import { adverse, asTold, isUntold, type RiskClass, type Side } from './sides';

/** One measure before and after, in one risk class (null: both) and one workflow (null: all). */
export interface Difference {
  readonly kpi: DriftKpi;
  readonly riskClass: RiskClass | null;
  readonly workflow: string | null;
  readonly before: Side;
  readonly after: Side;
  /** After minus before; null when a side is no measured share. */
  readonly difference: number | null;
  /** 95 % of this difference alone. */
  readonly interval: Interval | null;
  /**
   * Of "no difference", two-sided: the larger of the inverted interval's and the cluster score test's, which
   * also holds with few incidents; null when nothing was tested.
   */
  readonly p: number | null;
}

/** How sure a claim about a difference is: family-wise 5 % over everything in its family. */
export const familyLevel = 0.05;

/**
 * Nothing is tested below 10 resolved or 5 incidents on a side, nor against a baseline whose log carries nothing of
 * what the measure rests on: whoever logs more would look better. A candidate that stopped logging is tested.
 */
export function differenceOf(
  kpi: DriftKpi,
  baseline: Side,
  candidate: Side,
  riskClass: RiskClass | null,
  workflow: string | null = null,
): Difference {
  const isTestable = !isUntold(kpi, baseline);
  const [before, after] = isTestable
    ? [baseline, candidate]
    : [asTold(kpi, baseline), asTold(kpi, candidate)];
  const common = { kpi, riskClass, workflow, before, after };
  const isTold = before.state === 'measured' && after.state === 'measured';
  if (!isTold || before.share === null || after.share === null)
    return { ...common, difference: null, interval: null, p: null };
  return {
    ...common,
    difference: after.share - before.share,
    interval: robustDifference(after.robust, before.robust),
    p: Math.max(robustDifferenceP(after.robust, before.robust), clusterScoreP(after.sums, before.sums)),
  };
}

export type Finding = 'worse' | 'no_worse' | 'better' | 'cannot_say';

export interface Judged extends Difference {
  /** Holm over the family's differences. */
  readonly adjustedP: number | null;
  /** One-sided, of "worse by the margin or more", with the unresolved counted against the candidate; Holm-adjusted. */
  readonly noWorseP: number | null;
  readonly finding: Finding;
  /** Why nothing can be said, or null. */
  readonly reason: string | null;
}

const isHigherWorse = ({ definition }: DriftKpi) => definition.better === 'lower';

/** Is the difference in the direction that is worse? */
export const isLoss = ({ kpi, difference }: Difference): boolean =>
  difference !== null && (isHigherWorse(kpi) ? difference > 0 : difference < 0);

/** Is it still better at 5 % with every unresolved case of the candidate counted against it? */
export function staysBetter({ kpi, before, after }: Difference): boolean {
  const worst = adverse(after, isHigherWorse(kpi));
  const difference = (worst.p ?? 0) - (before.share ?? 0);
  const isGain = isHigherWorse(kpi) ? difference < 0 : difference > 0;
  return isGain && robustDifferenceP(worst, before.robust) <= familyLevel;
}

function reasonOf({ before, after }: Difference): string | null {
  const [side, which] = after.state === 'measured' ? [before, 'baseline'] : [after, 'candidate'];
  if (before.state === 'not_measurable' && after.state === 'not_measurable' && after.reason === before.reason)
    return after.reason ? `Not measurable. ${after.reason}` : null;
  return side.state === 'measured' ? null : `In the ${which}: ${side.reason ?? 'not measured'}`;
}

/** The interval beside it is that of one measure alone; what is found allows for all that are tested. */
function whyUnknown(each: Difference, isShown: boolean, tests: number): string {
  if (isShown) return 'A gain only if what is unresolved in the candidate turns out well.';
  if ((each.p ?? 1) > familyLevel) return 'No change and a loss over the margin are both possible.';
  const alone = isLoss(each) ? 'a loss' : 'a gain';
  return `Tested alone it would be ${alone}; one of ${tests} tests shows as much by chance too easily.`;
}

/**
 * The verdict line of one pair of bundles: every tested difference is one family. `worse` and `better` need
 * a Holm-adjusted p of at most 5 %, `better` also with every unresolved case of the candidate counted against
 * it; `no_worse` needs the upper limit of the loss, at 2.5 %, under the margin (a share), again Holm-adjusted and
 * with the unresolved counted against it. Everything else cannot be said.
 * Source: Holm (1979); Newcombe (1998); non-inferiority: Piaggio et al. (2012), JAMA 308, 2594–2604.
 */
export function judge(differences: readonly Difference[], margin: number): Judged[] {
  const tested = differences.filter(({ p }) => p !== null);
  const adjusted = holm(tested.map(({ p }) => p ?? 1));
  const within = tested.map(({ kpi, before, after }) =>
    noWorseP(adverse(after, isHigherWorse(kpi)), before.robust, margin, isHigherWorse(kpi)),
  );
  const adjustedWithin = holm(within);
  return differences.map((each): Judged => {
    const at = tested.indexOf(each);
    if (at < 0)
      return { ...each, adjustedP: null, noWorseP: null, finding: 'cannot_say', reason: reasonOf(each) };
    const adjustedP = adjusted[at] ?? 1;
    const p = adjustedWithin[at] ?? 1;
    const isShown = adjustedP <= familyLevel;
    const finding: Finding =
      isShown && isLoss(each)
        ? 'worse'
        : isShown && staysBetter(each)
          ? 'better'
          : p <= familyLevel / 2
            ? 'no_worse'
            : 'cannot_say';
    const reason = finding === 'cannot_say' ? whyUnknown(each, isShown, tested.length) : null;
    return { ...each, adjustedP, noWorseP: p, finding, reason };
  });
}
