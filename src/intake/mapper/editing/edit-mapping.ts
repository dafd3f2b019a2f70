import type { Row } from '../rows/path';
import { fieldsOfRecord, type RecordField } from '../../../records/fields';
import type { FieldRule, Mapping, RecordRule } from '../../../records/mapping';
import type { EventType } from '../../../records/vocabulary';
import { folded, simpleRule, wordsWithoutOurs } from './field-rule';

export const kindTitles: Record<EventType, string> = {
  decision: 'What the agent would have done',
  review: 'What a human decided',
  verdict: 'What turned out to be true',
  execution: 'What really ran',
  control: 'The safety layer',
  release: 'Release bundles',
  checkpoint: 'Checkpoints',
};

const made = new Set(['schema_version', 'event_type', 'event_id']);

/** Fields of a kind that are shown at once: required ones, and those that are mapped. */
export function shownFields(rule: RecordRule): RecordField[] {
  return fieldsOfRecord(rule.event_type).fields.filter(
    ({ path, isRequired }) => path in rule.fields || (isRequired && !made.has(path)),
  );
}

/** Fields that most sources have and this mapping lacks. */
export const usualFields = (rule: RecordRule): RecordField[] =>
  fieldsOfRecord(rule.event_type).fields.filter(
    ({ path, isRequired }) =>
      !isRequired && !(path in rule.fields) && usual[rule.event_type]?.includes(path) === true,
  );

export const otherFields = (rule: RecordRule): RecordField[] => {
  const shown = new Set([...shownFields(rule), ...usualFields(rule)].map(({ path }) => path));
  return fieldsOfRecord(rule.event_type).fields.filter(
    ({ path }) =>
      !shown.has(path) && !made.has(path) && !path.startsWith('attestation.') && path !== 'unmapped',
  );
};

const usual: Partial<Record<EventType, readonly string[]>> = {
  decision: ['finding_uid', 'resource.uid', 'confidence', 'risk_level', 'release_id', 'workflow'],
  review: ['decision_id', 'reviewer.uid', 'shown_time', 'saw_agent_output', 'reason_text'],
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

const joining: readonly EventType[] = ['decision', 'review', 'verdict', 'execution'];

/** As `withField`; a case's id that was chosen for one kind joins the others that have none. */
export function withJoined(mapping: Mapping, at: number, path: string, rule: FieldRule | undefined): Mapping {
  const own = mapping.records[at]?.event_type;
  const changed = withField(mapping, at, path, rule);
  const isNamed = rule?.from !== undefined || rule?.key !== undefined;
  if (path !== 'decision_id' || !isNamed || own === undefined || !joining.includes(own)) return changed;
  const records = changed.records.map((record) =>
    joining.includes(record.event_type) && record.fields[path] === undefined
      ? { ...record, fields: { ...record.fields, [path]: rule } }
      : record,
  );
  return { ...changed, records };
}

/**
 * Ours for one of their words; empty takes it away. The same field of other kinds takes the answer too where its
 * own column holds the word and has none for it, so that nobody answers twice.
 */
export function withWord(
  mapping: Mapping,
  at: number,
  field: RecordField,
  theirs: string,
  ours: string,
  rows: readonly Row[],
): Mapping {
  const { path } = field;
  const records = mapping.records.map((record, place) => {
    const rules = simpleRule(record.fields[path]);
    if (rules === undefined || rules === null) return record;
    const lacksIt = wordsWithoutOurs(field, rules, rows).some((word) => folded(word) === folded(theirs));
    if (place !== at && (!lacksIt || ours === '')) return record;
    const rest = Object.entries(rules.map ?? {}).filter(([word]) => folded(word) !== folded(theirs));
    const map = Object.fromEntries(ours === '' ? rest : [...rest, [theirs, ours]]);
    return { ...record, fields: { ...record.fields, [path]: { ...rules, map } } };
  });
  return { ...mapping, records };
}

export const withKind = (mapping: Mapping, rule: RecordRule): Mapping => ({
  ...mapping,
  records: [...mapping.records, rule],
});

export const withoutRecord = (mapping: Mapping, at: number): Mapping => ({
  ...mapping,
  records: mapping.records.filter((_, place) => place !== at),
});
