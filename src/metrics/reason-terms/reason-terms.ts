import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import sql from './reason-terms.sql?raw';

const row = z.object({
  term: z.string(),
  n: z.number(),
  people: z.number(),
  judged: z.number(),
  justified: z.number(),
  example: z.string(),
  reasons: z.number(),
  texts: z.number(),
  different: z.number(),
});
export type TermRow = z.infer<typeof row>;

/** Overrides whose reasons share a word. */
export interface TermGroup {
  /** The most frequent word; others that stand in exactly as many overrides with the same example. */
  readonly term: string;
  readonly others: readonly string[];
  readonly n: number;
  readonly people: number;
  readonly judged: number;
  readonly justified: number;
  /** The shortest reason that holds the word. */
  readonly example: string;
}

export interface ReasonTerms {
  readonly groups: readonly TermGroup[];
  /** Overrides with a reason in words, and how many different ones. */
  readonly texts: number;
  readonly different: number;
  readonly statement: Statement;
}

/** Words that say nothing of the matter. */
const emptyWords = new Set(
  (
    'the and for are was were not but with from this that these those has have had its his her their our your they them ' +
    'she him you who what when where which will would should could can may might must been being into onto over under ' +
    'than then there here also just only more most very much such some any all each few both one two its own same too ' +
    'because while during before after above below about against between through again further once does did doing'
  ).split(' '),
);
const mostGroups = 20;

/** Reasons given with overrides, grouped by the words that are frequent in them. A text stands in every group whose word it holds. */
export async function reasonTerms(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<ReasonTerms> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
  const rows = await query.rows(statement, row, signal);
  return {
    groups: termGroups(rows),
    texts: rows[0]?.texts ?? 0,
    different: rows[0]?.different ?? 0,
    statement,
  };
}

/** Words that stand in the same overrides are one group, named after the longest of them. */
export function termGroups(rows: readonly TermRow[]): TermGroup[] {
  const groups = new Map<string, TermRow[]>();
  for (const each of rows) {
    if (emptyWords.has(each.term) || (each.n < 2 && rows.length > mostGroups)) continue;
    const key = JSON.stringify([
      each.n,
      each.people,
      each.judged,
      each.justified,
      each.reasons,
      each.example,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()]
    .map((words): TermGroup => {
      const [first, ...others] = [...words].sort(
        (a, b) => b.term.length - a.term.length || (a.term < b.term ? -1 : 1),
      );
      const { term, n, people, judged, justified, example } = first!;
      return { term, others: others.map((word) => word.term), n, people, judged, justified, example };
    })
    .sort((a, b) => b.n - a.n || (a.term < b.term ? -1 : 1))
    .slice(0, mostGroups);
}
