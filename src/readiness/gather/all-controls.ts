import type { Query } from '../../database/engine/query';
import type { ControlRule } from '../../metrics/controls/definitions';
import type { IntegritySeen } from '../controls/judge-chain';
import type { ControlResult, Scope } from '../verdict';
import type { Attestation } from '../../records/attestation';
import { type ControlId, controlIds } from '../../records/criteria';
import type { Selection } from '../../slice/selection/selection';
import { withAttestation } from './attested';
import { EvidenceStore } from './evidence-store';

export interface ControlInputs {
  readonly attestations: readonly Attestation[];
  readonly integrity: IntegritySeen | null;
  /** The criteria of the scope, for what they say of a control. */
  readonly rule: ControlRule;
  /** Which; without it, every one. */
  readonly ids?: readonly ControlId[];
}

/** The controls of one scope, whether the criteria require them or not. */
export async function allControls(
  query: Query,
  asked: Selection,
  scope: Scope,
  { attestations, integrity, rule, ids = controlIds }: ControlInputs,
  signal?: AbortSignal,
): Promise<ControlResult[]> {
  const store = new EvidenceStore(query, asked, signal, integrity);
  const results = [];
  for (const id of ids) {
    results.push(withAttestation(await store.control(scope, id, rule), scope, attestations));
  }
  return results;
}
