import { manifestSchema } from '../../records/manifest';
import type { Source } from './source';
import { parseJson, RepeatedKey } from '../../records/json';

/** The manifest or one of its files cannot be used; the message is for people. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/** The absolute address of a path, if it stays on the page's own origin. Throws `ManifestError` otherwise. */
export function ownAddress(path: string, base: string): string {
  let address: URL;
  try {
    address = new URL(path, base);
  } catch {
    throw new ManifestError(`“${path.slice(0, 120)}” is no address.`);
  }
  if (address.origin !== new URL(base).origin || !/^https?:$/.test(address.protocol)) {
    throw new ManifestError(
      `“${path.slice(0, 120)}” lies outside this site. Logs are read only from the site that serves Shadowproof.`,
    );
  }
  return address.href;
}

async function fetchOwn(address: string, signal?: AbortSignal): Promise<Blob> {
  // A redirect could lead to another origin: none is followed.
  const response = await fetch(address, { redirect: 'error', ...(signal ? { signal } : {}) }).catch(
    (cause: unknown) => {
      signal?.throwIfAborted();
      throw new ManifestError(`${address} could not be fetched.`, { cause });
    },
  );
  if (!response.ok) throw new ManifestError(`${address} answered ${response.status} ${response.statusText}.`);
  return response.blob();
}

/**
 * Fetches a manifest and the logs and reports it names, all of this page's origin. `page` is the page's address.
 * Throws `ManifestError` with a message for people.
 */
export async function readManifest(
  path: string,
  page: string,
  signal?: AbortSignal,
): Promise<{ title: string | null; sources: Source[]; reports: { name: string; blob: Blob }[] }> {
  const address = ownAddress(path, page);
  const text = await (await fetchOwn(address, signal)).text();
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (cause) {
    throw new ManifestError(
      cause instanceof RepeatedKey
        ? `${address}: ${cause.message}`
        : `${address} is not JSON, so it is no manifest.`,
      { cause },
    );
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new ManifestError(
      `${address} is no manifest: ${issue.path.join('.') || 'the whole'}: ${issue.message}`,
    );
  }
  const files = parsed.data.files.map((file) => (typeof file === 'string' ? { path: file } : file));
  const addresses = files.map((file) => ownAddress(file.path, address));
  const reportAddresses = parsed.data.reports.map((report) => ownAddress(report, address));
  const sources = Promise.all(
    files.map(async (file, index): Promise<Source> => {
      const blob = await fetchOwn(addresses[index]!, signal);
      const zone = 'zone' in file && file.zone !== undefined ? { zone: file.zone } : {};
      return { name: file.path, blob, ...zone };
    }),
  );
  const reports = Promise.all(
    parsed.data.reports.map(async (name, index) => ({
      name,
      blob: await fetchOwn(reportAddresses[index]!, signal),
    })),
  );
  const [found, opened] = await Promise.all([sources, reports]);
  return { title: parsed.data.title ?? null, sources: found, reports: opened };
}
