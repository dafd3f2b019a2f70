import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Mapping } from '../../records/mapping';
import { textOf } from './rows/foreign';
import { changedAt, type Row } from './rows/path';

const digest = (salt: string, text: string) => bytesToHex(hmac(sha256, utf8ToBytes(salt), utf8ToBytes(text)));

/** What stands in place of a value: 128 bits of HMAC-SHA-256 under the salt (RFC 2104). */
export const pseudonymOf = (salt: string, value: string): string => `p_${digest(salt, value).slice(0, 32)}`;

/** First digits of a digest of a fixed text, kept in the mapping: another salt gives other digits. */
export const saltCheck = (salt: string): string => digest(salt, 'shadowproof salt check').slice(0, 8);

/** Why the fields cannot be replaced, in words; undefined when they can. */
export function saltProblem({ privacy }: Mapping, salt: string | undefined): string | undefined {
  if (privacy === undefined || !Object.values(privacy.fields).includes('pseudonym')) return undefined;
  if (salt === undefined || salt === '') {
    return 'The mapping replaces fields by salted digests, and no salt was given. Give the salt that you keep.';
  }
  if (privacy.salt_check !== undefined && privacy.salt_check !== saltCheck(salt)) {
    return 'This is another salt than the mapping was made with: the same person would get another name.';
  }
  return undefined;
}

/** The row without what is to be dropped, and with digests for what is to be replaced; `seen` gets the paths found. */
export function withoutPrivate(
  row: Row,
  { privacy }: Mapping,
  salt: string | undefined,
  seen?: Set<string>,
): Row {
  if (privacy === undefined) return row;
  let result: unknown = row;
  for (const [path, what] of Object.entries(privacy.fields)) {
    result = changedAt(result, path, (found) => {
      seen?.add(path);
      if (what === 'drop' || salt === undefined || salt === '') return undefined;
      return Array.isArray(found)
        ? found.map((each) => pseudonymOf(salt, textOf(each)))
        : found === null || found === ''
          ? found
          : pseudonymOf(salt, textOf(found));
    });
  }
  return result as Row;
}
