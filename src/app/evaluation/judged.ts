import type { BundleEvidence } from '../../readiness/bundles/bundle-evidence';
import type { Scope } from '../../readiness/verdict';
import type { AppliedStep } from './criteria';

export interface Judged {
  readonly scope: Scope;
  readonly applied: AppliedStep | null;
  readonly bundles: BundleEvidence;
}
