import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../../records/canonical';
import type { Report } from '../../records/report/report';

/** A report's numbers in their RFC 8785 form, and its SHA-256. */
export function sealed(report: Report): { readonly text: string; readonly sha256: string } {
  const text = canonical(report);
  return { text, sha256: bytesToHex(sha256(utf8ToBytes(text))) };
}

/** The numbers as a file of their own, in the form of the published schema. */
export const writeJson = (report: Report, sha256: string): string =>
  `${JSON.stringify({ sha256, report }, null, 2)}\n`;
