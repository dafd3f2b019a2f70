import { guessPattern, wordsIn } from '../column-words';
import { areKinds, holdsWhatItSays } from '../guess-contents';
import { wordsOfName } from '../guess-headers';
import type { Row } from '../rows/path';
import { pathsOf } from '../paths-of';
import { asNumber } from '../plain-values';
import type { Mapping } from '../../../records/mapping';
import type { EventType } from '../../../records/vocabulary';

/** A column that no field is read from, and the field that it could be, where one is plain. */
export interface UnusedColumn {
  readonly column: string;
  readonly isEmpty: boolean;
  readonly use: { readonly at: number; readonly path: string } | null;
}

interface Use {
  readonly type: EventType;
  readonly path: string;
  readonly fits: (column: string, words: readonly string[], rows: readonly Row[]) => boolean;
}

const nameHas = (column: string, words: RegExp) => wordsOfName(column).some((word) => words.test(word));
/** Names of machines and accounts: parts with signs between, no spaces. */
const hostLike = /^\p{L}[\p{L}\d]*(?:[-_.@\\][\p{L}\d]+)+$/u;
const isNumeric = (words: readonly string[]) => words.every((word) => typeof asNumber(word) === 'number');

/** What a column could be, the surest first. Offered, never taken. */
const uses: readonly Use[] = [
  {
    type: 'decision',
    path: 'release_id',
    fits: (column, words, rows) =>
      !isNumeric(words) && guessPattern(words) === null && holdsWhatItSays('release_id', column, '', rows),
  },
  {
    type: 'decision',
    path: 'rationale',
    fits: (column) => nameHas(column, /^(rationale|reasoning|explanation|justification)$/),
  },
  {
    type: 'review',
    path: 'reason_text',
    fits: (column, words) =>
      !isNumeric(words) && nameHas(column, /^(remarks?|comments?|notes?|reasons?|why|annotations?)$/),
  },
  {
    type: 'review',
    path: 'reviewer.group',
    fits: (column) => nameHas(column, /^(team|group|shift|crew)$/),
  },
  {
    type: 'review',
    path: 'shown_time',
    fits: (column, words) =>
      guessPattern(words) !== null && nameHas(column, /^(assigned|shown|queued|presented)$/),
  },
  { type: 'decision', path: 'workflow', fits: (column, _, rows) => areKinds(rows, column) },
  {
    type: 'decision',
    path: 'resource.uid',
    fits: (_, words) => words.filter((word) => hostLike.test(word)).length >= words.length * 0.8,
  },
];

function useOf(column: string, mapping: Mapping, rows: readonly Row[]): UnusedColumn['use'] {
  const words = wordsIn(rows, column);
  if (words.length === 0) return null;
  for (const { type, path, fits } of uses) {
    const at = mapping.records.findIndex(({ event_type: own }) => own === type);
    const rule = mapping.records[at];
    if (rule === undefined || path in rule.fields) continue;
    if (fits(column, words, rows)) return { at, path };
  }
  return null;
}

/** Columns that no rule and no condition of a mapping looks at, and that are not private. */
export function unusedColumns(
  mapping: Mapping,
  columns: readonly string[],
  rows: readonly Row[],
): UnusedColumn[] {
  if (mapping.native === true) return [];
  const used = [...pathsOf(mapping), ...Object.keys(mapping.privacy?.fields ?? {})].map((path) =>
    path.replace(/\[[^\]]*\]/g, ''),
  );
  const isUsed = (column: string) =>
    used.some((path) => path === column || path.startsWith(`${column}.`) || column.startsWith(`${path}.`));
  return columns
    .filter((column) => !isUsed(column))
    .map((column) => ({
      column,
      isEmpty: wordsIn(rows, column).length === 0,
      use: useOf(column, mapping, rows),
    }));
}
