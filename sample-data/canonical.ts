import { createHash } from 'node:crypto';
import { canonical as canonicalJson } from '../src/records/canonical';

/** The RFC 8785 form of what `JSON.stringify` would write: without members that are undefined. */
export const canonical = (value: unknown): string => canonicalJson(JSON.parse(JSON.stringify(value)));

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
