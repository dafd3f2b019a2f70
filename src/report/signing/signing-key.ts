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

/** Ready to sign; rejects with an Error for people where this is no key of Ed25519 or ECDSA P-256. */
export async function signerOf(pkcs8: Uint8Array): Promise<Signer> {
  for (const { key: algorithm, use } of kinds) {
    const key = await crypto.subtle
      .importKey('pkcs8', pkcs8 as Bytes, algorithm, true, ['sign'])
      .catch(() => null);
    if (key === null) continue;
    return {
      keyid: await keyidOf(await publicOf(key, algorithm)),
      sign: async (message) => new Uint8Array(await crypto.subtle.sign(use, key, message as Bytes)),
    };
  }
  throw new Error('Keys of Ed25519 and of ECDSA P-256 can sign.');
}
