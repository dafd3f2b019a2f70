import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../../intake/reading/canonical';
import { attestControl } from '../../readiness/controls/attest-control';
import type { ControlResult, Scope } from '../../readiness/verdict';
import type { Attestation } from '../../records/attestation';
import type { ControlId } from '../../records/criteria';

/** SHA-256 of what an attestation is about: this control, of this agent, at this very bundle. */
export function subjectOf(control: ControlId, { agent, release }: Pick<Scope, 'agent' | 'release'>): string {
  return bytesToHex(sha256(utf8ToBytes(canonical([control, agent, release]))));
}

/** A control with the latest attestation about it, if there is one. */
export function withAttestation(
  control: ControlResult,
  scope: Pick<Scope, 'agent' | 'release'>,
  attestations: readonly Attestation[],
): ControlResult {
  const subject = subjectOf(control.id, scope);
  return attestControl(
    control,
    attestations.findLast((each) => each.control === control.id && each.subject === subject),
  );
}
