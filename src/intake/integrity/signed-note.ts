import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { bytesOfBase64 } from '../../records/base64';
import { type PublicKey, verify } from './keys';
import type { SignatureState } from './signatures';

/** The head of a transparency log: its size and root, and what was signed. Source: C2SP tlog-checkpoint and signed-note. */
export interface SignedHead {
  readonly origin: string;
  readonly treeSize: number;
  readonly root: Uint8Array;
  /** The text with its last line end: what is signed. */
  readonly text: string;
  readonly signatures: readonly {
    readonly hint: Uint8Array;
    readonly bytes: Uint8Array;
    readonly name: string;
  }[];
}

const hintLength = 4;

/** Reads a signed note; undefined for a text that is none. */
export function readHead(note: string): SignedHead | undefined {
  const end = note.indexOf('\n\n');
  if (end === -1) return undefined;
  const text = note.slice(0, end + 1);
  const [origin = '', size = '', root = ''] = text.split('\n');
  const rootBytes = bytesOfBase64(root);
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || rootBytes?.length !== 32) return undefined;
  const signatures = note
    .slice(end + 2)
    .split('\n')
    .flatMap((line) => {
      const [, name, base64 = ''] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
      const bytes = name === undefined ? undefined : bytesOfBase64(base64);
      if (name === undefined || bytes === undefined || bytes.length <= hintLength) return [];
      return [{ name, hint: bytes.slice(0, hintLength), bytes: bytes.slice(hintLength) }];
    });
  return { origin, treeSize: Number(size), root: rootBytes, text, signatures };
}

const isSame = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** The first four bytes by which a signature names its key: as Rekor names one of ECDSA, and as signed-note one of Ed25519. */
async function hintOf({ kind, key }: PublicKey, name: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(await crypto.subtle.exportKey(kind === 'Ed25519' ? 'raw' : 'spki', key));
  const named = kind === 'Ed25519' ? concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(1), bytes) : bytes;
  return sha256(named).slice(0, hintLength);
}

/** Whether one of the keys confirms a head; `wrong`: a key that is named says no; `unreadable`: nothing signs it. */
export async function headSignature(head: SignedHead, keys: readonly PublicKey[]): Promise<SignatureState> {
  if (head.signatures.length === 0) return 'unreadable';
  let state: SignatureState = 'unknown_key';
  for (const { name, hint, bytes } of head.signatures) {
    for (const key of keys) {
      if (!isSame(hint, await hintOf(key, name))) continue;
      if (await verify(key, bytes, utf8ToBytes(head.text))) return 'valid';
      state = 'wrong';
    }
  }
  return state;
}
