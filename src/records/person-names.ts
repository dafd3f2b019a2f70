import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Shorter salts could be tried out one by one. */
export const shortestSalt = 16;

/**
 * A name for a person that only who holds the salt can make again: the first eight hex digits of the
 * HMAC-SHA-256 of the id. The same salt gives the same name in later reports. Throws a RangeError for a salt of fewer
 * than 16 characters.
 */
export function personNames(salt: string): (uid: string) => string {
  const key = salt.trim();
  if (key.length < shortestSalt) throw new RangeError(`a salt of at least ${shortestSalt} characters`);
  return (uid) => bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(uid))).slice(0, 8);
}

/** A salt drawn at random: 64 hex digits. */
export const newSalt = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
