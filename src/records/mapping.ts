import { z } from 'zod';
import { regularExpression } from './linear-pattern';
import { eventTypes } from './vocabulary';
import { wordMeaningsSchema } from './word-meanings';

/** Where a value stands in a row. A column whose own name has dots is found as well. */
export const sourcePath = z
  .string()
  .min(1)
  .max(512)
  .describe(
    'A column’s name, or a path: agent.uid, targets[0].id, tags[*]. #row is the number of the row, #file the name of its file, #folder that of its folder',
  );
const sources = z.union([sourcePath, z.array(sourcePath).min(1).max(20)]);
/** What names a case: a column, or several that name it together. In place of each a list of alternatives may stand. */
const caseKey = z.union([sourcePath, z.array(sources).min(1).max(10)]);
export type CaseKey = z.infer<typeof caseKey>;

const scalar = z.union([z.string().max(4096), z.number(), z.boolean()]);

/** Of several trials of one task: how many, how many passed, and whether enough did. */
export const trialColumns = ['#trials', '#passed', '#met'] as const;

export const timeUnits = ['s', 'ms', 'us', 'ns', 'auto', 'excel'] as const;
export const operations = ['add', 'subtract', 'multiply', 'divide'] as const;

/** How one of our fields is made from a row. What is left out means: take the value as it is. */
export const fieldRuleSchema = z.strictObject({
  from: sources.optional().describe('The first of these that holds something counts'),
  value: scalar.optional().describe('A constant; with from, what counts where the row holds nothing'),
  template: z
    .string()
    .max(1024)
    .optional()
    .describe('sentinel:{IncidentName}; nothing where one of the paths holds nothing'),
  key: z
    .array(sourcePath)
    .min(2)
    .max(10)
    .optional()
    .describe('One id of several columns, so that no two cases share it; nothing where one is empty'),
  map: z
    .record(z.string().max(512), scalar)
    .optional()
    .describe('Their word → ours. Case, spaces, hyphens and underscores do not count'),
  contains: z
    .array(z.tuple([z.string().min(1).max(200), scalar]))
    .max(200)
    .optional()
    .describe('Part of their word → ours, in this order; every use is reported as a guess'),
  ranges: z
    .array(
      z.strictObject({
        at_least: z.number().optional(),
        below: z.number().optional(),
        is: scalar,
      }),
    )
    .min(1)
    .max(20)
    .optional()
    .describe(
      'A number → ours: the first range that holds it. at_least belongs to the range, below does not',
    ),
  match: z
    .strictObject({
      pattern: regularExpression,
      group: z.number().int().min(0).max(20).optional(),
    })
    .optional()
    .describe(
      'The part of the text that a regular expression finds, or its group; nothing where it finds none. Letters, classes, groups, | * + ? {n,m} ^ $; no look-around and no back-reference, so that it ends in time',
    ),
  take: z
    .enum(['first', 'last', 'count'])
    .optional()
    .describe('Of a list: its first or last element, or how many there are'),
  vocabulary: z
    .enum(['verdict', 'action', 'answer'])
    .optional()
    .describe(
      'Their phrase → ours by what is known of such phrases in several languages: of closing words, of actions and tools, of a human’s answers. A phrase is judged as a whole; every use is reported as a guess',
    ),
  empty: scalar
    .optional()
    .describe('Where from names a list that is there and empty (tags, not tags[*]), instead of nothing'),
  otherwise: scalar
    .optional()
    .describe(
      'For a word that neither map nor contains, vocabulary or ranges knows; without it the record is rejected',
    ),
  skip: z
    .boolean()
    .optional()
    .describe('Of several rules: where this one cannot use what the row holds, the next is asked'),
  scale: z.number().optional().describe('Numbers are multiplied by it: 0.01 turns percent into a share'),
  unit: z
    .enum(timeUnits)
    .optional()
    .describe(
      'Of a time given as a number; auto tells it by its size and reports the guess, excel are days on a wall clock since 30 December 1899',
    ),
  pattern: z
    .string()
    .max(64)
    .optional()
    .describe('Of a time given as text, as date-fns writes patterns: dd/MM/yyyy HH:mm'),
  between: z.tuple([sourcePath, sourcePath]).optional().describe('Milliseconds between two times of the row'),
  arithmetic: z
    .strictObject({ of: z.tuple([sourcePath, sourcePath]), by: z.enum(operations) })
    .optional()
    .describe('Of two numbers of the row: the first and the second; nothing where one is none'),
  compare: z
    .strictObject({ with: z.tuple([sourcePath, sourcePath]), same: scalar, differs: scalar })
    .optional()
    .describe(
      'Whether two columns hold the same word, without regard to case and spaces at the ends: then same, else differs; nothing where one is empty',
    ),
});
export type FieldRule = z.infer<typeof fieldRuleSchema>;

