import { fieldsOfRecord, type RecordField } from '../../../records/fields';
import type { FieldRule, Mapping, RecordRule } from '../../../records/mapping';
import type { EventType } from '../../../records/vocabulary';

export const kindTitles: Record<EventType, string> = {
  decision: 'What the agent would have done',
  review: 'What a human decided',
  verdict: 'What turned out to be true',
  execution: 'What really ran',
  control: 'The safety layer',
  release: 'Release bundles',
  checkpoint: 'Checkpoints',
};

/** A rule that the form can show; others are edited as JSON. */
export const simpleRule = (rules: RecordRule['fields'][string] | undefined): FieldRule | null | undefined => {
  if (rules === undefined) return undefined;
  const rule = Array.isArray(rules) ? (rules.length === 1 ? rules[0]! : null) : rules;
  if (rule === null) return null;
  const isPlain = rule.template === undefined && rule.between === undefined && rule.contains === undefined;
  return isPlain && !Array.isArray(rule.from) ? rule : null;
};

const made = new Set(['schema_version', 'event_type', 'event_id']);

/** Fields of a kind that are shown at once: required ones, and those that are mapped. */
export function shownFields(rule: RecordRule): RecordField[] {
  return fieldsOfRecord(rule.event_type).fields.filter(
    ({ path, isRequired }) =>
      path in rule.fields || (isRequired && !made.has(path)) || usual[rule.event_type]?.includes(path),
  );
}

export const otherFields = (rule: RecordRule): RecordField[] => {
  const shown = new Set(shownFields(rule).map(({ path }) => path));
  return fieldsOfRecord(rule.event_type).fields.filter(
    ({ path }) =>
      !shown.has(path) && !made.has(path) && !path.startsWith('attestation.') && path !== 'unmapped',
  );
};

const usual: Partial<Record<EventType, readonly string[]>> = {
  decision: ['finding_uid', 'resource.uid', 'confidence', 'risk_level', 'release_id', 'workflow'],
  review: ['decision_id', 'reviewer.uid', 'shown_time'],
  verdict: ['finding_uid', 'decision_id', 'final'],
  execution: ['decision_id', 'rollback_of'],
};

export const withRecord = (
  mapping: Mapping,
  at: number,
  change: (rule: RecordRule) => RecordRule,
): Mapping => ({
  ...mapping,
  records: mapping.records.map((rule, place) => (place === at ? change(rule) : rule)),
});

/** `undefined` takes the field out of the mapping. */
export function withField(mapping: Mapping, at: number, path: string, rule: FieldRule | undefined): Mapping {
  return withRecord(mapping, at, (record) => {
    const { [path]: _, ...rest } = record.fields;
    return { ...record, fields: rule === undefined ? rest : { ...record.fields, [path]: rule } };
  });
}

export const withKind = (mapping: Mapping, rule: RecordRule): Mapping => ({
  ...mapping,
  records: [...mapping.records, rule],
});

export const withoutRecord = (mapping: Mapping, at: number): Mapping => ({
  ...mapping,
  records: mapping.records.filter((_, place) => place !== at),
});
