import type { AppStamp } from '../records/own-version';
import {
  count,
  duration,
  numberWords,
  percent,
  percentRange,
  points,
  pointsRange,
  signedPoints,
  utcDate,
  utcDateTime,
} from './format';
import { stepDownWords, tierTitle } from './verdict-sentences';
import type { ReportMatched, ReportMix } from '../records/report/drift';
import type { ReportQuantity } from '../records/report/numbers';
import type { ReportEvidenceShare, ReportProposal } from '../records/report/proposals';
import type { Report } from '../records/report/report';

/** The one wording of a verdict. */
export const stateWords = {
  eligible: 'Eligible',
  not_shown_yet: 'Not proven yet',
  step_down: 'Step down',
  not_measurable: 'Cannot be judged',
} as const;

/** The wording of a verdict of an agent that has this tier. */
export const verdictWords = (state: keyof typeof stateWords, tierHeld: string | null): string =>
  state === 'step_down' ? stepDownWords(tierHeld) : stateWords[state];

export const gateWords = {
  met: 'Met',
  not_shown_yet: 'Not proven yet',
  breached: 'Worse than its limit',
  not_measurable: 'Cannot be judged',
} as const;

export const controlWords = {
  contradicted: 'Contradicted',
  not_in_log: 'Not in the log',
  no_evidence: 'No evidence',
  attested: 'Attested',
  evidenced: 'Evidenced',
} as const;

export const decisionWords: Record<NonNullable<Report['decision']>['outcome'], string> = {
  promote: 'Promote',
  promote_with_conditions: 'Promote, with conditions',
  hold: 'Hold at the present tier',
  step_down: 'Step down',
};

/** Whether a report that was opened again is as it was written: the first thing to say of it. */
export function openedHeadline({
  stated,
  found,
  page,
  report: { title },
}: {
  readonly stated: string;
  readonly found: string;
  readonly page: 'same' | 'carried' | 'altered' | 'unknown';
  readonly report: Pick<Report, 'title'>;
}): string {
  if (stated !== found) return `“${title}” was altered: its numbers are not those that were sealed.`;
  if (page === 'altered') return `“${title}” was altered: its page does not say what its numbers say.`;
  return page === 'same' || page === 'carried'
    ? `“${title}” is unaltered: page and numbers fit their digest.`
    : `The numbers of “${title}” fit their digest; another build wrote its page, which this one cannot check.`;
}

/** "Shadowproof 0.3.0, build 1b15b84d02c7 of 30 Nov 2026"; the version alone where no build is stated. */
export const appWords = ({ version, build }: AppStamp): string =>
  `Shadowproof ${version}${build ? `, build ${build.commit} of ${dayWords(build.date)}` : ''}`;

/** The tier's name; "none" where there is none. */
export const tierWords = (tier: string | null): string => (tier === null ? 'none' : tierTitle(tier));

/** "16 Nov 2025, 09:30:00 UTC" from RFC 3339; what is no time stays as it is written. */
export function timeWords(rfc3339: string): string {
  const at = Date.parse(rfc3339);
  return Number.isNaN(at) ? rfc3339 : utcDateTime(at);
}

/** "16 Nov 2025" from 2025-11-16. */
export const dayWords = (day: string): string => utcDate(Date.parse(`${day}T00:00:00Z`));

/** A count; one that is left out is "left out". */
export const countOr = (n: number | null): string => (n === null ? 'left out' : count(n));

/** The value of a quantity in its unit. */
export function quantityWords({ unit, value }: Pick<ReportQuantity, 'unit' | 'value'>): string {
  if (value === null) return '–';
  if (unit === 'share') return percent(value);
  if (unit === 'points') return points(value);
  return unit === 'seconds' ? duration(value * 1000) : numberWords(value);
}

export function quantityInterval({ unit, interval }: Pick<ReportQuantity, 'unit' | 'interval'>): string {
  if (interval === null) return '–';
  if (unit === 'share') return percentRange(interval);
  if (unit === 'points') return `${pointsRange(interval)} points`;
  const [lower, upper] = [interval.lower, interval.upper].map((value) => quantityWords({ unit, value }));
  return `${lower ?? ''} to ${upper ?? ''}`;
}

export const notMeasured = {
  measured: '',
  not_enough_data: 'not enough data',
  not_measurable: 'not measurable',
  hidden: 'left out, a small cell',
} as const;

/** "12 worse and 3 better of 80 cases" by the counts, whichever way is better. */
export function matchedWords({ better, cases, before_only, after_only }: ReportMatched): string {
  const [lost, won] = better === 'higher' ? [before_only, after_only] : [after_only, before_only];
  return `worse in ${countOr(lost)} and better in ${countOr(won)} of ${countOr(cases)} cases`;
}

/** "+5.9 points: +0.4 mix, +5.3 behaviour, +0.2 one bundle only". */
export function mixWords({ difference, mix, behaviour, one_only, state }: ReportMix): string {
  if (difference === null || mix === null || behaviour === null || one_only === null)
    return notMeasured[state] || 'not told';
  return `${points(difference)}: ${signedPoints(mix)} mix, ${signedPoints(behaviour)} behaviour, ${signedPoints(one_only)} one bundle only`;
}

/** A share of the evidence: the share with its interval, or counts alone where that is all there is. */
export function evidenceWords({ share, interval, n, hits, state }: ReportEvidenceShare): string {
  if (state === 'hidden' || n === null) return 'left out';
  if (n === 0) return 'none to judge';
  const counts = hits === null ? `n ${count(n)}` : `${count(hits)} of ${count(n)}`;
  const range = interval === null ? '' : `, ${percentRange(interval)}`;
  return share === null ? `${counts}${range}` : `${percent(share)} (${counts})${range}`;
}

export const changeWords: Record<ReportProposal['kind'], string> = {
  threshold: 'Threshold',
  policy: 'Policy',
  breaker: 'Circuit breaker',
};

export const heldWords = (held: boolean | null): string =>
  held === null ? 'Cannot be told' : held ? 'Held on the later half' : 'Did not hold on the later half';
