import { formatOf, type Format, notesOf } from '../formats/formats';
import { firstRows, recognise, type Recognition } from '../formats/recognise';
import { cannotCarry, fieldsFilled } from '../mapper/cannot-carry';
import type { Mapping } from '../../records/mapping';
import { joinedMeanings, type WordMeanings } from '../../records/word-meanings';
import { type ImportAccount, noRows } from './account';
import { bestSaved } from './saved-mapping';
import { isFallback, type ReadAs, type SavedMapping, type Source } from './source';

/** No row can be read of it: no mapping would help. */
const isWithoutRows = ({ format, columns }: Recognition) => format === 'table' && columns.length === 0;

const formatIn = (found: Recognition) => {
  if (!isWithoutRows(found)) return found.format;
  return found.isEmpty === true ? 'empty' : 'damaged';
};

const unreadTable = (found: Recognition) => {
  const { columns, reason, title } = found;
  return isWithoutRows(found)
    ? `${title}. ${reason}`
    : `${title.includes('JSON') ? 'JSON' : 'A table'} that no known format fits: ${columns.length} ${columns.length === 1 ? 'column' : 'columns'} (${columns.slice(0, 6).join(', ')}${columns.length > 6 ? ', …' : ''}). Map its columns to read it.`;
};

interface Plan {
  /** Null where nothing says how its rows are to be read. */
  readonly mapping: Mapping | null;
  readonly format: Format | null;
  readonly account: Pick<ImportAccount, 'format' | 'title' | 'confidence' | 'reason' | 'mappingFile'>;
  readonly found: Recognition | null;
  /** Why no saved mapping is used. */
  readonly notUsed?: string;
}

const byMapping = (mapping: Mapping): Plan => ({
  mapping,
  format: null,
  account: { format: 'mapping', title: mapping.name, confidence: null, reason: 'You chose this mapping.' },
  found: null,
});

/** Records of the log format that a collector or a list wraps: each is read as a row. */
const wrapped = (found: Recognition): Plan => ({
  mapping: withPath(
    {
      format: 'shadowproof-mapping/1',
      name: found.title,
      rows: { shape: 'json', mixed: true },
      records: [],
      native: true,
    },
    found,
  ),
  format: null,
  account: { format: 'native', title: found.title, confidence: found.confidence, reason: found.reason },
  found,
});

/** The mapping with the place of the rows, where recognition found it in the documents. */
const withPath = (mapping: Mapping, { path }: Pick<Recognition, 'path'>): Mapping =>
  path === undefined ? mapping : { ...mapping, rows: { ...mapping.rows, path } };

const byChoice = (format: Format, found: Recognition): Plan => ({
  mapping: found.format === format.id ? withPath(format.mapping, found) : format.mapping,
  format,
  account: { format: format.id, title: format.title, confidence: null, reason: 'You chose this format.' },
  found: null,
});

const bySaved = ({ mapping, file }: SavedMapping, reason: string): Plan => ({
  mapping,
  format: null,
  account: { format: 'mapping', title: mapping.name, confidence: null, reason, mappingFile: file },
  found: null,
});

/** The saved mapping that fits a source, or the words why none does. */
async function fitting({ blob, saved = [] }: Source): Promise<ReturnType<typeof bestSaved>> {
  const rows = new Map<SavedMapping, Awaited<ReturnType<typeof firstRows>>>();
  for (const each of saved) rows.set(each, await firstRows(blob, { mixed: true, ...each.mapping.rows }));
  return bestSaved(saved, (each) => rows.get(each) ?? []);
}

/** How a source is read, and why: null when it holds records of the log format. */
async function planOf(source: Source): Promise<Plan | null> {
  const { blob, name, readAs } = source;
  const chosen = readAs !== undefined && 'mapping' in readAs ? readAs.mapping : undefined;
  if (chosen !== undefined && readAs !== undefined && 'mapping' in readAs && readAs.savedIn !== undefined) {
    const { savedIn: file } = readAs;
    return bySaved(
      { file, mapping: chosen },
      `The saved mapping in ${file} keeps fields of logs of this format private.`,
    );
  }
  if (chosen !== undefined && !isFallback(readAs)) return byMapping(chosen);
  if (readAs !== undefined && 'format' in readAs) {
    const format = formatOf(readAs.format);
    return format === undefined ? null : byChoice(format, await recognise(blob, name));
  }
  const found = await recognise(blob, name);
  const isKnown = found.format !== 'table' && found.confidence > 0;
  const isForLogs = found.format === 'native' && chosen?.native === true;
  if (chosen !== undefined && (!isKnown || isForLogs)) return byMapping(chosen);
  const own = isKnown ? null : await fitting(source);
  if (own !== null && own.chosen !== null) return bySaved(own.chosen, own.words);
  if (found.format === 'native') return found.isWrapped === true ? wrapped(found) : null;
  const { confidence, title } = found;
  const reason = `${found.reason}${own?.words ?? ''}`;
  const format = formatOf(found.format) ?? null;
  return {
    mapping: format === null ? null : withPath(format.mapping, found),
    format,
    account: { format: formatIn(found), title, confidence, reason },
    found,
    ...(own === null ? {} : { notUsed: own.words }),
  };
}

/** The source with how it is to be read: recognised unless the user says so; as it was where it holds records. */
export async function recognised(source: Source): Promise<Source> {
  const plan = await planOf(source);
  if (plan === null) return source;
  const { format, account, found } = plan;
  const words = joinedMeanings(plan.mapping?.words, source.words);
  const mapping = plan.mapping === null || words === undefined ? plan.mapping : { ...plan.mapping, words };
  if (mapping === null) {
    const why = found === null ? 'It cannot be read.' : `${unreadTable(found)}${plan.notUsed ?? ''}`;
    return { ...source, foreign: { mapping, account: { ...account, ...noRows }, problem: why } };
  }
  const salt = saltOf(source.readAs);
  return {
    ...source,
    foreign: {
      mapping,
      ...(salt === undefined ? {} : { salt }),
      account: {
        ...account,
        ...noRows,
        cannot: cannotCarry(mapping),
        fills: fieldsFilled(mapping),
        notes: [...(format === null ? [] : notesOf(format)), ...saidWords(words)],
      },
    },
  };
}

const longestSaid = 20;

/** Whatever the reader said of words is told, so that nobody takes it for what the file says. */
function saidWords(words: WordMeanings | undefined): string[] {
  const all = Object.values(words ?? {}).flatMap((map) =>
    Object.entries(map).map(([word, ours]) => `“${word}” is ${ours}`),
  );
  if (all.length === 0) return [];
  const more = all.length > longestSaid ? ` and ${all.length - longestSaid} more` : '';
  return [`You said what these words mean: ${all.slice(0, longestSaid).join(', ')}${more}.`];
}

const saltOf = (readAs: ReadAs | undefined) =>
  readAs !== undefined && 'mapping' in readAs ? readAs.salt : undefined;
