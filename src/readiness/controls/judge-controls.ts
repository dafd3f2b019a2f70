import type { Attestation } from '../../records/attestation';
import type { ControlId, Criteria } from '../../records/criteria';
import type { ControlEvidence } from '../readings/evidence';
import type { ControlResult, Scope } from '../verdict';
import { withAttestation } from './attested';
import { judgeChain } from './judge-chain';
import { judgeControl } from './judge-control';

/**
 * The controls of one scope in the order of `ids`, with what people attest. Throws RangeError for one of which no
 * evidence was gathered.
 */
export function judgeControls(
  evidence: readonly ControlEvidence[],
  ids: readonly ControlId[],
  scope: Pick<Scope, 'agent' | 'release'>,
  { integrity }: Pick<Criteria, 'integrity'>,
  attestations: readonly Attestation[],
): ControlResult[] {
  return ids.map((id) => {
    const found = evidence.find((each) => each.id === id);
    if (found === undefined) throw new RangeError(`no evidence was gathered for the control ${id}`);
    const result =
      'count' in found
        ? judgeControl(found.count)
        : judgeChain(found.seen, found.chain, integrity?.maxUncoveredShare);
    return withAttestation(result, scope, attestations);
  });
}