/** One rule, or several of which the first that gives something counts. */
const rules = z.union([fieldRuleSchema, z.array(fieldRuleSchema).min(1).max(10)]);

export const conditionSchema = z.strictObject({
  from: sources.describe('The first of these that holds something is looked at'),
  is: z.array(scalar).min(1).max(100).optional().describe('One of these words, without regard to case'),
  not: z.array(scalar).min(1).max(100).optional().describe('None of these words'),
  present: z.boolean().optional().describe('Whether anything is there'),
  left_out_as: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'Of rows.when: as what the rows are counted for which it does not hold; {path} is what a row holds there',
    ),
  names: z
    .literal('judgement')
    .optional()
    .describe(
      'Whether this is the name of a score that says whether an action was right: approval, Human-Review',
    ),
  at_least: z.number().optional().describe('A number that is not smaller'),
  below: z.number().optional().describe('A number that is smaller'),
});
export type Condition = z.infer<typeof conditionSchema>;

export const listRuleSchema = z.strictObject({
  each: sourcePath.describe('The list in the row; each element becomes one of ours'),
  fields: z
    .record(z.string().max(200), rules)
    .describe('Fields of the element; paths begin in the element, . is the element itself'),
});
export type ListRule = z.infer<typeof listRuleSchema>;

export const recordRuleSchema = z.strictObject({
  event_type: z.enum(eventTypes).describe('Which kind of record the row gives'),
  when: z
    .array(conditionSchema)
    .max(20)
    .optional()
    .describe('All must hold, else the row gives no such record'),
  each: sourcePath.optional().describe('One record for each element of this list; its paths begin with item'),
  fields: z
    .record(z.string().min(1).max(200), rules)
    .describe('Our field (action.category) → how it is made'),
  lists: z
    .record(z.string().min(1).max(200), listRuleSchema)
    .optional()
    .describe('Our list field (evidence) → how its elements are made'),
});
export type RecordRule = z.infer<typeof recordRuleSchema>;

/**
 * One row an event: from a row for which all of `when` hold, what stands at `from` is added to each later row of
 * equal `by`, as the column `as`. So that what was proposed stands beside what was done. Without `by` to every
 * later row: a header line.
 */
export const carrySchema = z.strictObject({
  as: z.string().min(1).max(200).describe('The column that later rows get'),
  from: sources.describe('What they get: the first of these that holds something'),
  by: caseKey
    .optional()
    .describe('Only rows of an equal case get it; left out, every later row does: a header line'),
  when: z.array(conditionSchema).max(20).optional().describe('Rows that give it'),
});
export type Carry = z.infer<typeof carrySchema>;

/** Columns of another file of the same load, by an equal key. */
export const lookupSchema = z.strictObject({
  file: z.string().min(1).max(200).describe('Name of the other file, without its folder'),
  by: caseKey.describe('What names the case in this row'),
  key: caseKey.describe('What names it in the other file'),
  columns: z
    .record(z.string().min(1).max(200), sources)
    .describe('The column that this row gets → where it is in the other file'),
});
export type Lookup = z.infer<typeof lookupSchema>;

export const tableShapes = ['auto', 'csv', 'json', 'parquet'] as const;

