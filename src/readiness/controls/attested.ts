import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../../records/canonical';
import { attestControl } from './judge-control';
import type { ControlResult, Scope } from '../verdict';
import { attestationFileSchema } from '../../records/attestation';
import type { Attestation } from '../../records/attestation';
import { errorText } from '../../records/unknown';
import { parseJson } from '../../records/json';

/**
 * SHA-256 of what an attestation is about: this control, of this agent, at this very bundle. Of a ruling the workflow
 * takes the place of the bundle.
 */
export function subjectOf(
  control: Attestation['control'],
  { agent, release }: Pick<Scope, 'agent' | 'release'>,
): string {
  return bytesToHex(sha256(utf8ToBytes(canonical([control, agent, release]))));
}

export type AttestationsAnswer =
  | { readonly attestations: readonly Attestation[]; readonly problems: readonly [] }
  | { readonly attestations: null; readonly problems: readonly string[] };

/** Attestations from JSON text; agent and bundle may stand by name where the app keeps their hash. */
export function parseAttestations(text: string): AttestationsAnswer {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    const problem = errorText(error);
    return { attestations: null, problems: [`not JSON: ${problem}`] };
  }
  const parsed = attestationFileSchema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'file'}: ${message}`,
    );
    return { attestations: null, problems };
  }
  const attestations = parsed.data.map((each): Attestation => {
    if ('subject' in each) return each;
    const { agent, release, ...words } = each;
    return { ...words, subject: subjectOf(each.control, { agent, release }) };
  });
  return { attestations, problems: [] };
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
