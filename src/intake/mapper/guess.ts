import { fieldsOfRecord } from '../../records/fields';
import type { Carry, FieldRule, Mapping, RecordRule } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { bare } from '../vocabulary/vocabulary';
import { wordsIn } from './column-words';
import { withAnswersBeside } from './guess-answers';
import { actionOfHuman, comparedEvents, comparedReview, doneColumn } from './guess-compare';
import { versionsOfAgent } from './guess-contents';
import { type EventColumn, eventColumn, joiningColumn, rowsOfKind } from './guess-events';
import { fieldsByNames, ruleFor } from './guess-fields';
import { type GuessedKind, rulesByValues } from './guess-values';
import { guessId, withTenant } from './guess-ids';
import { peopleOnly, withReviewer } from './guess-people';
import { decidedOnly, whenPresent } from './guess-when';
import { firstTime, timeBeside, timeInside, withClock } from './guess-times';
import { guessZone } from './guess-zone';
import type { Row } from './rows/path';
import { isObject } from '../../records/unknown';

const kinds = ['decision', 'review', 'verdict', 'execution'] as const;
/** Without this field a kind of record is not guessed at all. */
const keyField: Record<GuessedKind, string> = {
  decision: 'action.name',
  review: 'outcome',
  verdict: 'verdict',
  execution: 'status',
};
/** The field by whose words a kind is known. */
const wordField: Record<GuessedKind, string> = { ...keyField, decision: 'action.category' };
/** Who did an event. */
const actorNames = 'who actor by performedby doneby principal component'.split(' ');
/** Paths at which rows hold single values, nested ones with dots; at most 300. */
export function pathsIn(rows: readonly Row[]): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, path: string, depth: number) => {
    if (found.size >= 300) return;
    if (isObject(value) && depth < 5) {
      for (const [name, inner] of Object.entries(value))
        walk(inner, path === '' ? name : `${path}.${name}`, depth + 1);
    } else if (path !== '') found.add(path);
  };
  for (const row of rows.slice(0, 50)) walk(row, '', 0);
  return [...found];
}

function guessRecord(
  type: GuessedKind,
  columns: readonly string[],
  rows: readonly Row[],
): RecordRule | undefined {
  const fields = fieldsByNames(type, columns, rows);
  return fields[keyField[type]] === undefined ? undefined : { event_type: type, fields };
}

const columnsOf = (records: readonly RecordRule[]): Set<string> =>
  new Set(
    records.flatMap(({ fields }) =>
      Object.values(fields)
        .flat()
        .flatMap(({ from = [] }) => from),
    ),
  );

/**
 * Kinds whose columns no name gave away, by what the columns hold. A case tool's rows are not taken for an
 * agent's proposals where names tell what they are, and a status is never taken for an execution.
 */
function guessByValues(
  named: readonly RecordRule[],
  columns: readonly string[],
  rows: readonly Row[],
): RecordRule[] {
  const missing = (['review', 'verdict'] as const).filter(
    (kind) => !named.some(({ event_type: type }) => type === kind),
  );
  const wanted = named.length === 0 ? (['decision', ...missing] as const) : missing;
  return rulesByValues(wanted, columns, rows, columnsOf(named)).map((found) => ({
    ...found,
    fields: { ...fieldsByNames(found.event_type, columns, rows), ...found.fields },
  }));
}

/** What cannot be read off a table, with the weakest assumption; shown so that it is not overlooked. */
const assumed: Partial<Record<EventType, Record<string, FieldRule>>> = {
  decision: {
    environment: { value: 'production' },
    mode: { value: 'shadow' },
    'agent.uid': { value: 'agent' },
  },
  verdict: { basis: { value: 'closed_classification' } },
};

/** A truth that was looked for afterwards says so in its column's name. */
const lookedInto = /post[\s_-]*(?:mortem|incident|action)|after[\s_-]*action|incident[\s_-]*review/i;

function assumedOf({ event_type: type, fields }: RecordRule): Record<string, FieldRule> | undefined {
  const [{ from } = {}] = type === 'verdict' ? [fields.verdict ?? []].flat() : [];
  return typeof from === 'string' && lookedInto.test(from)
    ? { ...assumed[type], basis: { value: 'incident_review' } }
    : assumed[type];
}

const place = ({ event_type: type }: RecordRule) => (kinds as readonly EventType[]).indexOf(type);
const withAssumed = (rule: RecordRule): RecordRule => ({
  ...rule,
  fields: { ...assumedOf(rule), ...rule.fields },
});

