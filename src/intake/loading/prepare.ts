import { baseOf } from '../mapper/rows/row';
import { headOf } from '../mapper/rows/head';
import { joinedMeanings } from '../../records/word-meanings';
import { isMappingFile, isOfWords, mappingSource, readSavedMapping, usedFor } from './saved-mapping';
import { isFallback, type SavedMapping, type Source } from './source';

const decoder = new TextDecoder();

/** Do the first bytes hold records of the log format beyond doubt? Then nothing else needs to look. */
async function isNative(blob: Blob): Promise<boolean> {
  const head = decoder.decode(await headOf(blob, 4096));
  return (
    /^\uFEFF?\s*[[{]/.test(head) &&
    /"schema_version"\s*:\s*"\d/.test(head) &&
    /"event_type"\s*:\s*"/.test(head)
  );
}

/** The saved mappings among the sources, by their place; text where one cannot be used. */
async function savedAmong(sources: readonly Source[]): Promise<Map<number, SavedMapping | string>> {
  const found = new Map<number, SavedMapping | string>();
  for (const [at, source] of sources.entries()) {
    const mayBe = source.readAs === undefined || isFallback(source.readAs);
    if (mayBe && (await isMappingFile(source.blob))) found.set(at, await readSavedMapping(source));
  }
  return found;
}

/**
 * Every source with how it is to be read; `recognise` is asked where a source may hold something else. A saved
 * mapping among them is no log: sources that are not recognised by themselves are read by the one whose columns
 * they have, by one of `earlier` where none does. One for records of the log format, which only keeps
 * fields private, is for every log of that format.
 */
export async function prepareAll(
  sources: readonly Source[],
  recognise: (source: Source) => Promise<Source>,
  signal: AbortSignal,
  earlier: SavedMapping[] = [],
): Promise<Source[]> {
  const among = await savedAmong(sources);
  const now = [...among.values()].filter((each) => typeof each !== 'string');
  const ofLogs = now.find(({ mapping }) => mapping.native === true);
  const before = earlier.filter(({ file }) => !now.some((each) => each.file === file));
  const saved = [...now, ...before.map((each) => ({ ...each, isEarlier: true }))].filter(
    ({ mapping }) => mapping.native !== true && !isOfWords(mapping),
  );
  const words = [...before, ...now]
    .filter(({ mapping }) => isOfWords(mapping))
    .reduce<Source['words']>((all, { mapping }) => joinedMeanings(all, mapping.words), undefined);
  const lookedUp = lookedUpIn(sources, saved);
  earlier.splice(0, Infinity, ...before, ...now);
  const prepared: Source[] = [];
  for (const [at, given] of sources.entries()) {
    const meant = joinedMeanings(words, given.words);
    const opened = meant === undefined ? given : { ...given, words: meant };
    signal.throwIfAborted();
    const { blob, readAs } = opened;
    const { foreign } = opened;
    if (among.has(at) || (foreign !== undefined && foreign.mapping === null)) {
      prepared.push(opened);
      continue;
    }
    const isChosenNative = readAs !== undefined && 'format' in readAs && readAs.format === 'native';
    const isLog = (readAs === undefined || isFallback(readAs)) && (await isNative(blob));
    const keepsPrivate = readAs !== undefined && 'mapping' in readAs && readAs.mapping.native === true;
    if (isChosenNative || (isLog && !keepsPrivate && (readAs !== undefined || ofLogs === undefined))) {
      prepared.push(opened);
      continue;
    }
    const source: Source =
      readAs !== undefined || (saved.length === 0 && !isLog)
        ? opened
        : isLog && ofLogs !== undefined
          ? { ...opened, readAs: { mapping: ofLogs.mapping, savedIn: ofLogs.file } }
          : { ...opened, saved };
    prepared.push(
      lookedUp.has(baseOf(opened.name)) ? await lookedUpSource(opened, recognise) : await recognise(source),
    );
  }
  return prepared
    .map((source, at) => withUse(source, among.get(at), prepared))
    .map((source) => withOthers(source, sources));
}

/** Names of the files in which a mapping of this load looks columns up. */
const lookedUpIn = (sources: readonly Source[], saved: readonly SavedMapping[]): ReadonlySet<string> =>
  new Set(
    [
      ...sources.flatMap(({ readAs }) =>
        readAs !== undefined && 'mapping' in readAs ? [readAs.mapping] : [],
      ),
      ...saved.map(({ mapping }) => mapping),
    ].flatMap(({ rows }) => (rows.lookup ?? []).map(({ file }) => file)),
  );

/** A file that is looked up: read as what it is by itself, else only by those that look into it. */
async function lookedUpSource(
  { readAs: _, saved: __, ...source }: Source,
  recognise: (source: Source) => Promise<Source>,
): Promise<Source> {
  const found = await recognise(source);
  if (found.foreign === undefined || found.foreign.mapping !== null) return found;
  const { problem: ___, ...foreign } = found.foreign;
  return {
    ...found,
    foreign: {
      ...foreign,
      account: {
        ...foreign.account,
        format: 'lookup',
        title: 'a table that is looked up',
        confidence: null,
        reason: 'It gives columns to the rows of other files, and no records of its own.',
      },
    },
  };
}

/** With the files in which its mapping looks columns up. */
function withOthers(source: Source, all: readonly Source[]): Source {
  const { foreign } = source;
  const files = foreign?.mapping?.rows.lookup?.map(({ file }) => file) ?? [];
  if (foreign === undefined || files.length === 0) return source;
  const others = all.filter(({ name }) => files.includes(baseOf(name)));
  return { ...source, foreign: { ...foreign, others: others.map(({ name, blob }) => ({ name, blob })) } };
}

function withUse(source: Source, saved: SavedMapping | string | undefined, all: readonly Source[]): Source {
  if (saved === undefined) return source;
  if (typeof saved === 'string') {
    return mappingSource(source, { title: 'a saved mapping', reason: saved }, saved);
  }
  const users = all.filter(({ foreign }) => foreign?.account.mappingFile === saved.file);
  return mappingSource(source, {
    title: `the saved mapping “${saved.mapping.name}”`,
    reason: usedFor(
      saved,
      users.map(({ name }) => name),
    ),
  });
}
