import { openAsBlob } from 'node:fs';
import { type PublicKey, readKeys } from '../intake/integrity/keys';
import { checkSignatures, type SignatureCheck } from '../intake/integrity/scan';
import type { SharedArguments } from './arguments';
import { CannotEvaluate, readText } from './criteria';
import { errorText } from '../records/unknown';

/** The public keys of a file. Rejects with `CannotEvaluate` for one that holds none. */
export async function keysOf(file: string): Promise<PublicKey[]> {
  return readKeys(await readText(file)).catch((error: unknown) => {
    throw new CannotEvaluate(`${file}: ${errorText(error)}`);
  });
}

/** Signatures of the files against the keys that `--keys` names; nothing without it. Rejects as `keysOf` does. */
export async function signaturesOf({
  files,
  keysFile,
}: Pick<SharedArguments, 'files' | 'keysFile'>): Promise<{ signatures?: readonly SignatureCheck[] }> {
  if (keysFile === null) return {};
  const keys = await keysOf(keysFile);
  const boxes = await Promise.all(files.map(async (name) => ({ name, blob: await openAsBlob(name) })));
  return { signatures: await checkSignatures(boxes, keys) };
}