/** A time of no other record, by the word by which a record of this kind is known. */
function timeOf(
  { event_type: type, fields }: RecordRule,
  all: readonly RecordRule[],
  columns: readonly string[],
  rows: readonly Row[],
): FieldRule | undefined {
  const [key] = [fields[keyField[type as GuessedKind]] ?? []].flat();
  const sign = [key?.from ?? key?.compare?.with ?? []].flat().map((column) => columns.indexOf(column));
  const word = type === 'decision' ? undefined : columns[Math.max(-1, ...sign)];
  const used = columnsOf(all);
  return word === undefined ? firstTime(columns, rows, used) : timeBeside(word, columns, rows, used);
}

const idFields = new Set(['decision_id', 'finding_uid', 'incident_uid']);
/** Columns that do not say which case it is. */
function notUsed(records: readonly RecordRule[]): (column: string) => boolean {
  const used = columnsOf(
    records.map(({ fields, ...rest }) => ({
      ...rest,
      fields: Object.fromEntries(Object.entries(fields).filter(([field]) => !idFields.has(field))),
    })),
  );
  return (column) => !used.has(column);
}

function wideRecords(columns: readonly string[], rows: readonly Row[]): RecordRule[] {
  const named = kinds.map((type) => guessRecord(type, columns, rows)).filter((rule) => rule !== undefined);
  const decision = named.find(({ event_type: type }) => type === 'decision');
  const isReviewed = named.some(({ event_type: type }) => type === 'review');
  const isAnswered = isReviewed || rulesByValues(['review'], columns, rows, columnsOf(named)).length > 0;
  const compared = decision && !isAnswered ? comparedReview(decision, columns, rows) : undefined;
  if (compared !== undefined) {
    named.push({ ...compared, fields: { ...fieldsByNames('review', columns, rows), ...compared.fields } });
  }
  if (decision !== undefined && decision.fields.time === undefined) {
    // The first time of a row is the proposal's: no later kind may take it for its own.
    const first = firstTime(columns, rows, columnsOf(named));
    if (first !== undefined) decision.fields.time = first;
  }
  const records = [...named, ...guessByValues(named, columns, rows)]
    .sort((a, b) => place(a) - place(b))
    .map(withAssumed);
  for (const { fields } of records) withTenant(fields, columns, rows);
  const proposed = records.find(({ event_type: type }) => type === 'decision')?.fields;
  if (proposed !== undefined) guessId(proposed, columns.filter(notUsed(records)), rows);
  if (proposed !== undefined && proposed.release_id === undefined) {
    const used = columnsOf(records);
    const found = versionsOfAgent(
      columns.filter((column) => !used.has(column)),
      rows,
    );
    if (found !== undefined) proposed.release_id = { from: found };
  }
  const id = proposed?.decision_id;
  const times = records.flatMap(({ event_type: type, fields }) =>
    fields.time === undefined ? [] : [{ type, rules: [fields.time].flat() }],
  );
  // A human who decided in the moment of the proposal took no time: only where no other time is there.
  const later = times.filter(({ type }) => type !== 'decision');
  for (const rule of records) {
    const type = rule.event_type;
    const own =
      type === 'decision'
        ? undefined
        : timeInside([rule.fields[keyField[type as GuessedKind]] ?? []].flat()[0], columns, rows);
    if (own !== undefined) rule.fields.time = own;
    const free = rule.fields.time === undefined ? timeOf(rule, records, columns, rows) : undefined;
    if (free !== undefined) rule.fields.time = free;
    const usable = type !== 'decision' && later.length > 0 ? later : times;
    // One wide row per case often has fewer times than kinds: the last that is there stands for the others.
    if (rule.fields.time === undefined && usable.length > 0) {
      rule.fields.time = usable.flatMap(({ rules }) => rules).reverse();
    }
    if (id !== undefined && type !== 'decision') rule.fields.decision_id = id;
    if (type === 'review') withReviewer(rule, columns, rows, columnsOf(records));
    if (type === 'review' && rule.fields.outcome !== undefined)
      rule.fields.outcome = withAnswersBeside(
        rule.fields.outcome,
        records.find(({ event_type: own }) => own === 'decision'),
        rows,
      );
    if (type === 'review' && rule.fields['modified_action.category'] === undefined) {
      const done = doneColumn(proposed, columns, rows, columnsOf(records));
      if (done !== undefined)
        Object.assign(rule.fields, actionOfHuman(done, rows, proposed?.['action.category']));
    }
    rule.when ??= whenPresent(rule).when;
    if (type === 'review' || type === 'verdict') {
      const decided = decidedOnly(rule.fields[keyField[type]], rule.fields.time, rows);
      if (decided.length > 0) rule.when = [...(rule.when ?? []), ...decided];
    }
    if (type === 'review') (rule.when ??= []).push(...peopleOnly(rule, rows));
    if ((rule.when ?? []).length === 0) delete rule.when;
  }
  return records;
}

interface Guessed {
  readonly records: RecordRule[];
  readonly carry?: Carry[];
}

