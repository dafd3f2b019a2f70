import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import { clauseOf } from '../../slice/selection/clause';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill } from '../rate/slice';
import type { EveryRow } from '../gate-evidence/gate-evidence';
import { markPlaces } from '../gate-evidence/mark-places';
import type { ReaderRate } from './reader-rates';
import sql from './answered-marks.sql?raw';

// Zod would look at each of millions of values; the engine is told to give no other.
const numbers = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && typeof (value[0] ?? 0) === 'number',
);
const found = z.object({
  undrawn: numbers.nullable(),
  places: numbers.nullable(),
  answers: z.array(z.string()).nullable(),
  decided: numbers.nullable(),
  outranked: numbers.nullable(),
  marks: numbers.nullable(),
});

/** What one answer says of one decision. */
export interface AnsweredMark {
  /** Row of the scope's decisions. */
  readonly row: number;
  /** `event_id` of the answer. */
  readonly answer: string;
  readonly mark: number;
  /** Its author decided on this case before, not known to have been blind. */
  readonly hasDecided: boolean;
  /** An incident review or a lab label decides the decision in the log. */
  readonly isOutranked: boolean;
}

/** The decisions of one scope by the answers of audits alone, row by row. */
export interface AnsweredDecisions {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  /** Marks of each row where nobody answered. */
  readonly undrawn: readonly number[];
  readonly answered: readonly AnsweredMark[];
  readonly statement: Statement;
}

/**
 * The marks of every decision that `rows` holds, by the answers of audits and by no other label. `selection` is the
 * one that the rows were asked for, with the gate's own lag. Rejects as `Query.rows` does; throws RangeError when the
 * rows were asked for other decisions.
 */
export async function answeredMarks(
  query: Query,
  definition: ReaderRate,
  selection: Selection,
  rows: EveryRow,
  signal?: AbortSignal,
): Promise<AnsweredDecisions[]> {
  const { where, values } = clauseOf(selectionFor('production', selection));
  const lag = selection.maturityLagDays;
  const statement = {
    sql: fill(sql, { where, ...markPlaces(definition) }),
    values: [...values, lag, lag],
  };
  const [all] = await query.rows(statement, found, signal);
  const undrawn = all?.undrawn ?? [];
  if (undrawn.length !== rows.count)
    throw new RangeError(`${undrawn.length} marks for ${rows.count} decisions`);
  const byPlace = new Map<number, Omit<AnsweredMark, 'row'>[]>();
  all?.places?.forEach((place, at) => {
    const said = byPlace.get(place) ?? [];
    const [answer = '', mark = 0] = [all.answers?.[at], all.marks?.[at]];
    const [hasDecided, isOutranked] = [all.decided?.[at] === 1, all.outranked?.[at] === 1];
    said.push({ answer, mark, hasDecided, isOutranked });
    byPlace.set(place, said);
  });
  return rows.scopes.map(({ agent, workflow, riskClass, places }) => ({
    ...{ agent, workflow, riskClass, statement },
    undrawn: places.map((place) => undrawn[place] ?? 0),
    answered: places.flatMap((place, row) => (byPlace.get(place) ?? []).map((said) => ({ row, ...said }))),
  }));
}
