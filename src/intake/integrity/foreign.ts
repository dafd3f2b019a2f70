import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { bytesOfBase64 } from '../../records/base64';
import { parseJson } from '../../records/json';
import { isObject } from '../../records/unknown';
import { agentGovernance } from '../reading/agent-governance';
import { verifyInclusion } from './inclusion';
import type { PublicKey } from './keys';
import type { NamedBox } from './scan';
import { headSignature, readHead } from './signed-note';
import type { SignatureState } from './signatures';

/**
 * `verified`: it leads to a root that a given key signed. `consistent`: it fits a root that nobody signed, so whoever
 * wrote it could have made the root too. `broken`: it does not fit. `unchecked`: it cannot be told.
 */
export type ForeignState = 'verified' | 'consistent' | 'broken' | 'unchecked';

export type ForeignReason =
  | 'root_fits'
  | 'root_differs'
  | 'entry_differs'
  | 'part_only'
  | 'path_fails'
  | 'head_differs'
  | 'wrong_signature'
  | 'unknown_key'
  | 'unsigned'
  | 'signed'
  | 'unreadable';

export interface ForeignCheck {
  readonly file: string;
  readonly kind: 'tree' | 'proof';
  /** Of an entry in a file of several: its place from 1. */
  readonly entry: number | null;
  /** Records under the root, where that is said. */
  readonly records: number | null;
  readonly state: ForeignState;
  readonly reason: ForeignReason;
  /** A file whose SHA-256 the entry names; null where it names none that is here. */
  readonly covers: string | null;
}

const hexOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value) ? value.toLowerCase() : undefined;

/** 32 bytes in hex, as Rekor answers, or in base64, as a bundle of Sigstore keeps them; as hex. */
function digestOf(value: unknown): string | undefined {
  const bytes = hexOf(value) === undefined && typeof value === 'string' ? bytesOfBase64(value) : undefined;
  return hexOf(value) ?? (bytes?.length === 32 ? bytesToHex(bytes) : undefined);
}

/** Hashes of the toolkit join as text. */
const joined = (left: string, right: string) => bytesToHex(sha256(utf8ToBytes(left + right)));

/** The root of the toolkit's tree: leaves are the hashes of entries, filled up to a power of two with zeroes. */
export function agentGovernanceRoot(hashes: readonly string[]): string | null {
  let level = [...hashes];
  while (level.length & (level.length - 1)) level.push('0'.repeat(64));
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, at) => joined(level[2 * at]!, level[2 * at + 1]!));
  return level[0] ?? null;
}

type Found = Pick<ForeignCheck, 'entry' | 'records' | 'state' | 'reason'>;

/** An export of the Agent Governance Toolkit: its entries, each with the hash before it, under one root. */
function checkTree(entries: readonly unknown[], root: string): Found {
  const records = entries.length;
  const found = (state: ForeignState, reason: ForeignReason, entry: number | null = null): Found => ({
    ...{ entry, records, state, reason },
  });
  const read = entries.map((each) => (isObject(each) ? agentGovernance(each) : undefined));
  const unread = read.indexOf(undefined);
  if (unread !== -1) return found('unchecked', 'unreadable', unread + 1);
  const known = read.filter((each) => each !== undefined);
  const hashes = known.map(({ fingerprint }) => bytesToHex(fingerprint));
  const isKnownForm = known.some(({ content }) => content === 'valid');
  const wrong = known.findIndex(
    ({ content, previous }, at) =>
      (isKnownForm && content === 'differs') ||
      (at > 0 && (previous === null || bytesToHex(previous) !== hashes[at - 1])),
  );
  if (wrong !== -1) return found('broken', 'entry_differs', wrong + 1);
  if (agentGovernanceRoot(hashes) === root) {
    const isOpen = known.some(({ content }) => content !== 'valid');
    return isOpen ? found('unchecked', 'unreadable') : found('consistent', 'root_fits');
  }
  return known[0] !== undefined && known[0].previous !== null
    ? found('unchecked', 'part_only')
    : found('broken', 'root_differs');
}

/** A proof of the toolkit for one entry: hashes of the neighbours, each with its side. */
function checkPath(entry: Record<string, unknown>, steps: readonly unknown[], root: string): Found {
  const place = { entry: null, records: null };
  const said = agentGovernance(entry);
  if (said === undefined || said.content === 'open')
    return { ...place, state: 'unchecked', reason: 'unreadable' };
  if (said.content === 'differs') return { ...place, state: 'broken', reason: 'entry_differs' };
  let hash = bytesToHex(said.fingerprint);
  for (const step of steps) {
    const [other, side] = Array.isArray(step) ? (step as unknown[]) : [];
    const hex = hexOf(other);
    if (hex === undefined || (side !== 'left' && side !== 'right'))
      return { ...place, state: 'unchecked', reason: 'unreadable' };
    hash = side === 'right' ? joined(hash, hex) : joined(hex, hash);
  }
  const holds = hash === root;
  return { ...place, state: holds ? 'consistent' : 'broken', reason: holds ? 'root_fits' : 'path_fails' };
}

