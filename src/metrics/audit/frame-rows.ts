import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import { conducts, weakAnswers } from '../../records/audit';
import { fill } from '../rate/slice';
import frameSql from './frame.sql?raw';

/** One agent on one workflow at one risk class, under the bundles that are judged together. */
export interface AuditedScope {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  readonly releases: readonly string[];
}

const frameRow = z.object({
  uid: z.string(),
  key: z.number(),
  openedAt: z.number(),
  decisions: z.number(),
  category: z.string(),
  conduct: z.enum(conducts),
  weak: z.enum(weakAnswers),
  namesResource: z.boolean(),
  namesSeverity: z.boolean(),
});

export interface Moment {
  /** What was recorded later does not count, epoch ms. */
  readonly asOf: number;
  /** Opening time of the last incident, epoch ms; without it, all that were recorded by `asOf`. */
  readonly through?: number;
}

/** One `?` for each of some values. */
export const marksOf = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

export const scopeValues = ({ agent, workflow, riskClass, releases }: AuditedScope) => [
  agent,
  workflow,
  riskClass,
  ...releases,
];

/**
 * The incidents of a scope as the log had them at a moment, whatever was recorded since. Labels that answer an audit
 * are no labels here. Rejects as `Query.rows` does.
 */
export function frameRows(
  query: Query,
  scope: AuditedScope,
  { asOf, through = asOf }: Moment,
  signal?: AbortSignal,
): Promise<z.infer<typeof frameRow>[]> {
  const sql = fill(frameSql, { releases: marksOf(scope.releases) });
  return query.rows({ sql, values: [...scopeValues(scope), asOf, asOf, through] }, frameRow, signal);
}
