import { isObject } from '../../records/unknown';
import type { Uncounted } from '../../database/tables/uncounted-table';

/** What can be read of a line that may hold decisions. */
export type Readable = Omit<Uncounted, 'kind' | 'line'>;

const longestName = 1024;

const nameIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= longestName && !value.includes('\0')
    ? value
    : null;

/** A field that is null says that there is none: a person acted alone. */
const holds = (record: Record<string, unknown>, field: string) =>
  record[field] !== undefined && record[field] !== null;

/**
 * What can be read of a record that does not count, where it may be a decision: its kind says so, or it holds
 * `decision_id`, `action` or `mode`. Null where nothing in it does.
 */
export function readableOf(record: Record<string, unknown>): Readable | null {
  const mayDecide =
    record.event_type === 'decision' ||
    ['decision_id', 'action', 'mode'].some((field) => holds(record, field));
  if (!mayDecide) return null;
  const { agent } = record;
  return {
    records: 1,
    decisionId: nameIn(record.decision_id),
    finding: nameIn(record.finding_uid) ?? nameIn(record.incident_uid),
    agent: nameIn(isObject(agent) ? agent.uid : agent),
    workflow: nameIn(record.workflow),
  };
}

const kindField = /"event_type"/g;

/** Text that is no record may be a decision, or several: broken quotes can run many records together. */
export const unreadable = (text: string): Readable => ({
  records: Math.max(1, text.match(kindField)?.length ?? 0),
  decisionId: null,
  finding: null,
  agent: null,
  workflow: null,
});
