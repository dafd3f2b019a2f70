import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import answersSql from './answers.sql?raw';

const text = z.string().nullable();
const answerRow = z.object({
  event_id: z.string(),
  file: z.number(),
  line: z.number(),
  /** When it was given and recorded, epoch ms. */
  given: z.number(),
  is_own: z.boolean(),
  draw: z.string(),
  case: text,
  probability: z.number().nullable(),
  seconds: z.number().nullable(),
  reviewer: text,
  group: text,
  author_kind: text,
  is_blind: z.boolean(),
  basis: z.string(),
  is_final: z.boolean(),
  decision_id: text,
  finding_uid: text,
  /** Null where no decision of the log is meant. */
  incident: text,
  verdict: z.string(),
  warranted_categories: z.array(z.string()).nullable(),
  warranted_resources: z.array(z.string()).nullable(),
});

/** A verdict that says it answers a case of an audit; whether it counts, is for the draw to say. */
export type AuditAnswer = z.infer<typeof answerRow>;

/**
 * Every answer to an audit in the log, in the order in which it was recorded; those by the agent's own identity too,
 * marked so. Rejects as `Query.rows` does.
 */
export const auditAnswers = (query: Query, signal?: AbortSignal): Promise<AuditAnswer[]> =>
  query.rows({ sql: answersSql, values: [] }, answerRow, signal);
