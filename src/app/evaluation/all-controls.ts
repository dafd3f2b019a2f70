import type { Query } from '../../database/engine/query';
import { controlDefinitions } from '../../metrics/controls/definitions';
import type { ControlResult, Scope } from '../../readiness/verdict';
import type { Attestation } from '../../records/attestation';
import type { Selection } from '../../slice/selection/selection';
import { withAttestation } from './attested';
import { EvidenceStore } from './evidence-store';

/** Every control that a log can show, in one scope, whether the criteria require it or not. */
export async function allControls(
  query: Query,
  asked: Selection,
  scope: Scope,
  attestations: readonly Attestation[],
  signal?: AbortSignal,
): Promise<ControlResult[]> {
  const store = new EvidenceStore(query, asked, signal);
  const results = [];
  for (const { id } of controlDefinitions) {
    results.push(withAttestation(await store.control(scope, id), scope, attestations));
  }
  return results;
}
