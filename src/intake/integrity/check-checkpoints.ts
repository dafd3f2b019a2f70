import type { CheckpointSeen } from '../reading/ledger';
import { MerkleTree } from './merkle';

/** A record in its place of the chain. */
export interface Placed {
  readonly sequence: number;
  readonly isValid: boolean;
  /** The 32 bytes of its recorded fingerprint. */
  readonly leaf: Uint8Array;
}

/**
 * `rebuilt`: the records it covers give its root. `recorded_only`: their recorded fingerprints give it,
 * but some content does not fit its fingerprint. `differs`: they give another root. `missing`: not all
 * of the records it covers are here.
 */
export type CheckpointState = 'rebuilt' | 'recorded_only' | 'differs' | 'missing';

export interface CheckpointCheck {
  readonly state: CheckpointState;
  readonly treeSize: number;
  /** Records of the first `treeSize` that are here. */
  readonly present: number;
  readonly root: string;
  readonly file: number;
  readonly line: number;
}

/** Compares each checkpoint's RFC 6962 root with the one over the recorded fingerprints, in place order. */
export function checkCheckpoints(
  checkpoints: readonly (CheckpointSeen & { readonly file: number })[],
  records: readonly Placed[],
): CheckpointCheck[] {
  const tree = new MerkleTree();
  let at = 0;
  let present = 0;
  let isWhole = true;
  return [...checkpoints]
    .sort((a, b) => a.treeSize - b.treeSize || a.file - b.file || a.line - b.line)
    .map(({ treeSize, root, file, line }): CheckpointCheck => {
      for (let record = records[at]; record && record.sequence < treeSize; record = records[++at]) {
        if (record.sequence === present) tree.append(record.leaf);
        present++;
        if (!record.isValid) isWhole = false;
      }
      const where = { treeSize, present, root, file, line };
      if (present < treeSize) return { ...where, state: 'missing' };
      if (tree.root() !== root) return { ...where, state: 'differs' };
      return { ...where, state: isWhole ? 'rebuilt' : 'recorded_only' };
    });
}
