import { z } from 'zod';
import type { Source } from '../../intake/loading/source';
import { parseJson } from '../../records/json';
import { mappingSchema } from '../../records/mapping';
import { errorText } from '../../records/unknown';
import { wordMeaningsSchema } from '../../records/word-meanings';
import { canKeepLogs, useKeptLogs } from '../../session/kept-logs';

const folderName = 'shadowproof-logs';
const listName = 'list.json';

const entry = z.object({
  name: z.string(),
  /** The file of the folder that holds it. */
  place: z.string(),
  bytes: z.number(),
  zone: z.string().optional(),
  readAs: z
    .union([
      z.object({ format: z.string() }),
      z.object({ mapping: mappingSchema, salt: z.string().optional(), isFallback: z.boolean().optional() }),
    ])
    .optional(),
  words: wordMeaningsSchema.optional(),
});
const list = z.object({ version: z.literal(1), keptAt: z.number(), files: z.array(entry).min(1) });
type List = z.infer<typeof list>;

const folder = async (create: boolean): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create });

async function write(into: FileSystemDirectoryHandle, name: string, content: Blob | string): Promise<void> {
  const writable = await (await into.getFileHandle(name, { create: true })).createWritable();
  await writable.write(content);
  await writable.close();
}

const show = ({ keptAt, files }: List, areThese: boolean) =>
  useKeptLogs.setState({
    ...{ areThese, isBusy: false, problem: null },
    kept: {
      names: files.map(({ name }) => name),
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      keptAt,
    },
  });

/** Puts a copy of the logs into the storage of this browser, in place of one that is there; all of it or nothing. */
export async function keepLogs(sources: readonly Source[]): Promise<void> {
  if (useKeptLogs.getState().isBusy) return;
  useKeptLogs.setState({ isBusy: true, problem: null });
  const keptAt = Date.now();
  const written: string[] = [];
  try {
    const into = await folder(true);
    const files: List['files'] = [];
    for (const [at, { name, blob, zone, readAs, words }] of sources.entries()) {
      // Names of earlier copies are never written over: what is open may be read from one.
      const place = `${keptAt}-${at}`;
      written.push(place);
      await write(into, place, blob);
      files.push(entry.parse({ name, place, bytes: blob.size, zone, readAs, words }));
    }
    const all: List = { version: 1, keptAt, files };
    await write(into, listName, JSON.stringify(all));
    await removeOthers(into, new Set([listName, ...files.map(({ place }) => place)]));
    show(all, true);
  } catch (reason) {
    // A copy that was there before stays: its list was not written over.
    await removeFrom(written).catch(() => undefined);
    useKeptLogs.setState({ isBusy: false, areThese: false, problem: errorText(reason) });
  }
}

async function removeFrom(places: readonly string[]): Promise<void> {
  const from = await folder(false);
  for (const place of places) await from.removeEntry(place).catch(() => undefined);
}

async function removeOthers(from: FileSystemDirectoryHandle, wanted: ReadonlySet<string>): Promise<void> {
  const names: string[] = [];
  for await (const name of from.keys()) if (!wanted.has(name)) names.push(name);
  for (const name of names) await from.removeEntry(name).catch(() => undefined);
}

/** Takes the copy away. What is open stays open until the page is closed, where it was not read from the copy. */
export async function forgetKeptLogs(): Promise<void> {
  try {
    await (await navigator.storage.getDirectory()).removeEntry(folderName, { recursive: true });
  } catch {
    // There was none.
  }
  useKeptLogs.setState({ kept: null, areThese: false, isBusy: false, problem: null });
}

/** The logs of which a copy is kept, as they were opened; null where there are none that can be read. */
export async function readKeptLogs(): Promise<Source[] | null> {
  if (!canKeepLogs()) return null;
  try {
    const from = await folder(false);
    const text = await (await (await from.getFileHandle(listName)).getFile()).text();
    const found = list.parse(parseJson(text));
    const sources: Source[] = [];
    for (const { name, place, zone, readAs, words } of found.files) {
      const blob = await (await from.getFileHandle(place)).getFile();
      sources.push({
        ...{ name, blob },
        ...(zone === undefined ? {} : { zone }),
        ...(readAs === undefined ? {} : { readAs: readAs as NonNullable<Source['readAs']> }),
        ...(words === undefined ? {} : { words }),
      });
    }
    show(found, true);
    return sources;
  } catch {
    return null;
  }
}

const namesOf = (sources: readonly { readonly name: string }[]) => sources.map(({ name }) => name).join('\n');

/** Other logs were opened, or the kept ones read in another way: then the copy follows. */
export function followKept(sources: readonly Source[]): void {
  const { kept, areThese } = useKeptLogs.getState();
  if (kept === null) return;
  const isSame = namesOf(sources) === kept.names.join('\n');
  if (isSame && areThese) void keepLogs(sources);
  else useKeptLogs.setState({ areThese: false });
}
