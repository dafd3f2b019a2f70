import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import type { RecordAddress } from '../../database/tables/provenance';
import { decisionPath } from '../../metrics/decisions/path';
import type { Decision } from '../../records/decision';
import { type LogRecord, recordSchema } from '../../records/record';
import { readRecord } from '../../intake/loading/read-record';
import oneDecisionSql from '../../metrics/decisions/one-decision.sql?raw';

const place = {
  file: z.number(),
  line: z.number(),
  byte_offset: z.number(),
  byte_length: z.number(),
};
const factRow = z.object({
  ...place,
  event_id: z.string(),
  decision_id: z.string(),
  incident: z.string(),
  match_class: z.string(),
  human_outcome: z.string(),
  visibility: z.string(),
  warranted: z.boolean().nullable(),
  verdict: z.string(),
  label_basis: z.string(),
  unadjudicable: z.string(),
  is_overridden: z.boolean().nullable(),
  is_proposal: z.boolean(),
  is_abstention: z.boolean(),
  is_error: z.boolean(),
  is_duplicate: z.boolean(),
  is_executed: z.boolean().nullable(),
  is_rolled_back: z.boolean().nullable(),
  wait_s: z.number().nullable(),
  is_production: z.boolean(),
  risk_class: z.string(),
  risk_level: z.string(),
  criticality: z.string(),
});

/** What the accounting join made of one decision. */
export type DecisionFact = z.infer<typeof factRow>;

/** A record as it stands in its file, and where. */
export interface FoundRecord {
  address: RecordAddress;
  raw: string;
  record: LogRecord;
}

export interface DecisionPath {
  fact: DecisionFact;
  decision: Decision;
  /** The decision first, then what names it, in order of time. */
  records: FoundRecord[];
}

type Place = Pick<DecisionFact, keyof typeof place>;

const addressOf = (row: Place): RecordAddress => ({
  file: row.file,
  line: row.line,
  byteOffset: row.byte_offset,
  byteLength: row.byte_length,
});

async function find(row: Place): Promise<FoundRecord> {
  const address = addressOf(row);
  const raw = await readRecord(address);
  return { address, raw, record: recordSchema.parse(JSON.parse(raw)) };
}

/**
 * One decision with everything the logs say about it, read again from its files. `null` when no
 * decision of this event id is loaded. Rejects when a file can no longer be read.
 */
export async function readDecisionPath(
  query: Query,
  eventId: string,
  signal: AbortSignal,
): Promise<DecisionPath | null> {
  const [fact] = await query.rows({ sql: oneDecisionSql, values: [eventId] }, factRow, signal);
  if (!fact) return null;
  const found = await decisionPath(query, eventId, signal);
  const [own, ...others] = await Promise.all([fact, ...(found?.events ?? [])].map(find));
  if (own?.record.event_type !== 'decision') return null;
  return { fact, decision: own.record, records: [own, ...others] };
}
