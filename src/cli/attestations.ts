import { readFile } from 'node:fs/promises';
import type { Attestation } from '../records/attestation';
import { parseAttestations } from '../readiness/controls/attested';
import { CannotEvaluate } from './criteria';
import { errorText } from '../records/unknown';

/** What people attest, from files; the latest word about a control stands last. Rejects with `CannotEvaluate`. */
export async function attestationsOf(files: readonly string[]): Promise<readonly Attestation[]> {
  const all: Attestation[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new CannotEvaluate(`${file}: ${errorText(error)}`);
    });
    const { attestations, problems } = parseAttestations(text);
    if (attestations === null)
      throw new CannotEvaluate([`${file} holds no attestations:`, ...problems].join('\n  '));
    all.push(...attestations);
  }
  return all;
}
