import type { Attestation } from '../records/attestation';
import { parseAttestations } from '../readiness/controls/attested';
import { CannotEvaluate, readText } from './criteria';

/** What people attest, from files; the latest word about a control stands last. Rejects with `CannotEvaluate`. */
export async function attestationsOf(files: readonly string[]): Promise<readonly Attestation[]> {
  const all: Attestation[] = [];
  for (const file of files) {
    const text = await readText(file);
    const { attestations, problems } = parseAttestations(text);
    if (attestations === null)
      throw new CannotEvaluate([`${file} holds no attestations:`, ...problems].join('\n  '));
    all.push(...attestations);
  }
  return all;
}
