import { count, hitsOf, joined, plainWord, points, rateShort, unresolvedWords } from '../../words/format';
import type { BundleChanges, BundleEffect } from '../../metrics/bundle-changes/bundle-changes';
import type { BundleStep } from '../../metrics/bundle-changes/steps';
import type { Inside } from '../../metrics/drift/inside';
import { unversionedWords } from '../drift/drift-words';

type Named = (release: string) => string;

/** "prompt", "model and prompt". */
const rolesOf = ({ changes }: BundleStep): string => joined(changes.map(({ role }) => plainWord(role)));

/** What the release records say about a difference between two bundles. */
export function attributionOf(step: BundleStep): string {
  switch (step.attribution) {
    case 'attributable':
      return `The release records name only the ${rolesOf(step)} as changed: the difference goes with it, unless something unrecorded changed (see Drift).`;
    case 'aliased':
      return `The release records name the ${rolesOf(step)} as changed together: the difference is aliased, and which of them made it, if one did, cannot be told without a replay that changes one alone.`;
    case 'same':
      return 'No recorded part changed: whatever made the difference is not in the release record.';
    case 'not_recorded':
      return 'One of the two has no release record, so what changed is not known.';
  }
}

/** One difference as a sentence that survives being quoted. */
export function effectSentence(effect: BundleEffect, riskClass: string, nameOf: Named): string {
  const { step, workflow, before, after, difference, interval } = effect;
  const verb = effect.direction === 'worse' ? 'rose' : 'fell';
  const share = (rate: BundleEffect['before'], release: string) =>
    `${rateShort(rate)} in ${nameOf(release)} (${hitsOf(rate.hits, rate.n)}${rate.unresolved > 0 ? `, ${unresolvedWords(rate.unresolved, null)}` : ''})`;
  return `${workflow}, ${riskClass} risk: the false-positive share ${verb} from ${share(before, step.before)} to ${share(after, step.after)}, ${points(difference ?? 0, interval)}. ${attributionOf(step)}`;
}

const mostNamed = 5;

/** What became worse in one risk class, the largest rise first: "At low risk: mail, warden-3 after warden-2, …". */
function worseIn({ effects, comparisons, riskClass }: BundleChanges, nameOf: Named): string {
  if (comparisons === 0)
    return `At ${riskClass} risk there is no workflow with enough under two bundles to compare.`;
  const worse = effects
    .filter(({ direction }) => direction === 'worse')
    .sort((a, b) => (b.difference ?? 0) - (a.difference ?? 0));
  if (worse.length === 0) return `At ${riskClass} risk none is shown to be worse.`;
  const named = worse
    .slice(0, mostNamed)
    .map(
      ({ workflow, step, before, after, difference }) =>
        `${workflow} with ${nameOf(step.after)} after ${nameOf(step.before)} (${rateShort(before)} to ${rateShort(after)}, ${points(difference ?? 0)})`,
    );
  const more = worse.length > mostNamed ? `; and ${count(worse.length - mostNamed)} more` : '';
  return `Worse at ${riskClass} risk: ${named.join('; ')}${more}.`;
}

/** What became worse in every risk class in view, whichever of them is shown below. */
export const worseWords = (byRisk: readonly BundleChanges[], nameOf: Named): string =>
  byRisk.map((changes) => worseIn(changes, nameOf)).join(' ');

/** The class that is shown: the one chosen, else the first that has anything to compare. */
export const shownClass = (
  byRisk: readonly BundleChanges[],
  chosen: BundleChanges['riskClass'] | null,
): BundleChanges | undefined =>
  byRisk.find(({ riskClass }) => riskClass === chosen) ??
  byRisk.find(({ effects }) => effects.length > 0) ??
  byRisk[0];

/** An unversioned change of the same share in the same scope, inside one of the two bundles; empty without one. */
export function insideWords(
  { step, workflow }: BundleEffect,
  riskClass: BundleChanges['riskClass'],
  inside: readonly Inside[],
  nameOf: Named,
): string {
  return inside
    .filter(({ release }) => release === step.before || release === step.after)
    .flatMap(({ release, series }) =>
      series
        .filter(
          (each) =>
            each.isChange &&
            each.kpi.id === 'false_positive_share' &&
            each.agent === step.agent &&
            each.workflow === workflow &&
            each.riskClass === riskClass,
        )
        .map((each) => unversionedWords(each, nameOf(release))),
    )
    .join(' ');
}
