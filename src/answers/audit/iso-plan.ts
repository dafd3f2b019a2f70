import type { BlockOf } from '../../records/report/blocks';
import {
  acceptanceProbability,
  everAccepted,
  samplingPlan,
  shareAccepted,
  type QualityLimit,
} from '../../statistics/iso-2859';
import { count, counted, exactPercent, oneIn, percent, plain, weeks } from '../../words/format';

export interface IsoQuestion {
  /** Incidents in the lot, 2 or more: those of a week, where lots are weeks. */
  readonly lot: number;
  /** % nonconforming. */
  readonly aql: QualityLimit;
  /** Share in error that the gate rules out. */
  readonly limit: number;
  /** Lots that are looked at, one a week. */
  readonly weeks: number;
}

/** The plan in one line, as an inspector writes it down. */
export function isoPlanSentence({ lot, aql }: IsoQuestion): string {
  const { letter, planLetter, n, ac, re } = samplingPlan(lot, aql);
  const arrow = planLetter === letter ? '' : ` (the table leads from there to ${planLetter})`;
  const read = n === lot ? `read all ${count(n)}` : `read ${count(n)} at random`;
  return plain(
    `Lot of ${counted(lot, 'incident')}, AQL ${exactPercent(aql / 100)}, letter ${letter}${arrow}: ${read}, accept up to ${count(ac)} wrong, reject from ${count(re)}.`,
  );
}

/** What the plan does not promise. */
export function isoPromiseSentence(question: IsoQuestion): string {
  const plan = samplingPlan(question.lot, question.aql);
  const once = percent(acceptanceProbability(plan, question.limit));
  const ever = percent(everAccepted(plan, question.limit, question.weeks));
  return plain(
    `It does not prove that an agent is below the limit: one with ${oneIn(question.limit)} wrong passes ${once} of the lots. Looked at weekly, its chance to pass at least once in ${weeks(question.weeks * 7)} is ${ever}.`,
  );
}

const marks = [0.95, 0.5, 0.1];

/** Plan, operating characteristic and the sentence of what it does not promise. */
export function isoPlanBlock(question: IsoQuestion): BlockOf<'texts'> {
  const plan = samplingPlan(question.lot, question.aql);
  const shares = [...marks.map((mark) => shareAccepted(plan, mark)), question.limit].sort((a, b) => a - b);
  return {
    kind: 'texts',
    id: 'audit-iso',
    title: 'Acceptance sampling by ISO 2859-1',
    lead: `${isoPlanSentence(question)} ${isoPromiseSentence(question)}`,
    columns: ['Wrong in the process', 'A lot passes', `One of ${count(question.weeks)} passes`].map(
      (title) => ({
        title,
        numeric: true,
        mono: false,
      }),
    ),
    rows: shares.map((share) =>
      [
        percent(share),
        percent(acceptanceProbability(plan, share)),
        percent(everAccepted(plan, share, question.weeks)),
      ].map(plain),
    ),
    statement: null,
  };
}
