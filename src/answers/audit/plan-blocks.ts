import { drawName } from '../../readiness/audit/draw';
import { type PlanDue, rowsOfRecord } from '../../readiness/audit/plan-frame';
import type { AuditFrame } from '../../readiness/audit/frame';
import type { AuditPlanRow } from '../../readiness/audit/plan';
import type { AuditDraw } from '../../records/audit';
import type { AuditPlanFields } from '../../records/audit-plan';
import type { BlockOf } from '../../records/report/blocks';
import type { GateResult } from '../../readiness/verdict';
import { alphaOfCandidate } from '../../statistics/multiple-testing';
import {
  alphaPercent,
  count,
  counted,
  exactNumber,
  nbsp,
  oneIn,
  percent,
  plain,
  utcPeriod,
  weeks,
} from '../../words/format';

/** What the plan is about. */
export interface PlanAbout {
  /** That could be drawn. */
  readonly incidents: number;
  /** Share in error that must be ruled out. */
  readonly limit: number;
  /** Reader hours that there are; null where the number is free. */
  readonly hours: number | null;
  /** What a case waits for before it counts; absent from records of draws that did not say. */
  readonly due?: PlanDue | undefined;
}

/**
 * α of a try over the same incidents, where the first has `alpha`: no martingale survives a new draw. The bundles of
 * a tier and the tries of a bundle are one list, so the bundle's own place in it counts.
 */
export const alphaOfTry = (alpha: number, attempt: number, releaseIndex = 1): number =>
  alpha * (alphaOfCandidate(1, releaseIndex + attempt - 1) / alphaOfCandidate(1, releaseIndex));

/** What a try has of a gate's α, wherever the gate was judged: on its labels, or on an earlier try. */
export const alphaOfGate = (
  { alpha, audit }: Pick<GateResult, 'alpha' | 'audit'>,
  attempt: number,
  releaseIndex: number,
): number => alphaOfTry(alpha, attempt, releaseIndex) / alphaOfTry(1, audit?.attempt ?? 1, releaseIndex);

/** Hours as people plan them, rounded up: "6 minutes", "3.5 hours", "28 hours". */
export function hoursWords(hours: number): string {
  if (hours < 0.1) return counted(Math.max(1, Math.ceil(hours * 60 - 1e-9)), 'minute');
  const text =
    hours < 10 ? exactNumber(Math.ceil(hours * 10 - 1e-9) / 10, 1) : count(Math.ceil(hours - 1e-9));
  return `${text}${nbsp}${text === '1' ? 'hour' : 'hours'}`;
}

const rateWords: Readonly<Record<AuditPlanRow['at'], string>> = {
  0.5: 'Half as many as the labels suggest',
  1: 'As many as the labels suggest',
  2: 'Twice as many as the labels suggest',
};

/** Weeks that a plan is made for. */
const longestWait = 52;

/** Whether a sample can show it, and within a year. */
export const isInReach = ({ reach, weeks: wait }: AuditPlanRow): boolean =>
  reach === 'within' && wait <= longestWait;

/** What to read, how long it takes, and what it shows; or that no sample can show it. */
export function planSentence(rows: readonly AuditPlanRow[], { incidents, limit, hours }: PlanAbout): string {
  const row = rows.find(({ at }) => at === 1);
  if (row === undefined) return 'Nothing can be planned: no incident is left that could be drawn.';
  if (row.reach === 'within' && !isInReach(row))
    return plain(
      `Out of reach within a year with the limit ${oneIn(limit)}: it takes about ${counted(row.readings, 'case')}, and so many come only in ${weeks(row.weeks * 7)}. Judge it together with other work of the same risk. A higher limit needs fewer cases and counts as another try.`,
    );
  if (row.reach === 'out_of_reach')
    return plain(
      hours === null
        ? `Out of reach with the limit ${oneIn(limit)}: the labels suggest that ${percent(row.rate)} is wrong. Keep the agent at its tier until it is better.`
        : `Out of reach in ${hoursWords(hours)} with the limit ${oneIn(limit)}. Allow more hours, or read without a budget.`,
    );
  const hoursOf = `${hoursWords(row.hours)} of reading`;
  return plain(
    row.weeks <= 0
      ? `Read about ${count(row.readings)} of ${counted(incidents, 'incident')} to judge this: ${hoursOf}.`
      : `Read all ${counted(incidents, 'incident')}, and those of the next ${weeks(row.weeks * 7)}: about ${counted(row.readings, 'case')}, ${hoursOf}.`,
  );
}

const waitWords = (days: number): string => (days <= 0 ? 'no wait' : weeks(days));

