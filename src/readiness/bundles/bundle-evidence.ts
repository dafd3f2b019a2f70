import type { Equivalence } from './equivalence';
import { count, plain, points, plusMinus } from '../../words/format';

/** Which bundles' incidents a verdict rests on. */
export interface BundleEvidence {
  /** `restarted`: of the judged bundle alone; `carried_over`: those of the bundle before count too. */
  readonly kind: 'first' | 'restarted' | 'carried_over';
  /** The bundle before, when it stood for the same tier. */
  readonly before: string | null;
  readonly equivalence: Equivalence | null;
  readonly sentence: string;
}

export const firstBundle: BundleEvidence = {
  kind: 'first',
  before: null,
  equivalence: null,
  sentence: 'The evidence is of this bundle alone.',
};

const restarted = (before: string, equivalence: Equivalence | null, because: string): BundleEvidence => ({
  kind: 'restarted',
  before,
  equivalence,
  sentence: `The evidence restarted at this bundle: ${because}.`,
});

/** What is said of the evidence at a bundle that follows another one; null = the criteria name no margin. */
export function evidenceAfter(before: string, equivalence: Equivalence | null): BundleEvidence {
  if (equivalence === null) {
    return restarted(before, null, 'the criteria name no margin within which two bundles are equivalent');
  }
  const { margin, difference, interval, isShown, incidents, incidentsBefore } = equivalence;
  if (difference === null || interval === null) {
    return restarted(
      before,
      equivalence,
      `too little is known to compare it with the one before (${count(incidents)} incidents against ${count(incidentsBefore)})`,
    );
  }
  const found = plain(`false positives differ by ${points(difference, interval)}`);
  const asked = plain(`the margin is ${plusMinus(margin)}`);
  if (!isShown) return restarted(before, equivalence, `equivalence is not shown, ${found}; ${asked}`);
  return {
    kind: 'carried_over',
    before,
    equivalence,
    sentence: `Evidence of the bundle before counts too: equivalence is shown in a single planned look, ${found}; ${asked}.`,
  };
}
