import { z } from 'zod';
import type { Query } from '../engine/query';
import { type LostError, lostKinds, type LostRecords } from './build-account';

/** Places that are kept of each kind of missing record in each scope. */
const keptPlaces = 20;
/** Missing records in error that are kept: more of them change no verdict. */
const keptErrors = 10_000;

const integer = z.number().int();
const missingRow = z.object({
  kind: z.enum(lostKinds),
  agent: z.string().nullable(),
  workflow: z.string().nullable(),
  right_rank: integer,
  records: z.number(),
  file: integer,
  line: integer,
  id: z.string().nullable(),
});
const lostErrorRow = missingRow.pick({ kind: true, agent: true, workflow: true, right_rank: true }).extend({
  at: z.number(),
  wrong_rank: integer,
  is_overridden: z.boolean(),
});

/** The first places of each kind in each scope, with how many records there are in all. */
export async function missingOf(engine: Pick<Query, 'rows'>): Promise<LostRecords[]> {
  const statement = {
    sql: `SELECT kind, agent, workflow, CAST(right_rank AS INTEGER) AS right_rank,
        CAST(sum(records) OVER (PARTITION BY kind, agent, workflow, right_rank) AS DOUBLE) AS records,
        file, line, id
      FROM missing_records
      QUALIFY row_number() OVER (PARTITION BY kind, agent, workflow, right_rank ORDER BY file, line, id) <= ?
      ORDER BY kind, agent NULLS FIRST, workflow NULLS FIRST, right_rank, file, line, id`,
    values: [keptPlaces],
  };
  const groups = new Map<
    string,
    LostRecords & { places: LostRecords['places'][number][]; errors: LostError[] }
  >();
  const keyOf = (row: Pick<z.infer<typeof missingRow>, 'kind' | 'agent' | 'workflow' | 'right_rank'>) =>
    JSON.stringify([row.kind, row.agent, row.workflow, row.right_rank]);
  for (const row of await engine.rows(statement, missingRow)) {
    const { kind, agent, workflow, right_rank: rightRank, records: count, ...place } = row;
    const key = keyOf(row);
    const group = groups.get(key) ?? { kind, agent, workflow, rightRank, count, errors: [], places: [] };
    group.places.push(place);
    groups.set(key, group);
  }
  const inError = {
    sql: `SELECT kind, agent, workflow, CAST(right_rank AS INTEGER) AS right_rank, CAST(said_at AS DOUBLE) AS "at",
        CAST(wrong_rank AS INTEGER) AS wrong_rank, is_overridden
      FROM missing_records WHERE wrong_rank > 0 OR is_overridden
      ORDER BY said_at, id, kind, file, line LIMIT ?`,
    values: [keptErrors],
  };
  for (const row of await engine.rows(inError, lostErrorRow))
    groups
      .get(keyOf(row))
      ?.errors.push({ at: row.at, wrongRank: row.wrong_rank, isOverridden: row.is_overridden });
  return [...groups.values()];
}
