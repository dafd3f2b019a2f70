import { bytesOfBase64 } from '../../records/base64';
import { cut } from '../reading/limits';
import { isObject } from '../../records/unknown';
import { parseJson, RepeatedKey } from '../../records/json';

/** Kinds of signature that can be checked. */
export type SignatureKind = 'Ed25519' | 'ECDSA-P256';

export interface PublicKey {
  readonly kind: SignatureKind;
  /** `kid` of a JWK; empty for a PEM, which then is tried on every signature of its kind. */
  readonly uid: string;
  readonly key: CryptoKey;
}

const algorithms = {
  Ed25519: { name: 'Ed25519' },
  'ECDSA-P256': { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

function kindOf({ kty, crv }: Record<string, unknown>): SignatureKind | undefined {
  if (kty === 'OKP' && crv === 'Ed25519') return 'Ed25519';
  return kty === 'EC' && crv === 'P-256' ? 'ECDSA-P256' : undefined;
}

/** Public keys of a text: a JWK, a JWK set, or PEM blocks. Throws an Error with a message for people. */
export async function readKeys(text: string): Promise<PublicKey[]> {
  if (globalThis.crypto?.subtle === undefined)
    throw new Error('This page cannot check signatures here: open it over https, or use the command line.');
  const blocks = [...text.matchAll(/-----BEGIN PUBLIC KEY-----([\sA-Za-z0-9+/=]+)-----END PUBLIC KEY-----/g)];
  if (blocks.length > 0) return Promise.all(blocks.map(([, body = '']) => fromPem(body)));
  let value: unknown;
  try {
    value = parseJson(text.replace(/^\uFEFF/, ''));
  } catch (reason) {
    if (reason instanceof RepeatedKey) throw reason;
    throw new Error('These are no keys: a JWK, a JWK set or PEM blocks of public keys are read.');
  }
  const list = isObject(value) && Array.isArray(value.keys) ? (value.keys as unknown[]) : [value];
  if (list.length === 0) throw new Error('This set holds no keys.');
  return Promise.all(list.map(fromJwk));
}

async function fromJwk(value: unknown): Promise<PublicKey> {
  const kind = isObject(value) ? kindOf(value) : undefined;
  if (!isObject(value) || kind === undefined)
    throw new Error('Keys of Ed25519 and of ECDSA P-256 can be used.');
  // A private part that somebody left in is not looked at.
  const { d: _, key_ops: __, ext: ___, use: ____, ...open } = value;
  const key = await crypto.subtle
    .importKey('jwk', open as JsonWebKey, algorithms[kind], true, ['verify'])
    .catch((cause: unknown) => {
      const named = typeof value.kid === 'string' ? ` “${cut(value.kid)}”` : '';
      throw new Error(`The key${named} says that it is of ${kind}, and cannot be read as one.`, { cause });
    });
  return { kind, uid: typeof value.kid === 'string' ? value.kid : '', key };
}

async function fromPem(body: string): Promise<PublicKey> {
  const packed = body.replace(/\s/g, '');
  const isWhole = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(packed);
  const bytes = isWhole ? bytesOfBase64(packed) : undefined;
  if (bytes === undefined) throw new Error('A PEM block is damaged: what it holds is no base64.');
  for (const kind of ['Ed25519', 'ECDSA-P256'] as const) {
    const key = await crypto.subtle
      .importKey('spki', bytes, algorithms[kind], true, ['verify'])
      .catch(() => null);
    if (key !== null) return { kind, uid: '', key };
  }
  throw new Error('A PEM block holds no key of Ed25519 or ECDSA P-256.');
}

/** ECDSA signatures come as two numbers of 32 bytes or wrapped in DER; WebCrypto wants the two numbers. */
function plainEcdsa(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length === 64) return bytes;
  if (bytes[0] !== 0x30 || bytes[2] !== 0x02) return undefined;
  const first = bytes[3] ?? 0;
  if (bytes[4 + first] !== 0x02) return undefined;
  const numbers = [bytes.subarray(4, 4 + first), bytes.subarray(6 + first)];
  const plain = new Uint8Array(64);
  for (const [at, number] of numbers.entries()) {
    const trimmed = number.length > 32 ? number.subarray(number.length - 32) : number;
    plain.set(trimmed, at * 32 + 32 - trimmed.length);
  }
  return plain;
}

export async function verify(
  { kind, key }: PublicKey,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  const plain = kind === 'ECDSA-P256' ? plainEcdsa(signature) : signature;
  if (plain === undefined) return false;
  const algorithm = kind === 'ECDSA-P256' ? { name: 'ECDSA', hash: 'SHA-256' } : { name: 'Ed25519' };
  return crypto.subtle.verify(
    algorithm,
    key,
    plain as Uint8Array<ArrayBuffer>,
    message as Uint8Array<ArrayBuffer>,
  );
}
