import type { Criteria, Gate } from '../records/criteria';
import { evidenceAfter, firstBundle } from './bundles/bundle-evidence';
import type { BundleEvidence } from './bundles/bundle-evidence';
import { equivalenceOf } from './bundles/equivalence';
import { stepFor } from './criteria/criteria';
import type { AppliedStep } from './criteria/criteria';
import { countedFor } from './evidence';
import type { Counted, ScopeEvidence } from './evidence';
import type { GateIncident } from './gate/incidents';
import { matured } from './gate/incidents';
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
function bundleEvidenceOf(
  scope: Scope,
  applied: AppliedStep,
  counted: readonly Counted[],
  asOf: number,
): BundleEvidence {
  const gate = comparedGate(applied);
  if (scope.releaseIndex < 2 || gate === undefined) return firstBundle;
  const before = countedFor(counted, gate, 'previous');
  if (before === undefined || before.release === null) return firstBundle;
  const rule = applied.criteria.equivalence ?? null;
  if (rule === null) return evidenceAfter(before.release, null);
  const incidents = countedFor(counted, gate, 'current')?.incidents ?? [];
  const mature = (all: readonly GateIncident[]) => matured(all, asOf, gate.maturityLagDays);
  return evidenceAfter(before.release, equivalenceOf(mature(incidents), mature(before.incidents), rule));
}

/** Two equivalent bundles are one candidate: together they have the α of the first of them. */
function candidateOf({ releaseIndex }: Scope, { kind }: BundleEvidence): number {
  return kind === 'carried_over' ? Math.max(1, releaseIndex - 1) : releaseIndex;
}

export function prepare(
  { scope, counted }: ScopeEvidence,
  criteria: readonly Criteria[],
  asOf: number,
): Prepared {
  const applied = stepFor(criteria, scope);
  const bundles = applied === null ? firstBundle : bundleEvidenceOf(scope, applied, counted, asOf);
  return { scope: { ...scope, releaseIndex: candidateOf(scope, bundles) }, applied, bundles, counted };
}