/** One rule for each kind of event, its fields guessed over the rows of that kind alone. */
function eventRecords(events: EventColumn, columns: readonly string[], rows: readonly Row[]): Guessed {
  const others = columns.filter((path) => path !== events.path);
  const present = kinds.filter((type) => events.words.has(type));
  const rowsOf = new Map(present.map((type) => [type, rowsOfKind(events, type, rows)]));
  const decisions = rowsOf.get('decision') ?? [];
  const rest = present.filter((type) => type !== 'decision').flatMap((type) => rowsOf.get(type) ?? []);
  const id = joiningColumn(others, decisions, rest);
  const records = present.map((type): RecordRule => {
    const own = rowsOf.get(type) ?? [];
    const rule = eventFields(type, own, others, events.path);
    if (id !== undefined) rule.decision_id = { from: id };
    return {
      event_type: type,
      when: [{ from: events.path, is: [...(events.words.get(type) ?? [])] }],
      fields: rule,
    };
  });
  const ruleOf = (type: EventType) => records.find(({ event_type: own }) => own === type);
  const [decision, review] = [ruleOf('decision'), ruleOf('review')];
  const carry =
    id === undefined ? undefined : comparedEvents({ id, decision, review, columns: others }, rows);
  const name = [decision?.fields['action.name'] ?? []].flat()[0]?.from;
  const done = [review?.fields.outcome ?? []].flat()[0]?.compare?.with[1] ?? name;
  if (review !== undefined && typeof done === 'string') {
    const proposed = decision?.fields['action.category'];
    Object.assign(review.fields, actionOfHuman(done, rowsOf.get('review') ?? [], proposed));
  }
  return { records: records.map(withAssumed), ...(carry === undefined ? {} : { carry: [carry] }) };
}

function eventFields(
  type: GuessedKind,
  rows: readonly Row[],
  columns: readonly string[],
  events: string,
): Record<string, FieldRule> {
  const fields = fieldsByNames(type, columns, rows);
  const key = fieldsOfRecord(type).fields.find(({ path }) => path === wordField[type])!;
  if (fields[keyField[type]] === undefined) {
    const said = ruleFor(key, events, rows);
    const taken = columnsOf([{ event_type: type, fields }]);
    const found = said === undefined ? rulesByValues([type], columns, rows, taken)[0]?.fields : undefined;
    Object.assign(fields, said === undefined ? { ...found, ...fields } : { [key.path]: said });
  }
  const who = type === 'decision' ? 'agent.uid' : type === 'review' ? 'reviewer.uid' : undefined;
  const actor = columns.find(
    (column) => actorNames.includes(bare(column)) && wordsIn(rows, column).length > 0,
  );
  if (who !== undefined && actor !== undefined) fields[who] ??= { from: actor };
  const time = fields.time ?? firstTime(columns, rows, new Set());
  if (time !== undefined) fields.time = time;
  return fields;
}

/**
 * The fields of one kind that a user says the rows hold, as far as names and assumptions give them. Rows that
 * do not hold the kind give no record: those of another event, or those where its first sign is empty.
 */
export function guessKind(type: EventType, rows: readonly Row[]): RecordRule {
  const columns = pathsIn(rows);
  const { records: guessed } = guessAll(columns, rows);
  const same = guessed.find(({ event_type: own }) => own === type);
  if (same !== undefined) return same;
  const fields = { ...assumed[type], ...fieldsByNames(type, columns, rows) };
  const id = guessed.find(({ event_type: own }) => own === 'decision')?.fields.decision_id;
  if (id !== undefined && type !== 'release' && type !== 'control') fields.decision_id ??= [id].flat()[0]!;
  const rule = { event_type: type, fields };
  return { ...rule, ...whenPresent(rule) };
}

function guessAll(columns: readonly string[], rows: readonly Row[]): Guessed {
  const events = eventColumn(columns, rows);
  return events === undefined ? { records: wideRecords(columns, rows) } : eventRecords(events, columns, rows);
}

/**
 * A first mapping of rows that no format fits: columns by their names where their values agree, else by
 * their values; words by their parts. A row that holds several kinds becomes one record of each; where a column
 * names the kind of each row, one of that kind. Everything in it is a guess.
 */
export function guessMapping(name: string, rows: readonly Row[]): Mapping {
  const columns = pathsIn(rows);
  const { records, carry } = guessAll(columns, rows);
  for (const { fields } of records) {
    const { time } = fields;
    if (Array.isArray(time)) fields.time = time.map((rule) => withClock(rule, columns, rows));
    else if (time !== undefined) fields.time = withClock(time, columns, rows);
  }
  const zone = guessZone({ records }, rows);
  return {
    format: 'shadowproof-mapping/1',
    name,
    rows: { shape: 'auto', ...(carry === undefined ? {} : { carry }) },
    ...(zone === undefined ? {} : { zone }),
    records,
  };
}
