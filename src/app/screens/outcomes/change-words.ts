import { hitsOf, points, rateShort, unresolvedWords } from '../../../charts/format';
import type { BundleEffect } from '../../../metrics/bundle-changes/bundle-changes';
import type { BundleStep } from '../../../metrics/bundle-changes/steps';
import { plain } from '../decisions/wording';

type Named = (release: string) => string;

/** "prompt", "model and prompt". */
export function rolesOf({ changes }: BundleStep): string {
  const roles = changes.map(({ role }) => plain(role));
  const last = roles.at(-1) ?? '';
  return roles.length < 2 ? last : `${roles.slice(0, -1).join(', ')} and ${last}`;
}

/** What a difference between two bundles may be laid to. */
export function attributionOf(step: BundleStep): string {
  switch (step.attribution) {
    case 'attributable':
      return `Only the ${rolesOf(step)} changed, so the difference is attributable to it.`;
    case 'aliased':
      return `The ${rolesOf(step)} changed together: the difference is aliased, and which of them made it cannot be told without a replay that changes one alone.`;
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
