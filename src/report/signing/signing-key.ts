import { bytesOfBase64 } from '../../records/base64';

/** Signs bytes with one key. */
export interface Signer {
  /** SHA-256 of the public key (SubjectPublicKeyInfo), in hexadecimal: a hint where to look, never a proof. */
  readonly keyid: string;
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

const kinds = [
  { key: { name: 'Ed25519' }, use: { name: 'Ed25519' } },
  { key: { name: 'ECDSA', namedCurve: 'P-256' }, use: { name: 'ECDSA', hash: 'SHA-256' } },
] as const;

type Bytes = Uint8Array<ArrayBuffer>;

const hexOf = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What a public key is called in a signature. */
export async function keyidOf(key: CryptoKey): Promise<string> {
  return hexOf(await crypto.subtle.digest('SHA-256', await crypto.subtle.exportKey('spki', key)));
}

async function publicOf(key: CryptoKey, algorithm: (typeof kinds)[number]['key']): Promise<CryptoKey> {
  const { d: _, key_ops: __, ...open } = await crypto.subtle.exportKey('jwk', key);
  return crypto.subtle.importKey('jwk', open, algorithm, true, ['verify']);
}

/**
 * Ready to sign; rejects with an Error for people where this is no key of Ed25519 or ECDSA P-256. The key that signs
 * cannot be taken out of the browser or Node again.
 */
export async function signerOf(pkcs8: Uint8Array): Promise<Signer> {
  for (const { key: algorithm, use } of kinds) {
    const imported = (isExtractable: boolean) =>
      crypto.subtle.importKey('pkcs8', pkcs8 as Bytes, algorithm, isExtractable, ['sign']);
    // Only of one that can be taken out the public key is told.
    const readable = await imported(true).catch(() => null);
    if (readable === null) continue;
    const keyid = await keyidOf(await publicOf(readable, algorithm));
    const key = await imported(false);
    return {
      keyid,
      sign: async (message) => new Uint8Array(await crypto.subtle.sign(use, key, message as Bytes)),
    };
  }
  // The object identifier of Ed25519 (RFC 8410): the key is one, and it is the browser that is behind.
  const isEd25519 = hexOf(pkcs8.slice(0, 16).buffer).includes('06032b6570');
  throw new Error(
    isEd25519
      ? 'This browser cannot sign with Ed25519 yet: sign with a key of ECDSA P-256, or on the command line.'
      : 'Keys of Ed25519 and of ECDSA P-256 can sign.',
  );
}

const others = [
  [
    'BEGIN ENCRYPTED PRIVATE KEY',
    'This key is encrypted. Sign on the command line, or take a copy: openssl pkey -in KEY.',
  ],
  ['BEGIN OPENSSH PRIVATE KEY', 'This is a key for ssh. Sign on the command line: --sign reads it.'],
  ['BEGIN EC PRIVATE KEY', 'This key is in its older form. Take a copy: openssl pkey -in KEY.'],
] as const;

/**
 * Ready to sign with the text of a PEM file (PKCS #8), of which nothing is kept. Rejects with an Error for people, and
 * where this browser cannot sign (no secure context).
 */
export async function signerOfPem(text: string): Promise<Signer> {
  const [, why] = others.find(([head]) => text.includes(head)) ?? [];
  if (why !== undefined) throw new Error(why);
  const body = /-----BEGIN PRIVATE KEY-----([\s\S]+?)-----END PRIVATE KEY-----/.exec(text)?.[1];
  const bytes = body === undefined ? undefined : bytesOfBase64(body.replace(/\s/g, ''));
  if (bytes === undefined) throw new Error('This file holds no private key in PEM form.');
  if (globalThis.crypto?.subtle === undefined)
    throw new Error('This page cannot sign here: open it over https, or sign on the command line.');
  try {
    return await signerOf(bytes);
  } finally {
    bytes.fill(0);
  }
}
