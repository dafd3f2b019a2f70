import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** The Merkle tree of RFC 6962 §2.1, grown leaf by leaf; holds one hash per complete subtree. */
export class MerkleTree {
  readonly #peaks: { readonly size: number; readonly hash: Uint8Array }[] = [];
  #size = 0;

  /** Leaves so far. */
  get size(): number {
    return this.#size;
  }

  append(leaf: Uint8Array): void {
    this.#size++;
    let top = { size: 1, hash: sha256(concatBytes(leafMark, leaf)) };
    for (let last = this.#peaks.at(-1); last?.size === top.size; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      top = { size: top.size * 2, hash: sha256(concatBytes(nodeMark, last.hash, top.hash)) };
    }
    this.#peaks.push(top);
  }

  /** The root as 64 hex digits; of the empty tree the SHA-256 of nothing. */
  root(): string {
    const last = this.#peaks.at(-1);
    if (last === undefined) return bytesToHex(sha256(new Uint8Array(0)));
    const hash = this.#peaks
      .slice(0, -1)
      .reduceRight((right, peak) => sha256(concatBytes(nodeMark, peak.hash, right)), last.hash);
    return bytesToHex(hash);
  }
}
