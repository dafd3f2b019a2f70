import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { isGzip } from '../reading/container';
import { GzipBroken, gunzip } from '../reading/gunzip';
import { concat, piecesOf } from '../reading/bytes';
import type { NamedBox } from './scan';
import { parseJson } from '../../records/json';

/** `changed`: a file of this name is here with other content. `missing`: it is not here. */
export type DigestFileState = 'valid' | 'changed' | 'missing';

export interface DigestCheck {
  readonly file: string;
  readonly from: string;
  readonly until: string;
  /** Against the digest before it; `first`: it names none. */
  readonly previous: DigestFileState | 'first';
  readonly logs: readonly { readonly name: string; readonly state: DigestFileState }[];
}

export interface CloudTrailCheck {
  /** In the order of their times. */
  readonly digests: readonly DigestCheck[];
  /** Files that no digest names. */
  readonly uncovered: readonly string[];
}

interface Digest {
  readonly digestStartTime: string;
  readonly digestEndTime: string;
  readonly digestS3Object: string;
  readonly previousDigestS3Object?: string | null;
  readonly previousDigestHashValue?: string | null;
  readonly logFiles: readonly { readonly s3Object: string; readonly hashValue: string }[];
}

const baseName = (path: string) => (path.split('/').at(-1) ?? path).replace(/\.gz$/, '');

/** The unpacked bytes; null for gzip data that is damaged or cut off. */
async function unpacked(blob: NamedBox['blob']): Promise<Uint8Array | null> {
  const start = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of isGzip(start) ? gunzip(piecesOf(blob.stream())) : piecesOf(blob.stream()))
      pieces.push(piece);
  } catch (reason) {
    if (reason instanceof GzipBroken) return null;
    throw reason;
  }
  return concat(pieces);
}

function digestOf(bytes: Uint8Array): Digest | undefined {
  try {
    const value = parseJson(new TextDecoder().decode(bytes)) as Partial<Digest>;
    const isDigest =
      typeof value.digestEndTime === 'string' &&
      typeof value.digestS3Object === 'string' &&
      Array.isArray(value.logFiles) &&
      value.logFiles.every(
        (log: unknown) => typeof (log as { s3Object?: unknown } | null)?.s3Object === 'string',
      );
    return isDigest ? (value as Digest) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Checks log files against AWS CloudTrail digest files: the SHA-256 of each unpacked log file, and that of
 * the digest before. The RSA signature of a digest lies in the metadata of its S3 object, not in the file,
 * so it is not checked here.
 */
export async function checkDigests(
  files: readonly NamedBox[],
  onFile: (done: number) => void = () => undefined,
): Promise<CloudTrailCheck> {
  const hashes = new Map<string, string>();
  const digests: { name: string; digest: Digest }[] = [];
  for (const [at, { name, blob }] of files.entries()) {
    onFile(at);
    const bytes = await unpacked(blob);
    // What cannot be unpacked has no content that any digest could name.
    hashes.set(baseName(name), bytes === null ? '' : bytesToHex(sha256(bytes)));
    const digest = bytes === null ? undefined : digestOf(bytes);
    if (digest !== undefined) digests.push({ name, digest });
  }
  onFile(files.length);
  const named = new Set<string>();
  const state = (path: string, hash: string | null | undefined): DigestFileState => {
    named.add(baseName(path));
    const found = hashes.get(baseName(path));
    if (found === undefined) return 'missing';
    return typeof hash === 'string' && found === hash.toLowerCase() ? 'valid' : 'changed';
  };
  digests.sort((a, b) => a.digest.digestEndTime.localeCompare(b.digest.digestEndTime));
  const checks = digests.map(({ name, digest }): DigestCheck => {
    const { previousDigestS3Object: before, previousDigestHashValue: hash } = digest;
    return {
      file: name,
      from: digest.digestStartTime,
      until: digest.digestEndTime,
      previous: before === undefined || before === null || before === '' ? 'first' : state(before, hash),
      logs: digest.logFiles.map(({ s3Object, hashValue }) => ({
        name: baseName(s3Object),
        state: state(s3Object, hashValue),
      })),
    };
  });
  const own = new Set(digests.map(({ name }) => name));
  return {
    digests: checks,
    uncovered: files
      .filter(({ name }) => !own.has(name) && !named.has(baseName(name)))
      .map(({ name }) => name),
  };
}
