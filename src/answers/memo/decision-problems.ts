import { z } from 'zod';
import { fieldWords, problemsOf } from '../../records/form-field';
import { type ReportDecision, reportDecisionSchema } from '../../records/report/report';

/** One for each field: what is registered for a schema belongs to that schema. */
const someDay = () => z.iso.date('Choose a whole day, or leave it empty.').optional();

const fields = z.strictObject({
  outcome: reportDecisionSchema.shape.outcome.register(fieldWords, { label: 'Decision' }),
  scopes: z.array(z.unknown()),
  conditions: z
    .string()
    .max(5000, 'Keep them to 5,000 characters.')
    .register(fieldWords, { label: 'Conditions, one a line', lines: 3 }),
  by: z
    .string()
    .trim()
    .min(1, 'Write who decided.')
    .max(200, 'Keep it to 200 characters.')
    .register(fieldWords, { label: 'Decided by' }),
  on: z.iso.date('Choose the day on which it was decided.').register(fieldWords, { label: 'Decided on' }),
  expires: someDay().register(fieldWords, { label: 'Ends on' }),
  recheck: someDay().register(fieldWords, { label: 'Looked at again on' }),
});

/** A decision while it is written; an empty day is none. */
export interface DecisionWritten extends Omit<Required<z.infer<typeof fields>>, 'scopes'> {
  readonly scopes: readonly unknown[];
}

export type DecisionField = keyof DecisionWritten;

/** Does it give the agent more than it has? */
export const isPromotion = ({ outcome }: Pick<ReportDecision, 'outcome'>): boolean =>
  outcome === 'promote' || outcome === 'promote_with_conditions';

type Written = z.infer<typeof fields>;
const isDay = (text: string | undefined): text is string => z.iso.date().safeParse(text).success;
/** True too where one of the two is no day. */
const isAfter = (day: string | undefined, earlier: string | undefined) =>
  !isDay(day) || !isDay(earlier) || day > earlier;

/** What fields must be beside each other; told beside what is wrong with a field alone. */
const together: readonly [DecisionField, (decision: Written) => boolean, string][] = [
  [
    'scopes',
    (decision) => !isPromotion(decision) || decision.scopes.length > 0,
    'Pick at least one scope that the promotion covers.',
  ],
  [
    'conditions',
    ({ outcome, conditions }) => outcome !== 'promote_with_conditions' || conditions.trim() !== '',
    'Write the conditions, one a line, or choose “Promote”.',
  ],
  ['expires', ({ expires, on }) => isAfter(expires, on), 'Choose a day after the decision.'],
  ['recheck', ({ recheck, on }) => isAfter(recheck, on), 'Choose a day after the decision.'],
  [
    'recheck',
    ({ recheck, expires }) => !isDay(recheck) || !isDay(expires) || recheck <= expires,
    'Choose a day before it ends.',
  ],
];

export const decisionFormSchema = together.reduce(
  (schema, [field, isSound, error]) => schema.refine(isSound, { path: [field], error, when: () => true }),
  fields,
);

/** What a decision still lacks before it can be signed, in words for each field. */
export function decisionProblems(decision: DecisionWritten): ReadonlyMap<string, string> {
  const { expires, recheck } = decision;
  return problemsOf(decisionFormSchema, {
    ...decision,
    ...{ expires: expires || undefined, recheck: recheck || undefined },
  });
}