export const mappingSchema = z.strictObject({
  $schema: z
    .string()
    .max(1000)
    .optional()
    .describe('For editors: the address of the JSON Schema; nothing else reads it'),
  format: z.literal('shadowproof-mapping/1').describe('Always this word'),
  name: z.string().min(1).max(200).describe('What the mapping is called where it is shown'),
  rows: z.strictObject({
    shape: z.enum(tableShapes).describe('auto tells it by the first bytes'),
    separator: z.string().min(1).max(8).optional().describe('Of a CSV; found out where it is not given'),
    path: sources
      .optional()
      .describe('Where the rows are in each JSON document: value, resourceSpans[*].scopeSpans[*].spans[*]'),
    keep: z
      .record(z.string().min(1).max(200), sourcePath)
      .optional()
      .describe('Column that each row gets → where it is in the document around the rows'),
    otlp: z
      .boolean()
      .optional()
      .describe('{key, value} attributes of OTLP JSON become plain fields; their resource is in resource'),
    json: z.array(sourcePath).max(50).optional().describe('Columns that hold JSON as text'),
    when: z
      .array(conditionSchema)
      .max(20)
      .optional()
      .describe('Only rows for which all hold are of this source; others are left out and counted'),
    left_out_as: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe(
        'As what a row is counted that gives no record: events of class {class_uid}, which hold no decision',
      ),
    carry: z
      .array(carrySchema)
      .max(5)
      .optional()
      .describe('What earlier rows held, as further columns; rows must be in the order of their times'),
    lookup: z.array(lookupSchema).max(5).optional().describe('Columns of another file of the same load'),
    trials: z
      .strictObject({
        by: caseKey.describe('What names the task'),
        passed: z.array(conditionSchema).min(1).max(20).describe('All must hold, then the trial passed'),
        need: z.number().int().min(1).max(1000).describe('So many must pass: 4 is pass^4'),
      })
      .optional()
      .describe(
        'Several trials of one task become one row, the last, with the columns #trials (how many), #passed (how many passed) and #met (whether at least need of them passed)',
      ),
    latest: z
      .strictObject({ by: caseKey, order: sources })
      .optional()
      .describe('One row per modification: of the rows with equal by only the latest by order counts'),
    dates: z
      .enum(['dmy', 'mdy'])
      .optional()
      .describe(
        'Whether the day or the month is first in dates such as 3/4/2026, where no column of the file settles it; every use is reported as a guess',
      ),
    lower_first: z
      .boolean()
      .optional()
      .describe('Names of fields begin with a small letter, however the producer writes them'),
    mixed: z
      .boolean()
      .optional()
      .describe('Lines that are no JSON belong to other logs: left out and counted'),
  }),
  zone: z
    .string()
    .max(100)
    .optional()
    .describe('IANA zone in which times without an offset are meant, such as Europe/Berlin'),
  source: z
    .strictObject({
      product: z.string().max(200).optional().describe('The tool'),
      vendor: z.string().max(200).optional().describe('Whose tool it is'),
      log_name: z.string().max(200).optional().describe('Which of its logs'),
    })
    .optional()
    .describe('What every record says of where it comes from'),
  records: z.array(recordRuleSchema).max(20).describe('What each row becomes'),
  words: wordMeaningsSchema
    .optional()
    .describe(
      'What words mean that no rule knows. A mapping with words and without records is for all files of a load, known formats too',
    ),
  native: z
    .boolean()
    .optional()
    .describe('The rows are records of the log format already: only privacy is applied'),
  privacy: z
    .strictObject({
      fields: z.record(sourcePath, z.enum(['drop', 'pseudonym'])).describe('Column → what is done'),
      salt_check: z
        .string()
        .regex(/^[0-9a-f]{8}$/)
        .optional()
        .describe('First digits of a digest under the salt: tells whether the same salt is used again'),
    })
    .optional()
    .describe('What is left out of a row, or replaced by a salted digest, before anything else looks at it'),
});
export type Mapping = z.infer<typeof mappingSchema>;
