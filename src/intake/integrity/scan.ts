import { rowsOf } from '../mapper/rows/rows';
import type { ByteBox } from '../mapper/rows/row';
import { attestationOf } from '../reading/fingerprint';
import { inclusionProof, type InclusionProof } from './inclusion';
import type { PublicKey } from './keys';
import { signedOf, stateOf, type SignatureState } from './signatures';

export interface NamedBox {
  readonly name: string;
  readonly blob: ByteBox;
}

export interface SignatureCheck {
  readonly chain: string;
  readonly of: 'records' | 'checkpoints';
  readonly counts: Record<SignatureState | 'unsigned', number>;
  /** The first that a given key refuses. */
  firstWrong: { readonly file: string; readonly line: number } | null;
}

async function* attested(files: readonly NamedBox[], onFile: (done: number) => void) {
  for (const [at, { name, blob }] of files.entries()) {
    onFile(at);
    for await (const batch of rowsOf(blob, { rows: { shape: 'json', mixed: true } })) {
      for (const found of batch)
        if ('row' in found)
          yield { record: found.row as Record<string, unknown>, line: found.line, file: name };
    }
  }
  onFile(files.length);
}

/** Checks every signature of the attested records and checkpoints in the files against the keys. */
export async function checkSignatures(
  files: readonly NamedBox[],
  keys: readonly PublicKey[],
  onFile: (done: number) => void = () => undefined,
): Promise<SignatureCheck[]> {
  const checks = new Map<string, SignatureCheck>();
  const of = (chain: string, what: SignatureCheck['of']) => {
    const key = `${what} ${chain}`;
    let own = checks.get(key);
    if (own === undefined) {
      own = {
        chain,
        of: what,
        counts: { valid: 0, wrong: 0, unknown_key: 0, unreadable: 0, unsigned: 0 },
        firstWrong: null,
      };
      checks.set(key, own);
    }
    return own;
  };
  for await (const { record, line, file } of attested(files, onFile)) {
    const isCheckpoint = record.event_type === 'checkpoint';
    const chain = isCheckpoint ? String(record.chain_uid) : attestationOf(record)?.chain;
    if (chain === undefined) continue;
    const own = of(chain, isCheckpoint ? 'checkpoints' : 'records');
    const signed = signedOf(record);
    const state = signed === undefined ? 'unsigned' : await stateOf(signed, keys);
    own.counts[state]++;
    if (state === 'wrong') own.firstWrong ??= { file, line };
  }
  return [...checks.values()];
}

/** The proof that the record of a sequence number stands in its chain's first `treeSize` records; why not, in words. */
export async function proofFor(
  files: readonly NamedBox[],
  chain: string,
  sequence: number,
  treeSize: number,
): Promise<{ proof: InclusionProof; leaf: Uint8Array } | { problem: string }> {
  const all: Uint8Array[] = [];
  let isNumberedFromOne = false;
  for await (const { record } of attested(files, () => undefined)) {
    const said = attestationOf(record);
    if (said?.chain !== chain || said.sequence === null || said.sequence > treeSize) continue;
    all[said.sequence] ??= said.fingerprint;
    isNumberedFromOne ||= said.sequence === 1 && said.previous === null;
  }
  const head = isNumberedFromOne && all[0] === undefined ? 1 : 0;
  const leaves = all.slice(head, head + treeSize);
  const missing = Array.from({ length: treeSize }, (_, at) => at).find((at) => leaves[at] === undefined);
  if (missing !== undefined)
    return { problem: `Record ${missing + head} of the chain is not in these files.` };
  const leaf = leaves[sequence - head];
  if (leaf === undefined) return { problem: `The tree has records ${head} to ${treeSize - 1 + head}.` };
  return { proof: inclusionProof(leaves, sequence - head, treeSize), leaf };
}
