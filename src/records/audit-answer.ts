import { z } from 'zod';
import type { AuditDraw } from './audit';
import type { AuditCase } from './audit-case';
import { identifier, sha256Hex, text } from './common';
import type { VerdictRecord } from './verdict';
import { actingCategories, actionCategories } from './vocabulary';

export type ActionCategory = (typeof actionCategories)[number];

/** How sure a reader is, and the confidence that the record of it states. */
export const sureness = { sure: 0.95, fairly: 0.75, unsure: 0.5 } as const;
export type Sureness = keyof typeof sureness;
export const surenessWords = Object.keys(sureness) as [Sureness, ...Sureness[]];

/** What a reader can answer; `skipped` is no answer, and counts as an error like none. */
export const readings = [
  'warranted',
  'not_needed',
  'authorised',
  'false_alarm',
  'undetermined',
  'skipped',
] as const;
export type Reading = (typeof readings)[number];

export const verdictOfReading: Readonly<Record<Reading, VerdictRecord['verdict']>> = {
  warranted: 'true_positive',
  not_needed: 'true_positive',
  authorised: 'benign_positive',
  false_alarm: 'false_positive',
  undetermined: 'undetermined',
  skipped: 'undetermined',
};

/** Longer names do not fit into the id of a record. */
export const longestReader = 200;

/** One reader's answer to one case of a draw, as it is kept while reading. */
export const auditAnswerSchema = z.strictObject({
  draw: sha256Hex.describe('Digest of the draw'),
  case: sha256Hex.describe('Digest of what the reader was shown'),
  reader: identifier.max(longestReader),
  group: text.nullable(),
  time: z.iso.datetime({ offset: true }),
  seconds: z
    .number()
    .min(0)
    .max(86_400)
    .describe('Time with the case in sight, without idle time')
    .nullable(),
  reading: z.enum(readings),
  categories: z.array(z.enum(actionCategories)).max(actionCategories.length),
  targets: z.array(identifier).max(1000).describe('Empty: any target'),
  sure: z.enum(surenessWords).nullable(),
  reason: text,
});
export type AuditAnswer = z.infer<typeof auditAnswerSchema>;

const acts = (category: ActionCategory) => (actingCategories as readonly string[]).includes(category);

/** Has the answer all it needs: an action and where to take it, or why it was skipped? */
export function lacksOf(
  {
    reading,
    categories,
    targets,
    reason,
  }: Pick<AuditAnswer, 'reading' | 'categories' | 'targets' | 'reason'>,
  mayBeAny: boolean,
): ('category' | 'target' | 'reason')[] {
  if (reading === 'skipped') return reason.trim() === '' ? ['reason'] : [];
  if (reading !== 'warranted') return [];
  if (categories.length === 0) return ['category'];
  return categories.some(acts) && targets.length === 0 && !mayBeAny ? ['target'] : [];
}

function warrantedBy({ reading, categories, targets }: AuditAnswer): VerdictRecord['warranted_actions'] {
  if (reading === 'not_needed') return [{ category: 'none' }];
  if (reading !== 'warranted') return undefined;
  return categories.flatMap((category) =>
    acts(category) && targets.length > 0
      ? targets.map((resource_uid) => ({ category, resource_uid }))
      : [{ category }],
  );
}

/** What the record of a draw says of a case; a worksheet does not have it, for it tells what the agent did. */
export interface DrawnCase {
  readonly probability: number;
  readonly stratum: string;
}

/**
 * The records of an answer, one for each decision of its case: verdicts of a second analyst who was blind. The same
 * answer gives the same records, so that a file that is opened twice counts once. A skipped case is undetermined and
 * not final: it takes no label away.
 */
export function recordsOfAnswer(
  answer: AuditAnswer,
  decisions: readonly string[],
  drawn: DrawnCase | null,
): VerdictRecord[] {
  const draw = answer.draw.slice(0, 16);
  const warranted = warrantedBy(answer);
  const reason = answer.reason.trim();
  return decisions.map((decision_id, place) => ({
    schema_version: '1.1',
    event_type: 'verdict',
    event_id: ['audit', draw, answer.case.slice(0, 16), answer.reader, answer.time, place].join('/'),
    time: answer.time,
    decision_id,
    verdict: verdictOfReading[answer.reading],
    ...(warranted === undefined ? {} : { warranted_actions: warranted }),
    basis: 'second_analyst',
    final: answer.reading !== 'skipped',
    blind: true,
    author: {
      uid: answer.reader,
      ...(answer.group === null ? {} : { group: answer.group }),
      kind: 'human',
    },
    ...(answer.sure === null ? {} : { confidence: sureness[answer.sure] }),
    ...(reason === '' ? {} : { reason_text: reason }),
    sampling: {
      ...drawn,
      draw,
      case: answer.case,
      ...(answer.seconds === null ? {} : { seconds: Math.round(answer.seconds) }),
    },
  }));
}

/**
 * The answers of a draw as a file: their records as JSON Lines. `cases` by incident; an answer to a case that is not
 * among them, or not drawn, has no records.
 */
export function linesOfAnswers(
  draw: AuditDraw,
  cases: ReadonlyMap<string, Pick<AuditCase, 'digest' | 'decisions'>>,
  answers: readonly AuditAnswer[],
): string {
  const drawn = new Map(draw.cases.map((each) => [each.case, each]));
  return answers
    .flatMap((answer) => {
      const { incident = '', stratum = -1 } = drawn.get(answer.case) ?? {};
      const [found, of] = [cases.get(incident), draw.strata[stratum]];
      if (answer.draw !== draw.digest || found?.digest !== answer.case || of === undefined) return [];
      const { probability } = of;
      return recordsOfAnswer(answer, found.decisions, { probability, stratum: String(stratum) });
    })
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
}
