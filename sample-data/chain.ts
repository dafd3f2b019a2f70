import type { Checkpoint } from '../src/records/checkpoint';
import type { LogRecord } from '../src/records/record';
import { canonical, sha256 } from './canonical';

const leaf = (data: Uint8Array) => sha256(Buffer.concat([Buffer.from([0]), data]));
const node = (left: Uint8Array, right: Uint8Array) => sha256(Buffer.concat([Buffer.from([1]), left, right]));

/** RFC 6962 §2.1 Merkle tree head, kept as the roots of the complete subtrees seen so far. */
export class MerkleTree {
  private readonly peaks: { size: number; hash: Uint8Array }[] = [];
  size = 0;

  append(data: Uint8Array) {
    this.size++;
    let top = { size: 1, hash: leaf(data) as Uint8Array };
    for (let last = this.peaks.at(-1); last?.size === top.size; last = this.peaks.at(-1)) {
      this.peaks.pop();
      top = { size: top.size * 2, hash: node(last.hash, top.hash) };
    }
    this.peaks.push(top);
  }

  root(): string {
    const last = this.peaks.at(-1);
    if (!last) return sha256('').toString('hex');
    const hash = this.peaks.slice(0, -1).reduceRight((right, peak) => node(peak.hash, right), last.hash);
    return Buffer.from(hash).toString('hex');
  }
}

/** SHA-256 of the record’s JCS form without attestation.fingerprint and attestation.signatures. */
export function fingerprintOf(record: LogRecord): string {
  const {
    fingerprint: _,
    signatures: __,
    ...kept
  } = record.attestation ?? { chain_uid: '', fingerprint: '' };
  return sha256(canonical({ ...record, attestation: kept })).toString('hex');
}

/** Chains records in the order given; a leaf of the tree is the 32 bytes of a record’s fingerprint. */
export class Chain {
  private previous: string | null = null;
  private readonly tree = new MerkleTree();
  constructor(readonly uid: string) {}

  get size() {
    return this.tree.size;
  }

  seal<R extends LogRecord>(record: R): R {
    const open: R = {
      ...record,
      sequence: this.tree.size,
      attestation: { chain_uid: this.uid, fingerprint: '', prev_event: this.previous },
    };
    const fingerprint = fingerprintOf(open);
    this.tree.append(Buffer.from(fingerprint, 'hex'));
    this.previous = fingerprint;
    return { ...open, attestation: { ...open.attestation!, fingerprint } };
  }

  checkpoint(time: string): Checkpoint {
    return {
      schema_version: '1.0',
      event_type: 'checkpoint',
      event_id: `checkpoint-${this.uid}-${this.tree.size}`,
      time,
      chain_uid: this.uid,
      tree_size: this.tree.size,
      root_hash: this.tree.root(),
    };
  }
}
