import { z } from 'zod';
import { attestationSchema, type Attestation } from '../records/attestation';
import { createStore } from './create-store';

export interface AttestationFields {
  /** In the order they were given. */
  attestations: readonly Attestation[];
}

const start: AttestationFields = { attestations: [] };

export const useAttestations = createStore({ attestations: ['screen', 'local_storage', 'report'] }, start, {
  key: 'shadowproof.attestations',
  schema: { attestations: z.array(attestationSchema).max(1000) },
});

function set(attestations: readonly Attestation[]): boolean {
  useAttestations.setState({ attestations });
  return useAttestations.isKept();
}

/** Takes down what a person attests; false when this browser cannot keep it beyond this visit. */
export function attest(attestation: Attestation): boolean {
  const others = useAttestations
    .getState()
    .attestations.filter(({ subject }) => subject !== attestation.subject);
  return set([...others, attestation]);
}

/** Takes back every attestation about a subject. */
export function withdraw(subject: string): void {
  set(useAttestations.getState().attestations.filter((each) => each.subject !== subject));
}
