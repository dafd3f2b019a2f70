import type { BlockOf } from '../../records/report/blocks';
import { alphaOfCandidate } from '../../statistics/multiple-testing';
import { count, counted, exactNumber, nbsp, oneIn, percent, plain, weeks } from '../../words/format';

/** What the plan found for one rate; `readiness/audit/plan` makes it. */
export interface PlanRow {
  readonly at: 0.5 | 1 | 2;
  readonly rate: number;
  readonly readings: number;
  readonly weeks: number;
  readonly hours: number;
  readonly reach: 'within' | 'out_of_reach';
}

/** What the plan is about. */
export interface PlanAbout {
  /** That could be drawn. */
  readonly incidents: number;
  /** Share in error that must be ruled out. */
  readonly limit: number;
  readonly alpha: number;
  /** Reader hours that there are; null where the number is free. */
  readonly hours: number | null;
}

/** α of try k over the same incidents: every draw is a try, and no martingale survives a new draw. */
export const alphaOfTry = alphaOfCandidate;

/** Hours as people plan them, rounded up: "6 minutes", "3.5 hours", "28 hours". */
export function hoursWords(hours: number): string {
  if (hours > 0 && hours < 0.1) return counted(Math.ceil(hours * 60 - 1e-9), 'minute');
  const text =
    hours < 10 ? exactNumber(Math.ceil(hours * 10 - 1e-9) / 10, 1) : count(Math.ceil(hours - 1e-9));
  return `${text}${nbsp}${text === '1' ? 'hour' : 'hours'}`;
}

const rateWords: Readonly<Record<PlanRow['at'], string>> = {
  0.5: 'Half as many as the labels suggest',
  1: 'As many as the labels suggest',
  2: 'Twice as many as the labels suggest',
};

const waitWords = (each: PlanRow) => (each.weeks <= 0 ? 'no wait' : weeks(each.weeks * 7));

/** What to read, how long it takes, and what it shows; or that no sample can show it. */
export function planSentence(rows: readonly PlanRow[], { incidents, limit, hours }: PlanAbout): string {
  const row = rows.find(({ at }) => at === 1);
  if (row === undefined) return 'Nothing can be planned: no incident is left that could be drawn.';
  if (row.reach === 'out_of_reach')
    return plain(
      hours === null
        ? `Out of reach with the limit ${oneIn(limit)}: the labels suggest that ${percent(row.rate)} is wrong. Choose a limit that such an agent can meet, or wait for a better one.`
        : `Out of reach in ${hoursWords(hours)} with the limit ${oneIn(limit)}. Allow more hours, or read without a budget.`,
    );
  const wait = row.weeks <= 0 ? '' : `, over ${weeks(row.weeks * 7)}`;
  return plain(
    `Read about ${count(row.readings)} of ${counted(incidents, 'incident')} to judge this: ${hoursWords(row.hours)} of reading${wait}.`,
  );
}

/** The three rates beside each other. */
export function planBlock(rows: readonly PlanRow[], { limit }: PlanAbout): BlockOf<'texts'> {
  return {
    kind: 'texts',
    id: 'audit-plan',
    title: 'What must be read, if so many are wrong',
    lead: plain(
      `Median number of cases until the share of wrong ones is shown to be below ${oneIn(limit)}. The labels of the log only steer which cases are drawn; they never decide.`,
    ),
    columns: ['If so many are wrong', 'Share', 'Cases to read', 'Reader hours', 'Time until then'].map(
      (title, at) => ({ title, numeric: at > 0, mono: false }),
    ),
    rows: rows.map((row) =>
      [
        rateWords[row.at],
        percent(row.rate),
        ...(row.reach === 'out_of_reach'
          ? ['out of reach', '–', '–']
          : [count(row.readings), hoursWords(row.hours), waitWords(row)]),
      ].map(plain),
    ),
    statement: null,
  };
}

/** What nobody should expect of an audit. */
export const auditLimits: readonly string[] = [
  'The size of an audit does not grow with the volume: 4,000 incidents and 400,000 need the same sample.',
  'Weak labels save little. They steer which cases are drawn, but no case may count for more than its chance of being drawn allows.',
  'A case that is drawn and not answered, skipped or left undetermined counts as an error.',
];
