import { count, counted, plain } from '../../words/format';
import type { WordList } from '../../records/word-meanings';
import type { LookupUse, Unfound } from '../../intake/mapper/added-columns';
import type { SetAside } from '../../intake/reading/batch';
import type { FileAccount, ImportAccount, KindAccount, LoadAccount } from '../../intake/loading/account';
import { type Lack, lacksWithout } from '../../intake/mapper/cannot-carry';

/** A record or row that does not count, and why. */
export interface RejectedRow {
  readonly line: number;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/**
 * One file that was read, and what came of it. read = accepted + rejected + duplicate + left_out, in records; of
 * another format, what was left out are rows that gave no record.
 */
export interface SourceRead {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string | null;
  /** What it was packed in, the outermost first; its SHA-256 is that of the outermost. */
  readonly unpacked_from: readonly string[];
  /** Id of the format, and why the file was taken for it. */
  readonly taken_for: {
    readonly format: string;
    readonly title: string;
    readonly confidence: number | null;
    readonly reason: string;
  };
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly left_out: number;
  /** Accepted records that say what was decided; without one nothing is judged. */
  readonly decisions: number;
  /** What cannot be measured of its records alone. */
  readonly cannot_support: readonly string[];
  /** Optional words that are none of ours, and what counts in their place. */
  readonly set_aside: readonly string[];
  /** The first of those that were rejected. */
  readonly rejections: readonly RejectedRow[];
  readonly problem: string | null;
  /** Null for records of the log format. */
  readonly imported: ImportedRead | null;
}

/** What a file of another format was taken for, what had to be guessed, and what it cannot support by itself. */
export interface ImportedRead {
  readonly title: string;
  readonly confidence: number | null;
  readonly reason: string;
  readonly rows: {
    readonly read: number;
    readonly used: number;
    readonly rejected: number;
    readonly left_out: number;
  };
  readonly left_out: readonly string[];
  readonly guesses: readonly string[];
  /** What columns were looked up in other files. */
  readonly looked_up: readonly string[];
  /** Words of which nobody said what they mean. */
  readonly unknown_words: readonly {
    readonly list: WordList;
    readonly word: string;
    readonly count: number;
    readonly first_line: number;
  }[];
  readonly cannot_support: readonly string[];
  /** What is assumed of its format, and what that was written from. */
  readonly notes: readonly string[];
  /** Nothing of its format is a record: a correct file gives none. */
  readonly holds_no_records: boolean;
}

const importedRead = ({
  title,
  confidence,
  reason,
  rows,
  leftOut,
  guesses,
  lookups,
  unknownWords,
  cannot,
  notes,
  fills,
}: ImportAccount): ImportedRead => ({
  title,
  confidence,
  reason,
  rows: { read: rows.read, used: rows.used, rejected: rows.rejected, left_out: rows.leftOut },
  left_out: leftOut.map(({ count, words }) => `${count} ${words}`),
  guesses: guesses.map(({ words, count, firstLine }) => `${words}, ${count}×, first at line ${firstLine}`),
  looked_up: lookups.map((each) => plain(lookupWords(each))),
  unknown_words: unknownWords.map(({ list, word, count, firstLine }) => ({
    ...{ list, word, count, first_line: firstLine },
  })),
  cannot_support: cannot.map(({ what }) => what),
  notes,
  holds_no_records: fills !== null && fills.length === 0 && rows.rejected === 0 && rows.read > 0,
});

/** How many rows of another file were used, and how many rows found none there. */
export function lookupWords({ file, rows, used, found, missing, differing }: LookupUse): string {
  const unfound = ({ count: n, firstLine }: Unfound, why: string) =>
    n === 0 ? [] : [`${counted(n, 'row')} ${why}, the first at line ${count(firstLine)}`];
  return [
    `${count(used)} of the ${counted(rows, 'row')} of “${file}” used, by ${counted(found, 'row')}`,
    ...unfound(missing, `${missing.count === 1 ? 'has' : 'have'} no row there`),
    ...unfound(
      differing,
      `${differing.count === 1 ? 'has' : 'have'} several rows there that differ, so none is used`,
    ),
  ].join('; ');
}

/** What became of a word that is none of ours, in words. */
export const setAsideWords = ({ field, word, as, count: n, firstLine }: SetAside): string =>
  `${field} ${word}: no word of this field, set aside${as === null ? '' : ` and counted as ${as}`}, ${count(n)}×, first at line ${count(firstLine)}`;

/** Of a log of our own format: what its records tell. */
function nativeReason(read: number, known: number): string {
  if (read === 0) return 'It is empty.';
  return known > 0
    ? 'Its records name an event_type of this format.'
    : 'Nothing in it tells what it is, so its lines were read as records of this format.';
}

/** Of another format what its mapping cannot fill; of a log of ours the kinds of record that it does not hold. */
const lacksOf = ({ imported, kinds }: FileAccount): readonly Lack[] =>
  imported?.cannot ?? lacksWithout((type) => kinds[type].accepted > 0);

/**
 * What no file of a load can support, each of which alone lacks more; null where one file holds all records, which
 * says it by itself.
 */
export function lacksOfAll(
  sources: readonly Pick<SourceRead, 'accepted' | 'imported' | 'cannot_support'>[],
): readonly string[] | null {
  const [first, ...others] = sources.filter(({ accepted }) => accepted > 0);
  if (first === undefined || others.length === 0) return null;
  if ([first, ...others].every(({ imported }) => imported === null)) return [];
  return first.cannot_support.filter((what) => others.every((other) => other.cannot_support.includes(what)));
}

/** The same in words: nothing where each lacks what another holds. */
export const lacksOfAllWords = (lacks: readonly string[]): string =>
  lacks.length === 0 ? '' : `These files together cannot support: ${lacks.join(', ')}.`;

/** What was read per file, added up over the kinds of record. */
export function sourcesRead({ files }: Pick<LoadAccount, 'files'>): SourceRead[] {
  return files.map((file) => {
    const { imported, kinds } = file;
    const sum = (count: (kind: KindAccount) => number) =>
      Object.values(kinds).reduce((total, kind) => total + count(kind), 0);
    const left = imported?.rows.leftOut ?? 0;
    const read = sum((kind) => kind.read);
    const known = read - kinds.unknown.read + kinds.unknown.accepted;
    return {
      name: file.name,
      bytes: file.bytes,
      sha256: file.sha256,
      unpacked_from: file.unpackedFrom,
      taken_for:
        imported === undefined
          ? {
              ...{ format: 'native', title: 'Shadowproof log', confidence: null },
              reason: nativeReason(read, known),
            }
          : {
              ...{ format: imported.format, title: imported.title },
              ...{ confidence: imported.confidence, reason: imported.reason },
            },
      read: read + left,
      accepted: sum((kind) => kind.accepted),
      rejected: sum((kind) => kind.rejected + kind.conflict),
      duplicate: sum((kind) => kind.duplicate),
      left_out: left,
      decisions: kinds.decision.accepted,
      cannot_support: lacksOf(file).map(({ what }) => what),
      set_aside: file.setAside.map(setAsideWords),
      rejections: file.firstRejected.map(({ line, field, expected, found }) => ({
        line,
        field,
        expected,
        found,
      })),
      problem: file.problem ?? null,
      imported: imported === undefined ? null : importedRead(imported),
    };
  });
}
