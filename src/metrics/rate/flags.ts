import type { RateDefinition } from './definition';

export interface FlagExpressions {
  readonly counted: string;
  readonly hit: string;
  readonly open: string;
  readonly young: string;
  /** `FALSE` where the metric has no such flag. */
  readonly unlogged: string;
  /** Of which decisions `unlogged` speaks. */
  readonly unloggedOf: 'counted' | 'open';
}

const flat =
  /^SELECT\s+group_key,\s+incident_key,\s+event_id,\s+decision_id,\s+(.*) AS counted,\s+(.*) AS hit,\s+(.*) AS "open",\s+(.*) AS young(?:,\s+(.*) AS unlogged)?\s+FROM slice$/s;

/**
 * The flag expressions of a metric that reads `slice` row by row, so that many metrics can be
 * counted in one pass; null for a metric that groups or joins first.
 */
export function flagsOf(definition: Pick<RateDefinition, 'sql' | 'sayOpenMisses'>): FlagExpressions | null {
  const text = definition.sql.replace(/^\s*--.*$/gm, '').trim();
  const [, counted, hit, open, young, unlogged = 'FALSE'] = flat.exec(text) ?? [];
  if (counted === undefined || hit === undefined || open === undefined || young === undefined) return null;
  return {
    counted,
    hit,
    open,
    young,
    unlogged,
    unloggedOf: definition.sayOpenMisses === undefined ? 'counted' : 'open',
  };
}
