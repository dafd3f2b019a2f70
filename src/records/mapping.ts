import { z } from 'zod';
import { fieldsOfRecord, type RecordField } from './fields';
import { eventTypes } from './vocabulary';
import { errorText } from './unknown';

/**
 * Where a value stands in a row: a column's name, or a path such as `agent.uid`, `targets[0].id`,
 * `tags[*]`. A column whose own name has dots is found as well.
 */
export const sourcePath = z.string().min(1).max(512);
const sources = z.union([sourcePath, z.array(sourcePath).min(1).max(20)]);
/** What names a case: a column, or several that name it together. In place of each a list of alternatives may stand. */
const caseKey = z.union([sourcePath, z.array(sources).min(1).max(10)]);
export type CaseKey = z.infer<typeof caseKey>;

const scalar = z.union([z.string().max(4096), z.number(), z.boolean()]);

export const timeUnits = ['s', 'ms', 'us', 'ns', 'auto', 'excel'] as const;

/** How one of our fields is made from a row. What is left out means: take the value as it is. */
export const fieldRuleSchema = z.strictObject({
  /** The first of these that holds something counts. */
  from: sources.optional(),
  /** A constant; with `from`, what stands where the row holds nothing. */
  value: scalar.optional(),
  /** `sentinel:{IncidentName}`: nothing when one of the paths holds nothing. */
  template: z.string().max(1024).optional(),
  /** Their word → ours. Case and spaces at the ends do not count. */
  map: z.record(z.string().max(512), scalar).optional(),
  /** Part of their word → ours, in this order; every use is reported as a guess. */
  contains: z
    .array(z.tuple([z.string().min(1).max(200), scalar]))
    .max(200)
    .optional(),
  /** Where a list stands there and is empty, instead of nothing. */
  empty: scalar.optional(),
  /**
   * Their phrase → ours by what we know of such phrases in several languages: of closing words, of actions and tools, of
   * a human’s answers. A phrase is judged as a whole, never by a part; every use is reported as a guess.
   */
  vocabulary: z.enum(['verdict', 'action', 'answer']).optional(),
  /** For a word that none of these knows; without it the record is rejected. */
  otherwise: scalar.optional(),
  /** Of several rules: where the row holds something that this one cannot use, the next is asked. */
  skip: z.boolean().optional(),
  /** Numbers are multiplied by it: 0.01 turns percent into a share. */
  scale: z.number().optional(),
  /**
   * Of a time given as a number. `auto` tells it by its size and reports the guess; `excel` are days on a wall clock
   * since 30 December 1899.
   */
  unit: z.enum(timeUnits).optional(),
  /** Of a time given as text that is not RFC 3339, as date-fns writes patterns: `dd/MM/yyyy HH:mm`. */
  pattern: z.string().max(64).optional(),
  /** Milliseconds between two times of the row. */
  between: z.tuple([sourcePath, sourcePath]).optional(),
  /**
   * Whether two columns of the row hold the same word, without regard to case and spaces at the ends: then
   * `same`, else `differs`. Nothing if either is empty; a column cannot be compared with itself.
   */
  compare: z
    .strictObject({ with: z.tuple([sourcePath, sourcePath]), same: scalar, differs: scalar })
    .optional(),
});
export type FieldRule = z.infer<typeof fieldRuleSchema>;

/** One rule, or several of which the first that gives something counts. */
const rules = z.union([fieldRuleSchema, z.array(fieldRuleSchema).min(1).max(10)]);

