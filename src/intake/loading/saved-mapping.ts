import { columnsOf } from '../mapper/paths-of';
import { valuesAt, type Row } from '../mapper/rows/path';
import type { Mapping } from '../../records/mapping';
import { parseMapping } from '../../records/mapping-problems';
import { type ImportAccount, noRows } from './account';
import type { SavedMapping, Source } from './source';

const mostBytes = 4 * 1024 ** 2;
const startBytes = 4096;
const begins = /^\uFEFF?\s*\{\s*"format"\s*:\s*"shadowproof-mapping\//;
const names = /"shadowproof-mapping\//;

/** Is this file a saved mapping, and so no log? Also one that is damaged or of another version. */
export async function isMappingFile(blob: Blob): Promise<boolean> {
  if (blob.size > mostBytes) return false;
  const start = await blob.slice(0, startBytes).text();
  if (begins.test(start)) return true;
  if (!/^\uFEFF?\s*\{/.test(start)) return false;
  const text = await blob.text();
  if (!names.test(text)) return false;
  try {
    const { format } = JSON.parse(text.replace(/^\uFEFF/, '')) as { format?: unknown };
    return typeof format === 'string' && format.startsWith('shadowproof-mapping/');
  } catch {
    return false;
  }
}

/** A mapping's file as read: the mapping, or what is wrong with it in words. */
export async function readSavedMapping({ name, blob }: Source): Promise<SavedMapping | string> {
  const { mapping, problems } = parseMapping((await blob.text()).replace(/^\uFEFF/, ''));
  if (mapping !== null) return { file: name, mapping };
  const more = problems.length > 5 ? `; ${problems.length - 5} more` : '';
  return `This saved mapping cannot be used: ${problems.slice(0, 5).join('; ')}${more}. Nothing is read by it.`;
}

/** Says only what words mean, for all files of a load. */
export const isOfWords = ({ records, words, native }: Mapping): boolean =>
  words !== undefined && records.length === 0 && native !== true;

const lower = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]),
  );

/** Which of the columns that a mapping asks for the first rows have. */
export function fitOf(
  mapping: Mapping,
  rows: readonly Row[],
): { has: number; asks: number; lacks: string[] } {
  const own = mapping.rows.lower_first === true ? rows.map(lower) : rows;
  // Of a path and its first name both are listed; the names say which columns there must be.
  const all = [...columnsOf(mapping), ...Object.keys(mapping.privacy?.fields ?? {})];
  const asked = [...new Set(all)].filter((path) => path !== 'item' && (!/[.[]/.test(path) || has(own, path)));
  const lacks = asked.filter((path) => !has(own, path));
  return { has: asked.length - lacks.length, asks: asked.length, lacks };
}

const has = (rows: readonly Row[], path: string) => rows.some((row) => valuesAt(row, path).length > 0);

const listed = (all: readonly string[]) =>
  all
    .slice(0, 4)
    .map((each) => `“${each}”`)
    .join(', ') + (all.length > 4 ? ` and ${all.length - 4} more` : '');

const columns = (count: number) => (count === 1 ? '1 column' : `${count} columns`);

/**
 * Of the saved mappings the one whose columns the rows have, at least half of them, and why in words; or why
 * none is used.
 */
export function bestSaved(
  saved: readonly SavedMapping[],
  rows: (saved: SavedMapping) => readonly Row[],
): { readonly chosen: SavedMapping | null; readonly words: string } {
  const scored = saved
    .map((each) => ({ each, ...fitOf(each.mapping, rows(each)) }))
    .sort((a, b) => b.has / Math.max(1, b.asks) - a.has / Math.max(1, a.asks) || b.has - a.has);
  const best = scored[0];
  if (best === undefined) return { chosen: null, words: '' };
  const { each, asks, lacks } = best;
  const name = `“${each.mapping.name}” (${each.file})`;
  if (best.has === 0 || best.has * 2 < asks) {
    return {
      chosen: null,
      words: ` The saved mapping ${name} is not used: ${best.has} of the ${columns(asks)} that it asks for are here.`,
    };
  }
  const missing = lacks.length === 0 ? '' : `; not in it: ${listed(lacks)}`;
  const earlier = each.isEarlier === true ? ', opened before,' : '';
  return {
    chosen: each,
    words: `The saved mapping in ${each.file}${earlier} fits: ${best.has} of the ${columns(asks)} that it asks for are in the file${missing}.`,
  };
}

/** A mapping's file among the files that were opened: it holds no rows, and says what was read by it. */
export function mappingSource(
  source: Source,
  account: Pick<ImportAccount, 'title' | 'reason'>,
  problem?: string,
): Source {
  return {
    ...source,
    foreign: {
      mapping: null,
      account: {
        ...account,
        format: 'saved',
        confidence: null,
        ...noRows,
      },
      ...(problem === undefined ? {} : { problem }),
    },
  };
}

/** What the file of a mapping was used for, in words. */
export function usedFor({ mapping }: SavedMapping, files: readonly string[]): string {
  if (files.length > 0) {
    return `It holds no records; by it ${files.length === 1 ? 'was' : 'were'} read: ${files.join(', ')}.`;
  }
  if (isOfWords(mapping)) return 'It says what words mean, in all files that are open.';
  const unused = 'It holds no records, and no open file was read by it: each';
  return mapping.native === true
    ? `${unused} is of another format or has another mapping. It is for logs of this format that are opened together with it.`
    : `${unused} is of a known format, has other columns or another mapping. Files that are opened next are tried.`;
}
