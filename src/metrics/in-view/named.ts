import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import scopesSql from './named-scopes.sql?raw';
import peopleSql from './named-people.sql?raw';
import releasesSql from './named-releases.sql?raw';
import decisionsSql from './named-decisions.sql?raw';

const scope = z.object({
  agent: z.string(),
  workflow: z.string(),
  riskClass: z.enum(['low', 'high']),
  decisions: z.number(),
});
const person = z.object({ person: z.string(), reviewer: z.string() });
const release = z.object({ id: z.string(), name: z.string().nullable() });
const decision = z.object({
  eventId: z.string(),
  decisionId: z.string(),
  workflow: z.string(),
  time: z.number(),
});

export interface NamedThings {
  readonly scopes: readonly z.infer<typeof scope>[];
  /** `person`: the digest that stands in links; `reviewer`: the name as logged. */
  readonly people: readonly z.infer<typeof person>[];
  readonly releases: readonly z.infer<typeof release>[];
}
export type NamedDecision = z.infer<typeof decision>;

/** What the loaded logs name: scopes and people with most decisions first, releases as they came. */
export async function namedThings(query: Query, signal?: AbortSignal): Promise<NamedThings> {
  return {
    scopes: await query.rows({ sql: scopesSql, values: [] }, scope, signal),
    people: await query.rows({ sql: peopleSql, values: [] }, person, signal),
    releases: await query.rows({ sql: releasesSql, values: [] }, release, signal),
  };
}

/** The newest decisions whose own id, or that of their event, incident or finding, holds the text; at most eight. */
export const namedDecisions = (query: Query, text: string, signal?: AbortSignal): Promise<NamedDecision[]> =>
  query.rows({ sql: decisionsSql, values: [text, text, text, text] }, decision, signal);
