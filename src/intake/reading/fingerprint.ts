import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../../records/canonical';
import { isObject } from '../../records/unknown';

/** What a record says about its place in a chain. */
export interface Attestation {
  readonly chain: string;
  readonly fingerprint: Uint8Array;
  /** Fingerprint of the record before it; null for the first. */
  readonly previous: Uint8Array | null;
  /** Position in the chain; null when it is not numbered. */
  readonly sequence: number | null;
}

const longestName = 1024;
const hexDigits = /^[0-9a-f]{64}$/i;
/** `algorithm_id` of OCSF's fingerprint object. */
const ocsfSha256 = 3;

/** A SHA-256 as hex digits, or as OCSF's fingerprint object; of another algorithm none can be recomputed. */
function digest(said: unknown): Uint8Array | undefined {
  if (isObject(said) && said.algorithm_id !== undefined && said.algorithm_id !== ocsfSha256) return undefined;
  const value = isObject(said) ? said.value : said;
  if (typeof value !== 'string' || !hexDigits.test(value)) return undefined;
  return Uint8Array.from({ length: 32 }, (_, at) => parseInt(value.slice(2 * at, 2 * at + 2), 16));
}

/** The attestation of a record as parsed; `undefined` when it has none that can be read. */
export function attestationOf(record: Record<string, unknown>): Attestation | undefined {
  const said = record.attestation;
  if (!isObject(said)) return undefined;
  const { chain_uid: chain, fingerprint, prev_event: before } = said;
  const own = digest(fingerprint);
  const isFirst = before === undefined || before === null;
  // OCSF's prev_event is a reference to the event that carries its fingerprint beside other attributes.
  const previous = isFirst
    ? null
    : digest(isObject(before) && before.fingerprint !== undefined ? before.fingerprint : before);
  if (own === undefined || previous === undefined) return undefined;
  if (typeof chain !== 'string' || chain === '' || chain.length > longestName) return undefined;
  const { sequence } = record;
  return {
    chain,
    fingerprint: own,
    previous,
    sequence: Number.isSafeInteger(sequence) ? (sequence as number) : null,
  };
}

/**
 * SHA-256 of the RFC 8785 form of a record as parsed, without `attestation.fingerprint` and
 * `attestation.signatures`. `null` where the record has no such form.
 */
export function fingerprintOf(record: Record<string, unknown>): Uint8Array | null {
  const { fingerprint: _, signatures: __, ...kept } = record.attestation as Record<string, unknown>;
  try {
    return sha256(utf8ToBytes(canonical({ ...record, attestation: kept })));
  } catch (reason) {
    if (reason instanceof RangeError) return null;
    throw reason;
  }
}
