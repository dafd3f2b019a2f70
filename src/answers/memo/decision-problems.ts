import type { ReportDecision } from '../../records/report/report';

/** A decision while it is written. */
export interface DecisionWritten {
  readonly outcome: ReportDecision['outcome'];
  readonly scopes: readonly unknown[];
  readonly by: string;
  readonly on: string;
  readonly conditions: string;
  readonly expires: string;
  readonly recheck: string;
}

export type DecisionField = keyof DecisionWritten;

/** Does it give the agent more than it has? */
export const isPromotion = ({ outcome }: Pick<ReportDecision, 'outcome'>): boolean =>
  outcome === 'promote' || outcome === 'promote_with_conditions';

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** What a decision still lacks before it can be signed, in words for each field. */
export function decisionProblems(decision: DecisionWritten): Map<DecisionField, string> {
  const { outcome, scopes, by, on, conditions, expires, recheck } = decision;
  const found: [DecisionField, string | false][] = [
    [
      'scopes',
      isPromotion(decision) && scopes.length === 0 && 'Pick at least one scope that the promotion covers.',
    ],
    ['by', by.trim() === '' && 'Write who decided.'],
    ['on', !isDay(on) && 'Choose the day on which it was decided.'],
    [
      'conditions',
      outcome === 'promote_with_conditions' &&
        conditions.trim() === '' &&
        'Write the conditions, one a line, or choose “Promote”.',
    ],
    [
      'expires',
      expires !== '' &&
        (!isDay(expires)
          ? 'Choose a whole day, or leave it empty.'
          : isDay(on) && expires <= on && 'Choose a day after the decision.'),
    ],
    [
      'recheck',
      recheck !== '' &&
        (!isDay(recheck)
          ? 'Choose a whole day, or leave it empty.'
          : isDay(on) && recheck <= on
            ? 'Choose a day after the decision.'
            : isDay(expires) && recheck > expires && 'Choose a day before it ends.'),
    ],
  ];
  return new Map(found.flatMap(([field, problem]) => (problem === false ? [] : [[field, problem] as const])));
}
