import { evidenceAfter, firstBundle } from '../bundles/bundle-evidence';
import type { BundleEvidence } from '../bundles/bundle-evidence';
import { equivalenceOf } from '../bundles/equivalence';
import type { GateIncident } from '../gate/incidents';
import { matured } from '../gate/incidents';
import { pool } from '../simpson';
import type { Scope } from '../verdict';
import type { Gate } from '../../records/criteria';
import type { AppliedStep } from '../criteria/criteria';
import type { EvidenceStore, GateEvidence } from './evidence-store';

/** The gate whose label rule and lag decide equivalence: that of the false positives. */
function compared({ gates, criteria }: AppliedStep): Gate | undefined {
  return [...gates, ...criteria.gates].find(({ metric }) => metric === 'false_positive_share');
}

/**
 * Whether the evidence of the bundle before counts for this one: it must have stood for the same tier, and
 * the two must be shown to be equivalent under the criteria's margin.
 */
export async function bundleEvidenceOf(
  scope: Scope,
  applied: AppliedStep,
  store: EvidenceStore,
  asOf: number,
): Promise<BundleEvidence> {
  const gate = compared(applied);
  if (scope.releaseIndex < 2 || gate === undefined) return firstBundle;
  const before = await store.before(scope, gate);
  if (before === null) return firstBundle;
  const rule = applied.criteria.equivalence ?? null;
  if (rule === null) return evidenceAfter(before.release, null);
  const { incidents } = await store.of(scope, gate);
  const mature = (all: readonly GateIncident[]) => matured(all, asOf, gate.maturityLagDays);
  return evidenceAfter(before.release, equivalenceOf(mature(incidents), mature(before.incidents), rule));
}

/** What one gate judges: the bundle's own incidents, with those of the bundle before where they carry over. */
export async function judgedEvidence(
  scope: Scope,
  gate: Gate,
  { kind }: BundleEvidence,
  store: EvidenceStore,
): Promise<GateEvidence> {
  const own = await store.of(scope, gate);
  const before = kind === 'carried_over' ? await store.before(scope, gate) : null;
  if (before === null) return own;
  const incidents = pool([before, own]);
  return { ...own, incidents, notMeasurable: incidents.length === 0 ? own.notMeasurable : null };
}

/** Two equivalent bundles are one candidate: together they have the α of the first of them. */
export function candidateOf({ releaseIndex }: Scope, { kind }: BundleEvidence): number {
  return kind === 'carried_over' ? Math.max(1, releaseIndex - 1) : releaseIndex;
}
