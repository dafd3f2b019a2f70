import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import {
  type ReportDecision,
  reportDecisionSchema,
  type ReportSectionId,
  reportSections,
} from '../records/report/report';
import { CannotEvaluate } from './criteria';
import { errorText, isObject } from '../records/unknown';
import { parseJson } from '../records/json';

const mayBeLeftOut = { covers: null, conditions: null, expires: null };

/** What is left out or empty is nothing. */
function withNothing(value: unknown): unknown {
  if (!isObject(value)) return value;
  const given = Object.entries(value).filter(([name, text]) => text !== '' || !(name in mayBeLeftOut));
  return { ...mayBeLeftOut, ...Object.fromEntries(given) };
}

const line = z.string('a text').trim().min(1, 'at least one character').max(200, 'at most 200 characters');

const wordsSchema = z.strictObject({
  title: line.optional(),
  remarks: z
    .strictObject(
      Object.fromEntries(
        reportSections.map((id) => [id, z.string('a text').max(5000, 'at most 5,000 characters').optional()]),
      ) as Record<ReportSectionId, z.ZodOptional<z.ZodString>>,
    )
    .optional(),
  decision: z.preprocess(withNothing, reportDecisionSchema.nullish()),
});

/** What an author writes for a report of a nightly job; everything may be left out. */
export interface ReportWords {
  readonly title: string | null;
  readonly remarks: Partial<Record<ReportSectionId, string>>;
  readonly decision: ReportDecision | null;
}

const noWords: ReportWords = { title: null, remarks: {}, decision: null };

const known = (at: string) =>
  at === 'remarks'
    ? reportSections.join(', ')
    : at === 'decision'
      ? Object.keys(reportDecisionSchema.shape).join(', ')
      : 'title, remarks, decision';

/** One line a problem, each beginning with the field that it is about. */
function problemsOf(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `${at === '' ? '' : `${at}.`}${key}: no such field; there are ${known(at)}`,
    );
  }
  if (issue.code === 'invalid_value' && 'values' in issue)
    return [`${at}: one of ${issue.values.map(String).join(', ')}`];
  return [`${at || 'the whole'}: ${issue.message}`];
}

/** Reads the words of a report from a file. Throws `CannotEvaluate` with the name of every field that is wrong. */
export async function readWords(file: string | null): Promise<ReportWords> {
  if (file === null) return noWords;
  let value: unknown;
  try {
    value = parseJson(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CannotEvaluate(`${file}: ${errorText(error)}`);
  }
  const { data, error } = wordsSchema.safeParse(value);
  if (data === undefined) {
    throw new CannotEvaluate(
      [`${file} does not hold the words of a report:`, ...error.issues.flatMap(problemsOf)].join('\n  '),
    );
  }
  const remarks = Object.entries(data.remarks ?? {}).filter(([, text]) => text !== undefined);
  return {
    title: data.title ?? null,
    remarks: Object.fromEntries(remarks) as ReportWords['remarks'],
    decision: data.decision ?? null,
  };
}
