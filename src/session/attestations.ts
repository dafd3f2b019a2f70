import { z } from 'zod';
import { create } from 'zustand';
import { attestationSchema, type Attestation } from '../records/attestation';
import { keep, readKept } from './kept-locally';
import type { FieldsFor } from './travel';

export interface AttestationFields {
  /** In the order they were given. */
  attestations: readonly Attestation[];
}

const storageKey = 'shadowproof.attestations';
const kept = z.object({ attestations: z.array(attestationSchema).max(1000) } satisfies Record<
  FieldsFor<'attestations', 'local_storage'>,
  z.ZodType
>);

export const useAttestations = create<AttestationFields>(
  () => readKept<AttestationFields>(storageKey, kept, { attestations: [] }).value,
);

function set(attestations: readonly Attestation[]): boolean {
  useAttestations.setState({ attestations });
  return keep(storageKey, kept.parse({ attestations }));
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
