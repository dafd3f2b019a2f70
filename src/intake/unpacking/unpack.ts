import { piecesOf } from '../reading/bytes';
import { GzipBroken, gunzip } from '../reading/gunzip';
import { Budget, CannotUnpack, collected, collectedUntilBroken, mostDepth } from './budget';
import { headOf, isPacked, type Packing, packingOf } from './packing';

/** A file that came out of another one, or why nothing does. */
export interface Part {
  readonly name: string;
  readonly blob: Blob;
  /** What it was packed in, the outermost first. */
  readonly from: readonly string[];
  readonly problem?: string;
}

const wordsOf: Readonly<Record<Packing, string>> = {
  gzip: 'gzip',
  zip: 'a ZIP archive',
  zstd: 'Zstandard',
  bzip2: 'bzip2',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  arrow: 'Arrow',
};
const workbookWords = 'an Excel workbook';

/**
 * The files in a file, whatever they are packed in, one packing inside another. Bounded in size, in how much it grows,
 * in depth and in the number of files; beyond that, or where anything is damaged, nothing of it is given but the reason.
 */
export async function unpack(blob: Blob, name: string): Promise<Part[]> {
  try {
    return await opened({ name, blob, from: [] }, new Budget(blob.size), 0);
  } catch (reason) {
    if (!(reason instanceof CannotUnpack) && !(reason instanceof GzipBroken)) throw reason;
    return [
      {
        name,
        blob,
        from: [],
        problem: `The file cannot be unpacked: ${reason.message}. Nothing of it counts.`,
      },
    ];
  }
}

async function opened(part: Part, budget: Budget, depth: number): Promise<Part[]> {
  const packing = packingOf(await headOf(part.blob));
  if (packing === undefined || !(await isPacked(part.blob))) return [part];
  if (depth >= mostDepth)
    throw new CannotUnpack(
      `more than ${mostDepth} archives stand inside each other (the next is ${wordsOf[packing]})`,
    );
  const from = [...part.from, wordsOf[packing]];
  const all: Part[] = [];
  // One after the other: each takes memory.
  for (const inner of await partsOf(part, packing, budget))
    all.push(...(await opened({ from, ...inner }, budget, depth + 1)));
  return all;
}

type Inner = Omit<Part, 'from'> & Partial<Pick<Part, 'from'>>;

async function partsOf({ name, blob, from }: Part, packing: Packing, budget: Budget): Promise<Inner[]> {
  switch (packing) {
    case 'gzip':
      return [{ name, blob: await collected(gunzip(piecesOf(blob.stream())), budget) }];
    case 'zstd': {
      const { unzstd } = await import('./streams');
      return [cutPart(name, from, wordsOf.zstd, await collectedUntilBroken(unzstd(blob), budget))];
    }
    case 'bzip2': {
      const { unbzip2 } = await import('./bzip2');
      return [cutPart(name, from, wordsOf.bzip2, await collectedUntilBroken(unbzip2(blob), budget))];
    }
    case 'utf-16le':
    case 'utf-16be': {
      const { utf16 } = await import('./streams');
      return [{ name, blob: await collected(utf16(blob, packing), budget) }];
    }
    case 'zip':
      return zipParts({ name, blob, from }, budget);
    case 'arrow': {
      const { readArrow } = await import('./arrow');
      const { lines, isEnded } = await readArrow(blob, budget);
      const words = `${wordsOf.arrow}${isEnded ? '' : ' (no mark at its end: rows may be missing)'}`;
      return [{ name, blob: await collected(lines, budget), from: [...from, words] }];
    }
  }
}

/** What came out of packed data; of data that broke off it says so. */
function cutPart(
  name: string,
  from: readonly string[],
  words: string,
  { blob, why }: { readonly blob: Blob; readonly why?: string },
): Inner {
  if (why === undefined) return { name, blob };
  return { name, blob, from: [...from, `${words} (${why}; only the whole rows before that place are read)`] };
}

/** What people put beside logs. */
const isDocument =
  /\.(?:md|rst|pdf|rtf|docx?|pptx?|png|jpe?g|gif|svg|ico|webp|html?|css|js|ts|py|ps1|sh|bat|exe|dll|ya?ml|toml|ini|lnk|url)$/i;

const listed = (names: readonly string[]) =>
  names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');

async function zipParts({ name, blob, from }: Part, budget: Budget): Promise<Inner[]> {
  const { zipEntries } = await import('./zip');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const entries = zipEntries(bytes, budget);
  const { documentIn, isWorkbook, sheetsOf } = await import('./workbook');
  if (isWorkbook(entries)) {
    const sheets = await sheetsOf(blob, entries, budget);
    if (sheets.length === 0) throw new CannotUnpack('no sheet of it holds a table');
    const own = [...from, workbookWords];
    if (sheets.length === 1) return [{ name, blob: sheets[0]!.csv, from: own }];
    return sheets.map((sheet) => ({ name: `${name} › ${sheet.name}`, blob: sheet.csv, from: own }));
  }
  const document = documentIn(entries);
  if (document !== undefined) throw new CannotUnpack(`it is ${document}`);
  if (entries.length === 0) throw new CannotUnpack('no file is in it');
  const logs = entries.filter((entry) => !isDocument.test(entry.name));
  const others = entries.filter((entry) => !logs.includes(entry)).map((entry) => entry.name);
  if (logs.length === 0) throw new CannotUnpack(`only documents are in it (${listed(others)})`);
  const left = others.length === 0 ? '' : ` (left out: ${listed(others)})`;
  const own = [...from, `${wordsOf.zip}${left}`];
  return logs.map((entry) => ({ name: `${name} › ${entry.name}`, blob: entry.read(), from: own }));
}
