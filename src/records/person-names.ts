import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { randomHex } from './random-hex';

/** Shorter salts could be tried out one by one. */
export const shortestSalt = 16;

const usualDigits = 8;
const manyDigits = 12;
/** Among more people two are likely to be alike in their first digits; they are not compared one by one. */
const mostCompared = 20_000;

/**
 * A name for a person that only who holds the salt can make again: the first eight hex digits of the
 * HMAC-SHA-256 of the id, more where two of `everyone` would be alike, twelve where they are over 20,000. The same
 * salt gives the same name in later reports. Throws a RangeError for a salt of fewer than 16 characters.
 */
export function personNames(salt: string, everyone: readonly string[] = []): (uid: string) => string {
  const key = salt.trim();
  if (key.length < shortestSalt) throw new RangeError(`a salt of at least ${shortestSalt} characters`);
  const digest = (uid: string) => bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(uid)));
  const known = new Map<string, string>();
  if (everyone.length <= mostCompared)
    for (const [uid, name] of distinctStarts(everyone.map((uid) => [uid, digest(uid)]))) known.set(uid, name);
  const digits = everyone.length > mostCompared ? manyDigits : usualDigits;
  return (uid) => {
    const name = known.get(uid) ?? digest(uid).slice(0, digits);
    known.set(uid, name);
    return name;
  };
}

/** Of each digest as many digits as tell it from all others, and no fewer than eight. */
export function distinctStarts(
  digests: readonly (readonly [uid: string, digest: string])[],
  digits = usualDigits,
): [uid: string, name: string][] {
  const alike = new Map<string, (readonly [string, string])[]>();
  for (const each of digests) {
    const start = each[1].slice(0, digits);
    const others = alike.get(start);
    if (others) others.push(each);
    else alike.set(start, [each]);
  }
  return [...alike].flatMap(([start, those]) =>
    new Set(those.map(([, digest]) => digest)).size === 1
      ? those.map(([uid]): [string, string] => [uid, start])
      : distinctStarts(those, digits + 1),
  );
}

/** A salt drawn at random: 64 hex digits. */
export const newSalt = (): string => randomHex(32);
