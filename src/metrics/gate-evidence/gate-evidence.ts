import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import { clauseOf } from '../../slice/selection/clause';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import type { RateDefinition } from '../rate/definition';
import { fill } from '../rate/slice';
import type { DecisionRows, StratumName } from './counted-decisions';
import { markPlaces } from './mark-places';
import marksSql from './decision-marks.sql?raw';
import rowsSql from './decision-rows.sql?raw';

/** The decisions of one scope, and where they are in the order of the marks. */
export interface ScopeRows {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  readonly rows: DecisionRows;
  readonly places: readonly number[];
}

export interface EveryRow {
  readonly scopes: readonly ScopeRows[];
  readonly count: number;
}

// Zod would look at each of millions of numbers; the engine is told to give no other.
const numbers = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && typeof (value[0] ?? 0) === 'number',
);
const words = z.array(z.string()).nullable();
const everyRow = z.object({
  agents: words,
  workflows: words,
  risk_classes: z.array(z.enum(['low', 'high'])).nullable(),
  releases: words,
  modes: words,
  categories: words,
  resource_types: words,
  criticalities: words,
  reading: numbers.nullable(),
  at_rank: numbers.nullable(),
  place: numbers.nullable(),
  replaces: numbers.nullable(),
  incident: numbers.nullable(),
  made: numbers.nullable(),
  stratum: numbers.nullable(),
  finding: numbers.nullable(),
  target: numbers.nullable(),
});
type Found = z.infer<typeof everyRow>;

/** Every decision that may count towards a gate, by scope: asked once, whatever the gates. */
export async function decisionRows(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<EveryRow> {
  const { where, values } = clauseOf(selectionFor('production', selection));
  const [found] = await query.rows({ sql: fill(rowsSql, { where }), values }, everyRow, signal);
  if (found === undefined || found.reading === null) return { scopes: [], count: 0 };
  const byScope = new Map<string, { stratum: number; places: number[] }>();
  const scopeOf = (found.agents ?? []).map((agent, stratum) => {
    const name = JSON.stringify([agent, found.workflows?.[stratum], found.risk_classes?.[stratum]]);
    let scope = byScope.get(name);
    if (scope === undefined) byScope.set(name, (scope = { stratum, places: [] }));
    return scope;
  });
  found.stratum?.forEach((stratum, place) => scopeOf[stratum]?.places.push(place));
  return {
    scopes: [...byScope.values()].map(({ stratum, places }) => scopeRows(found, stratum, places)),
    count: found.reading.length,
  };
}

function scopeRows(found: Found, first: number, places: number[]): ScopeRows {
  const made = found.made ?? [];
  places.sort((a, b) => (made[a] ?? 0) - (made[b] ?? 0) || a - b);
  const column = (values: readonly number[] | null) => places.map((place) => values?.[place] ?? 0);
  const reading = column(found.reading);
  const own = new Map<number, number>();
  // Most logs have one reading, in which no row replaces another.
  if (reading.some((each) => each !== 0)) {
    places.forEach((place, row) => {
      if (reading[row] === 0) own.set(found.place?.[place] ?? -1, row);
    });
  }
  const strata = new Map<number, number>();
  const names: StratumName[] = [];
  const stratum = column(found.stratum).map((index) => {
    let known = strata.get(index);
    if (known === undefined) {
      strata.set(index, (known = names.length));
      names.push({
        release: found.releases?.[index] ?? '',
        mode: found.modes?.[index] ?? '',
        category: found.categories?.[index] ?? '',
        resourceType: found.resource_types?.[index] ?? '',
        criticality: found.criticalities?.[index] ?? '',
      });
    }
    return known;
  });
  return {
    agent: found.agents?.[first] ?? '',
    workflow: found.workflows?.[first] ?? '',
    riskClass: found.risk_classes?.[first] ?? 'high',
    places,
    rows: {
      reading,
      atRank: column(found.at_rank),
      replaces: column(found.replaces).map((place, row) =>
        reading[row] === 0 ? -1 : (own.get(place) ?? -1),
      ),
      incident: column(found.incident),
      made: column(found.made),
      finding: numbered(column(found.finding)),
      target: numbered(column(found.target)),
      stratum,
      strata: names,
    },
  };
}

/** Hashes as numbers from 0 in the order in which they come; −1 stays. */
function numbered(hashes: number[]): number[] {
  const known = new Map([[-1, -1]]);
  return hashes.map((hash) => {
    let number = known.get(hash);
    if (number === undefined) known.set(hash, (number = known.size - 1));
    return number;
  });
}

const marksRow = z.object({ marks: numbers.nullable() });

/** The statement behind the marks of one metric. */
function marksStatement(definition: RateDefinition, selection: Selection): Statement {
  const { where, values } = clauseOf(selectionFor(definition.population, selection));
  const { maturityLagDays: lag, minLabelRank: rank } = selection;
  return {
    sql: fill(marksSql, { where, ...markPlaces(definition) }),
    values: [lag, rank, rank, lag, ...values],
  };
}

export interface Marks {
  /** In the order of the rows, over all scopes. */
  readonly marks: readonly number[];
  readonly statement: Statement;
}

/**
 * What every decision is to one metric, of every bundle and under every reading. `selection` brings the gate's own
 * maturity lag and label rank. Which incidents are old enough is the gate's to say.
 */
export async function decisionMarks(
  query: Query,
  definition: RateDefinition,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Marks> {
  const statement = marksStatement(definition, selection);
  const [found] = await query.rows(statement, marksRow, signal);
  return { marks: found?.marks ?? [], statement };
}

export interface ScopeDecisions {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  readonly rows: DecisionRows;
  readonly marks: readonly number[];
  readonly statement: Statement;
}

/** The rows of each scope with their marks. Throws RangeError when they were asked for different decisions. */
export function marked({ scopes, count }: EveryRow, { marks, statement }: Marks): ScopeDecisions[] {
  if (marks.length !== count) throw new RangeError(`${marks.length} marks for ${count} decisions`);
  return scopes.map(({ places, ...scope }) => ({
    ...scope,
    marks: places.map((place) => marks[place] ?? 0),
    statement,
  }));
}

/** The decisions of every scope with the marks of one metric. Rejects as `Query.rows` does. */
export async function gateEvidence(
  query: Query,
  definition: RateDefinition,
  selection: Selection,
  signal?: AbortSignal,
): Promise<ScopeDecisions[]> {
  const rows = await decisionRows(query, selection, signal);
  return marked(rows, await decisionMarks(query, definition, selection, signal));
}
