import type { BundleEvidence } from '../bundles/bundle-evidence';
import type { Scope } from '../verdict';
import type { AppliedStep } from '../criteria/criteria';

export interface Judged {
  readonly scope: Scope;
  readonly applied: AppliedStep | null;
  readonly bundles: BundleEvidence;
}
