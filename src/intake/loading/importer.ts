import { formatOf, type Format } from '../formats/formats';
import { firstRows, recognise, type Recognition } from '../formats/recognise';
import { cannotCarry, fieldsFilled } from '../mapper/cannot-carry';
import { convert } from '../mapper/convert';
import type { Mapping } from '../../records/mapping';
import { summaryOf } from './account-keeper';
import type { ImportAccount } from './account';
import { bestSaved } from './saved-mapping';
import { type ImportedText, isFallback, type ReadAs, type SavedMapping, type Source } from './source';

/** Recognises and converts one source at a time. */
export interface Importer {
  /** The source as it is to be read: converted, or as it was when it holds records already. */
  prepare(source: Source, onRows: (rows: number) => void): Promise<Source>;
}

const nothing = { read: 0, used: 0, rejected: 0, leftOut: 0 };

/** A table of which no row can be read: no mapping would help. */
const isEmpty = ({ format, columns }: Recognition) => format === 'table' && columns.length === 0;

const unreadTable = (found: Recognition) => {
  const { columns, reason, title } = found;
  return isEmpty(found)
    ? `${title}. ${reason}`
    : `A table that no known format fits: ${columns.length} columns (${columns.slice(0, 6).join(', ')}${columns.length > 6 ? ', …' : ''}). Map its columns to read it.`;
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

const byChoice = (format: Format): Plan => ({
  mapping: format.mapping,
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
    return format === undefined ? null : byChoice(format);
  }
  const found = await recognise(blob, name);
  const isKnown = found.format !== 'table' && found.confidence > 0;
  if (chosen !== undefined && !isKnown) return byMapping(chosen);
  const own = isKnown ? null : await fitting(source);
  if (own !== null && own.chosen !== null) return bySaved(own.chosen, own.words);
  if (found.format === 'native') return null;
  const { confidence, title } = found;
  const reason = `${found.reason}${own?.words ?? ''}`;
  const format = formatOf(found.format) ?? null;
  return {
    mapping: format?.mapping ?? null,
    format,
    account: { format: isEmpty(found) ? 'empty' : found.format, title, confidence, reason },
    found,
    ...(own === null ? {} : { notUsed: own.words }),
  };
}

/** Recognises a source unless the user says how it is to be read, and converts it where that is needed. */
export async function prepareSource(
  source: Source,
  onRows: (rows: number) => void = () => undefined,
): Promise<Source> {
  const plan = await planOf(source);
  if (plan === null) return source;
  const { mapping, format, account, found } = plan;
  const { name, blob, zone, readAs } = source;
  if (mapping === null) {
    const problem = found === null ? undefined : `${unreadTable(found)}${plan.notUsed ?? ''}`;
    return { ...source, imported: unread(account, blob.size, problem ?? 'It cannot be read.') };
  }
  const salt = saltOf(readAs);
  const converted = await convert(blob, mapping, {
    file: name,
    onRows,
    ...(zone === undefined ? {} : { zone }),
    ...(salt === undefined ? {} : { salt }),
  });
  const { starts, lines, offsets, lengths, rows, leftOut, guesses, unseenPrivate, batch } = converted;
  return {
    ...source,
    imported: {
      text: new Blob(converted.text),
      starts,
      lines,
      offsets,
      lengths,
      mapping,
      ...(salt === undefined ? {} : { salt }),
      batch: { ...summaryOf(batch), bytes: 0 },
      account: {
        ...account,
        reason: `${account.reason}${unseenWords(unseenPrivate)}`,
        rows,
        leftOut,
        guesses,
        cannot: cannotCarry(mapping),
        fills: fieldsFilled(mapping),
        notes: format?.notes ?? [],
      },
    },
  };
}

const unseenWords = (paths: readonly string[]) =>
  paths.length === 0
    ? ''
    : ` No row has ${paths.map((path) => `“${path}”`).join(', ')}, which its privacy settings name: nothing was left out or replaced there.`;

const saltOf = (readAs: ReadAs | undefined) =>
  readAs !== undefined && 'mapping' in readAs ? readAs.salt : undefined;

/** A source of which nothing can be read until somebody says how. */
function unread(
  account: Pick<ImportAccount, 'format' | 'title' | 'confidence' | 'reason'>,
  bytes: number,
  problem: string,
): ImportedText {
  const none = new Float64Array(0);
  return {
    text: new Blob([]),
    starts: none,
    lines: none,
    offsets: none,
    lengths: none,
    mapping: { format: 'shadowproof-mapping/1', name: account.title, rows: { shape: 'auto' }, records: [] },
    batch: {
      rejected: [],
      rejectionCounts: [],
      unknownKinds: [],
      kinds: {},
      ledger: null,
      bytes,
      container: 'jsonl',
      gzipped: false,
      problem,
    },
    account: { ...account, rows: nothing, leftOut: [], guesses: [], cannot: [], fills: [], notes: [] },
  };
}
