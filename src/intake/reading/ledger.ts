import { isSame32 } from './bytes32';
import { agentGovernance } from './agent-governance';
import { attestationOf, fingerprintOf, type Attestation } from './fingerprint';

/** A root that an auditor kept, and where it stands. */
export interface CheckpointSeen {
  readonly chain: string;
  readonly treeSize: number;
  /** 64 hex digits. */
  readonly root: string;
  readonly line: number;
}

/** What was attested in one batch, packed into columns: about 90 bytes a record. */
export interface LedgerPart {
  readonly chains: readonly string[];
  /** Per record the index of its chain. */
  readonly chain: Uint32Array;
  /** NaN: not numbered. */
  readonly sequence: Float64Array;
  readonly line: Float64Array;
  readonly flags: Uint8Array;
  /** 32 bytes a record, as recorded. */
  readonly fingerprints: Uint8Array;
  readonly previous: Uint8Array;
  readonly checkpoints: readonly CheckpointSeen[];
}

/**
 * Bits of `flags`: the content fits the recorded fingerprint; the record names one before it; the content of a foreign
 * record cannot be written again as it was hashed; a foreign record does not fit.
 */
export const isValidBit = 1;
export const hasPreviousBit = 2;
export const isOpenBit = 4;
export const isForeignBit = 8;

/** Collects the attestations of one source while it is read. */
export class Ledger {
  #chains = new Map<string, number>();
  #chain: number[] = [];
  #sequence: number[] = [];
  #line: number[] = [];
  #flags: number[] = [];
  #fingerprints: Uint8Array[] = [];
  #previous: Uint8Array[] = [];
  #checkpoints: CheckpointSeen[] = [];

  /** Checks a record as parsed, before anything in it is changed; one without attestation costs nothing. */
  add(record: Record<string, unknown>, line: number): void {
    if (record.attestation === undefined) return this.#addForeign(record, line);
    const said = attestationOf(record);
    if (said === undefined) return;
    const found = fingerprintOf(record);
    this.#put(said, found !== null && isSame32(found, 0, said.fingerprint, 0) ? isValidBit : 0, line);
  }

  /** An entry of another tool's chain. */
  #addForeign(record: Record<string, unknown>, line: number): void {
    if (record.entry_hash === undefined && record.agentmeshentryhash === undefined) return;
    const said = agentGovernance(record);
    if (said === undefined) return;
    const bits = { valid: isValidBit, differs: isForeignBit, open: isOpenBit };
    this.#put(said, bits[said.content], line);
  }

  #put(said: Attestation, content: number, line: number): void {
    let chain = this.#chains.get(said.chain);
    if (chain === undefined) this.#chains.set(said.chain, (chain = this.#chains.size));
    this.#chain.push(chain);
    this.#sequence.push(said.sequence ?? NaN);
    this.#line.push(line);
    this.#flags.push(content | (said.previous === null ? 0 : hasPreviousBit));
    this.#fingerprints.push(said.fingerprint);
    this.#previous.push(said.previous ?? noDigest);
  }

  addCheckpoint(checkpoint: CheckpointSeen): void {
    this.#checkpoints.push(checkpoint);
  }

  /** What came since the last time; null when nothing was attested. */
  take(): LedgerPart | null {
    if (this.#chain.length === 0 && this.#checkpoints.length === 0) return null;
    const part: LedgerPart = {
      chains: [...this.#chains.keys()],
      chain: Uint32Array.from(this.#chain),
      sequence: Float64Array.from(this.#sequence),
      line: Float64Array.from(this.#line),
      flags: Uint8Array.from(this.#flags),
      fingerprints: joined(this.#fingerprints),
      previous: joined(this.#previous),
      checkpoints: this.#checkpoints,
    };
    this.#chains = new Map();
    this.#chain = [];
    this.#sequence = [];
    this.#line = [];
    this.#flags = [];
    this.#fingerprints = [];
    this.#previous = [];
    this.#checkpoints = [];
    return part;
  }
}

const noDigest = new Uint8Array(32);

function joined(digests: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(digests.length * 32);
  digests.forEach((digest, row) => bytes.set(digest, row * 32));
  return bytes;
}