interface LogEntry {
  readonly body: unknown;
  readonly proof: Record<string, unknown>;
}

/** Entries of a transparency log in an answer of Rekor or a bundle of Sigstore. */
function logEntries(value: Record<string, unknown>): LogEntry[] {
  const material = isObject(value.verificationMaterial) ? value.verificationMaterial : value;
  const listed = Array.isArray(material.tlogEntries) ? (material.tlogEntries as unknown[]) : [];
  return [value, ...Object.values(value), ...listed].filter(isObject).flatMap((each) => {
    const within = isObject(each.verification) ? each.verification : each;
    const body = each.body ?? each.canonicalizedBody;
    return isObject(within.inclusionProof) && body !== undefined
      ? [{ body, proof: within.inclusionProof }]
      : [];
  });
}

/** Whole numbers, which a bundle writes as text. */
const wholeOf = (value: unknown): number =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && /^\d{1,15}$/.test(value)
      ? Number(value)
      : NaN;

const bySignature: Readonly<Record<SignatureState, Pick<Found, 'state' | 'reason'>>> = {
  valid: { state: 'verified', reason: 'signed' },
  wrong: { state: 'broken', reason: 'wrong_signature' },
  unknown_key: { state: 'consistent', reason: 'unknown_key' },
  unreadable: { state: 'consistent', reason: 'unsigned' },
};

/** An inclusion proof of RFC 6962: the path from the entry to the root, and the signature of the root. */
async function checkInclusion(
  body: Uint8Array,
  { hashes, logIndex, treeSize, rootHash, checkpoint }: Record<string, unknown>,
  keys: readonly PublicKey[],
): Promise<Pick<Found, 'records' | 'state' | 'reason'>> {
  const [index, records] = [wholeOf(logIndex), wholeOf(treeSize)];
  const root = digestOf(rootHash);
  const path = Array.isArray(hashes) ? hashes.map(digestOf) : [undefined];
  const known = path.filter((each) => each !== undefined);
  if (root === undefined || known.length < path.length || Number.isNaN(index + records))
    return { records: null, state: 'unchecked', reason: 'unreadable' };
  if (!verifyInclusion(body, { index, treeSize: records, path: known }, root))
    return { records, state: 'broken', reason: 'path_fails' };
  const note = isObject(checkpoint) ? checkpoint.envelope : checkpoint;
  const head = typeof note === 'string' ? readHead(note) : undefined;
  if (head === undefined) return { records, ...bySignature.unreadable };
  if (head.treeSize !== records || bytesToHex(head.root) !== root)
    return { records, state: 'broken', reason: 'head_differs' };
  return { records, ...bySignature[await headSignature(head, keys)] };
}

const digestsIn = (text: string): string[] => text.toLowerCase().match(/\b[0-9a-f]{64}\b/g) ?? [];

/**
 * Checks exports and proofs of other tools: trees and proofs of the Agent Governance Toolkit, entries of a transparency
 * log (Rekor, Sigstore). `logs`: the SHA-256 of the files that an entry may name. Files of something else give nothing.
 */
export async function checkForeign(
  files: readonly NamedBox[],
  logs: readonly { readonly name: string; readonly sha256: string | null }[],
  keys: readonly PublicKey[],
): Promise<ForeignCheck[]> {
  const checks: ForeignCheck[] = [];
  for (const { name: file, blob } of files) {
    let value: unknown;
    try {
      value = parseJson(new TextDecoder().decode(await blob.slice(0, blob.size).arrayBuffer()));
    } catch {
      continue;
    }
    if (!isObject(value)) continue;
    const root = hexOf(value.merkle_root);
    if (root !== undefined && Array.isArray(value.entries))
      checks.push({ file, kind: 'tree', covers: null, ...checkTree(value.entries as unknown[], root) });
    else if (root !== undefined && isObject(value.entry) && Array.isArray(value.merkle_proof))
      checks.push({
        ...{ file, kind: 'proof', covers: null },
        ...checkPath(value.entry, value.merkle_proof as unknown[], root),
      });
    const found = logEntries(value);
    for (const [at, { body, proof }] of found.entries()) {
      const bytes = typeof body === 'string' ? bytesOfBase64(body) : undefined;
      const named = bytes === undefined ? [] : digestsIn(new TextDecoder().decode(bytes));
      checks.push({
        ...{ file, kind: 'proof', entry: found.length === 1 ? null : at + 1 },
        covers: logs.find(({ sha256: digest }) => digest !== null && named.includes(digest))?.name ?? null,
        ...(bytes === undefined
          ? { records: null, state: 'unchecked', reason: 'unreadable' }
          : await checkInclusion(bytes, proof, keys)),
      });
    }
  }
  return checks;
}
