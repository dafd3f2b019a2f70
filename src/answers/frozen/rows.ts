import { type DecisionLine, listDecisions } from '../../metrics/decisions/list';
import type { BlockOf } from '../../records/report/blocks';
import type { Freezing } from './context';

/** Fields of a decision that may leave in a report, each only when it is asked for by name. */
export const rawFields = [
  'decision_id',
  'time',
  'agent',
  'release',
  'workflow',
  'incident',
  'mode',
  'action',
  'resource',
  'criticality',
  'risk_class',
  'confidence',
  'policy_outcome',
  'human_outcome',
  'is_overridden',
  'is_rolled_back',
  'verdict',
  'truth',
  'wait_s',
] as const;
export type RawField = (typeof rawFields)[number];

export const mostRawRows = 1000;

function textOf(line: DecisionLine, field: RawField): string {
  if (field === 'time') return new Date(line.at).toISOString();
  const value = line[field];
  return value === null ? '' : String(value);
}

/** The newest decisions in view, with the asked fields only; null when no field is asked for. */
export async function rawRowsBlock(
  { query, selection, signal }: Freezing,
  fields: readonly RawField[],
): Promise<BlockOf<'texts'> | null> {
  if (fields.length === 0) return null;
  const page = { order: 'newest', limit: mostRawRows, offset: 0 } as const;
  const lines = await listDecisions(query, { of: 'view' }, selection, page, signal);
  const chosen = rawFields.filter((field) => fields.includes(field));
  return {
    kind: 'texts',
    id: 'rows',
    title: 'Decisions, as logged',
    lead: `The newest ${lines.length} decisions in view, with the fields that the author ticked.`,
    columns: chosen.map((field) => ({
      title: field,
      numeric: field === 'confidence' || field === 'wait_s',
      mono: field === 'decision_id' || field === 'release' || field === 'incident',
    })),
    rows: lines.map((line) => chosen.map((field) => textOf(line, field).slice(0, 20_000))),
    statement: null,
  };
}
