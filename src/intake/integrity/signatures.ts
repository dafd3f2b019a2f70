import { utf8ToBytes } from '@noble/hashes/utils.js';
import { bytesOfBase64 } from '../../records/base64';
import { canonical } from '../../records/canonical';
import { attestationOf } from '../reading/fingerprint';
import { type PublicKey, verify } from './keys';
import { isObject } from '../../records/unknown';

/** `wrong`: a key that should fit says no. `unknown_key`: no given key is the one named. `unreadable`: no signature. */
export type SignatureState = 'valid' | 'wrong' | 'unknown_key' | 'unreadable';

export interface Signed {
  readonly chain: string;
  /** What was signed: the 32 bytes of a record's fingerprint, or a checkpoint's claim. */
  readonly message: Uint8Array;
  readonly signatures: readonly unknown[];
  readonly isCheckpoint: boolean;
}

/**
 * What a record as parsed has signed. A checkpoint signs the RFC 8785 form of its `chain_uid`, `root_hash`
 * and `tree_size`. Undefined for a record without signatures.
 */
export function signedOf(record: Record<string, unknown>): Signed | undefined {
  if (
    record.event_type === 'checkpoint' &&
    Array.isArray(record.signatures) &&
    record.signatures.length > 0
  ) {
    const { chain_uid, root_hash, tree_size } = record;
    const message = utf8ToBytes(canonical({ chain_uid, root_hash, tree_size }));
    return {
      chain: String(chain_uid),
      message,
      signatures: record.signatures as unknown[],
      isCheckpoint: true,
    };
  }
  const said = attestationOf(record);
  const list = (record.attestation as { signatures?: unknown } | undefined)?.signatures;
  if (said === undefined || !Array.isArray(list) || list.length === 0) return undefined;
  return { chain: said.chain, message: said.fingerprint, signatures: list as unknown[], isCheckpoint: false };
}

function bytesOf(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  if (/^([0-9a-f]{2}){8,}$/i.test(text)) {
    return Uint8Array.from({ length: text.length / 2 }, (_, at) =>
      parseInt(text.slice(2 * at, 2 * at + 2), 16),
    );
  }
  return bytesOfBase64(text);
}

/** The best of a record's signatures: one that holds is enough, one that is wrong goes before one that cannot be checked. */
export async function stateOf(
  { message, signatures }: Signed,
  keys: readonly PublicKey[],
): Promise<SignatureState> {
  const states = await Promise.all(signatures.map((each) => one(each, message, keys)));
  return (
    (['valid', 'wrong', 'unknown_key', 'unreadable'] as const).find((state) => states.includes(state)) ??
    'unreadable'
  );
}

async function one(
  signature: unknown,
  message: Uint8Array,
  keys: readonly PublicKey[],
): Promise<SignatureState> {
  if (!isObject(signature)) return 'unreadable';
  const { value, signature: other, key_uid: uid, kid } = signature;
  const bytes = bytesOf(value ?? other);
  if (bytes === undefined) return 'unreadable';
  const named = uid ?? kid;
  const fitting = keys.filter((key) => key.uid === '' || typeof named !== 'string' || key.uid === named);
  if (fitting.length === 0) return 'unknown_key';
  for (const key of fitting) if (await verify(key, bytes, message)) return 'valid';
  return fitting.some((key) => key.uid !== '' && key.uid === named) ||
    typeof named !== 'string' ||
    keys.length === 1
    ? 'wrong'
    : 'unknown_key';
}
