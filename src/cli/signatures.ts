import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readKeys } from '../intake/integrity/keys';
import { checkSignatures, type SignatureCheck } from '../intake/integrity/scan';
import type { SharedArguments } from './arguments';
import { CannotEvaluate } from './criteria';
import { errorText } from '../records/unknown';

/**
 * Signatures of the files against the keys that `--keys` names; nothing without it. Throws `CannotEvaluate` for
 * a file that holds no keys.
 */
export async function signaturesOf({
  files,
  keysFile,
}: Pick<SharedArguments, 'files' | 'keysFile'>): Promise<{ signatures?: readonly SignatureCheck[] }> {
  if (keysFile === null) return {};
  const keys = await readFile(keysFile, 'utf8')
    .then(readKeys)
    .catch((error: unknown) => {
      throw new CannotEvaluate(`${keysFile}: ${errorText(error)}`);
    });
  const boxes = await Promise.all(files.map(async (name) => ({ name, blob: await openAsBlob(name) })));
  return { signatures: await checkSignatures(boxes, keys) };
}