export const conditionSchema = z.strictObject({
  from: sources,
  /** One of these words, without regard to case. */
  is: z.array(scalar).min(1).max(100).optional(),
  not: z.array(scalar).min(1).max(100).optional(),
  present: z.boolean().optional(),
  /** Holds where this is the name of a score that says whether an action was right: `approval`, `Human-Review`. */
  names: z.literal('judgement').optional(),
  /** Of `rows.when`: as what a row is counted that is left out for it: `scores named {name}`. */
  left_out_as: z.string().min(1).max(200).optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

export const listRuleSchema = z.strictObject({
  /** The list in the row; each element becomes one of ours. */
  each: sourcePath,
  /** Fields of the element; paths begin in the element. `.` is the element itself. */
  fields: z.record(z.string().max(200), rules),
});
export type ListRule = z.infer<typeof listRuleSchema>;

export const recordRuleSchema = z.strictObject({
  event_type: z.enum(eventTypes),
  /** All must hold, else the row gives no such record. */
  when: z.array(conditionSchema).max(20).optional(),
  /** One record for each element of this list; its paths begin with `item`. */
  each: sourcePath.optional(),
  /** Our field (`action.category`) → how it is made. */
  fields: z.record(z.string().min(1).max(200), rules),
  /** Our list field (`evidence`) → how its elements are made. */
  lists: z.record(z.string().min(1).max(200), listRuleSchema).optional(),
});
export type RecordRule = z.infer<typeof recordRuleSchema>;

/**
 * One row an event: from a row for which all of `when` hold, what stands at `from` is added to each later row of
 * equal `by`, as the column `as`. So that what was proposed stands beside what was done.
 */
export const carrySchema = z.strictObject({
  as: z.string().min(1).max(200),
  from: sources,
  by: caseKey,
  when: z.array(conditionSchema).max(20).optional(),
});
export type Carry = z.infer<typeof carrySchema>;

export const tableShapes = ['auto', 'csv', 'json', 'parquet'] as const;

export const mappingSchema = z.strictObject({
  format: z.literal('shadowproof-mapping/1'),
  name: z.string().min(1).max(200),
  rows: z.strictObject({
    shape: z.enum(tableShapes),
    /** Of a CSV; found out when it is not given. */
    separator: z.string().min(1).max(8).optional(),
    /** Where the rows stand in each JSON value: `value`, `resourceSpans[*].scopeSpans[*].spans[*]`. */
    path: sources.optional(),
    /** `{key, value}` attributes of OTLP JSON become plain fields, their resource stands in `resource`. */
    otlp: z.boolean().optional(),
    /** Columns that hold JSON as text. */
    json: z.array(sourcePath).max(50).optional(),
    /** Only rows for which all hold are of this source; others are left out and counted. */
    when: z.array(conditionSchema).max(20).optional(),
    /** As what a row is counted that gives no record: `events of class {class_uid}, which hold no decision`. */
    left_out_as: z.string().min(1).max(200).optional(),
    /** What earlier rows of the same case held, as further columns. Rows must stand in the order of their times. */
    carry: z.array(carrySchema).max(5).optional(),
    /** One row per modification: of the rows with equal `by` only the latest by `order` counts. */
    latest: z.strictObject({ by: caseKey, order: sources }).optional(),
    /**
     * Whether the day or the month is first in dates such as 3/4/2026, where no column of the file settles it; every
     * use is reported as a guess.
     */
    dates: z.enum(['dmy', 'mdy']).optional(),
    /** Names of fields begin with a small letter, however the producer writes them. */
    lower_first: z.boolean().optional(),
    /** Lines that are no JSON belong to other logs: left out and counted. */
    mixed: z.boolean().optional(),
  }),
  /** IANA zone in which times without an offset are meant. */
  zone: z.string().max(100).optional(),
  source: z
    .strictObject({
      product: z.string().max(200).optional(),
      vendor: z.string().max(200).optional(),
      log_name: z.string().max(200).optional(),
    })
    .optional(),
  records: z.array(recordRuleSchema).max(20),
  /** The rows are records of the log format already: only `privacy` is applied. */
  native: z.boolean().optional(),
  /** What is left out of a row, or replaced by a salted digest, before anything else looks at it. */
  privacy: z
    .strictObject({
      fields: z.record(sourcePath, z.enum(['drop', 'pseudonym'])),
      /** First digits of a digest under the salt: tells whether the same salt is used again. */
      salt_check: z
        .string()
        .regex(/^[0-9a-f]{8}$/)
        .optional(),
    })
    .optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;

export type ParsedMapping =
  | { readonly mapping: Mapping; readonly problems: readonly [] }
  | { readonly mapping: null; readonly problems: readonly string[] };

/** A mapping from the text of its file, or what is wrong with it, in words. */
export function parseMapping(text: string): ParsedMapping {
  let value: unknown;
  let isHostile = false;
  try {
    value = JSON.parse(text, (name, inner: unknown) => {
      isHostile ||= name === '__proto__';
      return inner;
    });
  } catch (error) {
    return { mapping: null, problems: [errorText(error)] };
  }
  if (isHostile)
    return { mapping: null, problems: ['“__proto__” cannot be the name of a field or a column'] };
  const parsed = mappingSchema.safeParse(value);
  if (parsed.success) {
    const unknown = parsed.data.records.flatMap(unknownFields);
    return unknown.length === 0
      ? { mapping: parsed.data, problems: [] }
      : { mapping: null, problems: unknown };
  }
  return { mapping: null, problems: parsed.error.issues.flatMap((issue) => worded(issue, [])) };
}

/** Fields of ours that a record of this type does not have, in words; below an object any name may stand. */
function unknownFields({ event_type: type, fields, lists = {} }: RecordRule, at: number): string[] {
  const own = fieldsOfRecord(type);
  const isKnown = (path: string, known: readonly RecordField[]) =>
    known.some(
      (field) =>
        (field.path === '' ? '.' : field.path) === path ||
        (['object', 'any'].includes(field.kind) && path.startsWith(`${field.path}.`)),
    );
  const wrong = (place: string, path: string) =>
    `records.${at}.${place}: a ${type} has no field “${path.length > 60 ? `${path.slice(0, 60)}…` : path}”`;
  return [
    ...Object.keys(fields).flatMap((path) => (isKnown(path, own.fields) ? [] : [wrong('fields', path)])),
    ...Object.entries(lists).flatMap(([list, inner]) => {
      const known = own.lists[list];
      if (known === undefined) return [wrong('lists', list)];
      return Object.keys(inner.fields).flatMap((path) =>
        isKnown(path, known) ? [] : [wrong(`lists.${list}.fields`, path)],
      );
    }),
  ];
}

/** Field and what was expected. Of alternatives the one that got furthest is the one that was meant. */
function worded(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): string[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (issues: readonly z.core.$ZodIssue[]) =>
      Math.max(...issues.map((each) => each.path.length));
    const [meant = []] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
    return meant.flatMap((each) => worded(each, path));
  }
  return [`${path.map(String).join('.') || '(mapping)'}: ${issue.message}`];
}