/** The three rates beside each other. */
export function planBlock(
  rows: readonly AuditPlanRow[],
  { limit, due = { lagDays: 0, leastDays: 0 } }: Pick<PlanAbout, 'limit' | 'due'>,
): BlockOf<'texts'> {
  return {
    kind: 'texts',
    id: 'audit-plan',
    title: 'What must be read, if so many are wrong',
    lead: plain(
      `Cases until the share of wrong ones is shown to be below ${oneIn(limit)}, simulated with the gate’s own bets. Half of the errors are taken to be where no label sees them: labels only steer what is drawn.${due.lagDays > 0 ? ` A case counts once it is ${counted(due.lagDays, 'day')} old, by an export from then on.` : ''}`,
    ),
    columns: [
      'If so many are wrong',
      'Share',
      'Cases, half of audits',
      'Cases, 4 in 5 audits',
      'Reader hours',
      'Until a verdict',
    ].map((title, at) => ({ title, numeric: at > 0, mono: false })),
    rows: rows.map((row) =>
      [
        rateWords[row.at],
        percent(row.rate),
        ...(row.reach === 'out_of_reach'
          ? ['out of reach', '–', '–', '–']
          : [
              count(row.readings),
              row.readingsForMost === Infinity ? '–' : count(row.readingsForMost),
              hoursWords(row.hours),
              waitWords(Math.max(0, row.weeks * 7, due.leastDays) + due.lagDays),
            ]),
      ].map(plain),
    ),
    statement: null,
  };
}

/** The plan as it was when the sample was drawn, from the record of the draw; none in records without one. */
export function plannedBlock(draw: AuditDraw): BlockOf<'texts'>[] {
  const { plan } = draw;
  if (plan === undefined) return [];
  const { limit, hours } = plan;
  const { lag_days: lagDays, least_days: leastDays } = plan;
  const due = lagDays === undefined ? undefined : { lagDays, leastDays: leastDays ?? 0 };
  const about = { incidents: draw.incidents, limit, hours, due };
  const { lead, ...block } = planBlock(rowsOfRecord(plan), about);
  return [
    {
      ...block,
      id: `audit-plan-${drawName(draw)}`,
      title: 'What was planned to be read',
      lead: plain(`${planSentence(rowsOfRecord(plan), about)} ${lead}`),
    },
  ];
}

/** What no record can show. */
export const traceNote =
  'Nobody can count a draw whose file and answers were thrown away on another computer, or that was made more than four weeks before the agent or its workflow got a new name. Keep every draw file.';

/** What nobody should expect of an audit. */
export const auditLimitsBlock: BlockOf<'notes'> = {
  kind: 'notes',
  id: 'audit-limits',
  title: 'What to expect of an audit',
  lead: 'True of every draw.',
  notes: [
    'Its size does not grow with the volume: 4,000 incidents and 400,000 need the same sample.',
    'Weak labels save little. They steer which cases are drawn, but none may count for more than its chance of being drawn allows.',
    'A case that is drawn and not answered, skipped or left undetermined counts as an error.',
    'Only drawn cases count. Cases that somebody picks are kept apart.',
    'An audit lifts no step down: a person rules on what tripped.',
    traceNote,
  ].map((text) => ({ strong: false, text })),
};

/** "4,000 incidents in 12 strata could be drawn, opened 3 Feb to 16 Nov 2025." */
export function frameSentence({ incidents, strata, through }: AuditFrame): string {
  const from = incidents[0]?.openedAt ?? through;
  return `${counted(incidents.length, 'incident')} in ${counted(strata.length, 'stratum', 'strata')} could be drawn, opened ${utcPeriod(from, through)}.`;
}

/** What is pressed, and what the press draws. */
export const drawButtons: Readonly<Record<AuditDraw['kind'], string>> = {
  first: 'Draw the sample',
  extend: 'Draw from the newer incidents',
  deepen: 'Draw the same incidents again',
};

/** "It draws about 178 cases, 18 of them for two readers: 16.4 hours." */
export function drawingSentence(
  { strata }: AuditFrame,
  probabilities: readonly number[],
  { minutes, secondReader }: AuditPlanFields,
): string {
  const cases = strata.reduce((sum, { incidents }, at) => sum + incidents * (probabilities[at] ?? 0), 0);
  const second = (cases * secondReader) / 100;
  const both = second < 0.5 ? '' : `, ${count(second)} of them for two readers`;
  return `It draws about ${counted(cases, 'case')}${both}: ${hoursWords(((cases + second) * minutes) / 60)} of reading.`;
}

/** Why a draw is not the first try though none of its scope is; null where it is. `alpha` is what a first try has. */
export function triesBeforeSentence(
  before: number,
  attempt: number,
  alpha: number,
  releaseIndex: number,
): string | null {
  if (before === 0) return null;
  const made = before === 1 ? '1 try was made' : `${count(before)} tries were made`;
  return `${made} under an earlier name of this agent or workflow. This is try ${count(attempt)}: the chance of a false pass that it may use is ${alphaPercent(alphaOfTry(alpha, attempt, releaseIndex))} instead of ${alphaPercent(alpha)}.`;
}

/** What drawing again costs; `alpha` is what the first try has. */
export function againSentence(
  kind: 'extend' | 'deepen',
  attempt: number,
  alpha: number,
  releaseIndex: number,
): string {
  return kind === 'extend'
    ? 'Adds incidents that no draw covers yet, such as newer ones. The same evidence goes on, at no further try.'
    : `Draws from the same incidents once more, with a new seed; what was read stays. This is try ${count(attempt)}: the chance of a false pass that it may use falls from ${alphaPercent(alpha)} to ${alphaPercent(alphaOfTry(alpha, attempt, releaseIndex))}, so it needs more evidence.`;
}
