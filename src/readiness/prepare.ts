import type { Criteria, Gate } from '../records/criteria';
import { evidenceAfter, firstBundle } from './bundles/bundle-evidence';
import type { BundleEvidence } from './bundles/bundle-evidence';
import { equivalenceOf } from './bundles/equivalence';
import { stepFor } from './criteria/criteria';
import type { AppliedStep } from './criteria/criteria';
import { countedFor, incidentsUnder } from './readings/evidence';
import type { Bundle, Counted, ScopeEvidence } from './readings/evidence';
import type { GateIncident } from './readings/incidents';
import { matured } from './readings/incidents';
import type { Scope } from './verdict';

/** One scope with the step that judges it, and whether the evidence of the bundle before counts. */
export interface Prepared {
  /** `releaseIndex` counts equivalent bundles as one candidate. */
  readonly scope: Scope;
  readonly applied: AppliedStep | null;
  readonly bundles: BundleEvidence;
  readonly counted: readonly Counted[];
}

/** The gate whose label rule and lag decide equivalence: that of the false positives. */
export function comparedGate({ gates, criteria }: AppliedStep): Gate | undefined {
  return [...gates, ...criteria.gates].find(({ metric }) => metric === 'false_positive_share');
}

/**
 * Whether the evidence of the bundle before counts for this one: it must have stood for the same tier, and
 * the two must be shown to be equivalent under the criteria's margin.
 */
export function bundleEvidenceOf(
  { release, releaseIndex }: Pick<Bundle, 'release' | 'releaseIndex'>,
  { scope: { asOf }, bundles, counted }: Pick<ScopeEvidence, 'scope' | 'bundles' | 'counted'>,
  applied: AppliedStep,
): BundleEvidence {
  const gate = comparedGate(applied);
  const before = bundles[bundles.findIndex((each) => each.release === release) - 1];
  if (releaseIndex < 2 || gate === undefined || before === undefined) return firstBundle;
  const rule = applied.criteria.equivalence ?? null;
  if (rule === null) return evidenceAfter(before.release, null);
  const found = countedFor(counted, gate);
  if (found === undefined) return firstBundle;
  const mature = (of: string): GateIncident[] =>
    matured(incidentsUnder(found, [of]), asOf, gate.maturityLagDays);
  return evidenceAfter(before.release, equivalenceOf(mature(release), mature(before.release), rule));
}

/** Two equivalent bundles are one candidate: together they have the α of the first of them. */
export function candidateOf(
  { releaseIndex }: Pick<Bundle, 'releaseIndex'>,
  { kind }: BundleEvidence,
): number {
  return kind === 'carried_over' ? Math.max(1, releaseIndex - 1) : releaseIndex;
}

export function prepare(evidence: ScopeEvidence, criteria: readonly Criteria[]): Prepared {
  const { scope, counted } = evidence;
  const applied = stepFor(criteria, scope);
  const bundles = applied === null ? firstBundle : bundleEvidenceOf(scope, evidence, applied);
  return { scope: { ...scope, releaseIndex: candidateOf(scope, bundles) }, applied, bundles, counted };
}
