import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { piecesOf } from '../reading/bytes';

/** Up to this size the platform hashes a file at once; a larger one would need twice its size of memory. */
const wholeBytes = 128 * 1024 ** 2;

/** SHA-256 of a blob as 64 hex digits. Where the page is not a secure context there is no WebCrypto. */
export async function sha256Of(blob: Blob): Promise<string> {
  if (blob.size <= wholeBytes && globalThis.crypto?.subtle) {
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())));
  }
  const hash = sha256.create();
  for await (const piece of piecesOf(blob.stream())) hash.update(piece);
  return bytesToHex(hash.digest());
}
