import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);
const leafHash = (leaf: Uint8Array) => sha256(concatBytes(leafMark, leaf));
const nodeHash = (left: Uint8Array, right: Uint8Array) => sha256(concatBytes(nodeMark, left, right));

/** Shows that a record stands in a tree of a known root without showing the other records. */
export interface InclusionProof {
  /** Place of the record, from 0. */
  readonly index: number;
  readonly treeSize: number;
  /** Hash values of the neighbours on the way to the root, lowest first; 64 hex digits each. */
  readonly path: readonly string[];
}

/** Largest power of two below `size` (RFC 6962 §2.1). */
function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

function rootOf(leaves: readonly Uint8Array[], from: number, to: number): Uint8Array {
  if (to - from === 1) return leafHash(leaves[from]!);
  const half = split(to - from);
  return nodeHash(rootOf(leaves, from, from + half), rootOf(leaves, from + half, to));
}

/** The audit path of RFC 6962 §2.1.1 for one of the first `treeSize` leaves. Throws a RangeError outside of them. */
export function inclusionProof(
  leaves: readonly Uint8Array[],
  index: number,
  treeSize = leaves.length,
): InclusionProof {
  if (!(index >= 0 && index < treeSize && treeSize <= leaves.length)) throw new RangeError('no such leaf');
  const path: string[] = [];
  const walk = (from: number, to: number) => {
    if (to - from === 1) return;
    const half = from + split(to - from);
    if (index < half) {
      walk(from, half);
      path.push(bytesToHex(rootOf(leaves, half, to)));
    } else {
      walk(half, to);
      path.push(bytesToHex(rootOf(leaves, from, half)));
    }
  };
  walk(0, treeSize);
  return { index, treeSize, path };
}

/** Does the proof lead from the leaf to the root (RFC 9162 §2.1.3.2)? False for a proof that is none. */
export function verifyInclusion(
  leaf: Uint8Array,
  { index, treeSize, path }: InclusionProof,
  root: string,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(treeSize) || index < 0 || index >= treeSize)
    return false;
  if (path.some((step) => !/^[0-9a-f]{64}$/.test(step))) return false;
  let [own, last] = [index, treeSize - 1];
  let hash = leafHash(leaf);
  for (const step of path) {
    if (last === 0) return false;
    if (own % 2 === 1 || own === last) {
      hash = nodeHash(hexToBytes(step), hash);
      while (own % 2 === 0 && own !== 0) {
        own = Math.floor(own / 2);
        last = Math.floor(last / 2);
      }
    } else hash = nodeHash(hash, hexToBytes(step));
    own = Math.floor(own / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && bytesToHex(hash) === root;
}
