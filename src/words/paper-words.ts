import { count, duration, nbsp, percent, percentRange, points } from './format';
import type { ReportMatched, ReportMix } from '../records/report/drift';
import type { ReportQuantity } from '../records/report/numbers';
import type { ReportEvidenceShare, ReportProposal } from '../records/report/proposals';
import type { Report } from '../records/report/report';

export const stateWords = {
  eligible: 'Eligible',
  not_shown_yet: 'Not shown yet',
  step_down: 'Step down',
  not_measurable: 'Not measurable',
} as const;

export const gateWords = {
  met: 'Met',
  not_shown_yet: 'Not shown yet',
  breached: 'Worse than its limit',
  not_measurable: 'Not measurable',
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

/** A word of the log for people. */
export const plainWord = (word: string): string =>
  word === '(none)' ? 'not logged' : word.replaceAll('_', ' ');

export const tierWords = (tier: string | null): string => (tier === null ? 'none' : plainWord(tier));

/** "16 Nov 2025, 09:30:00 UTC" from RFC 3339, read by its own digits: no zone of the reader plays a part. */
export function timeWords(rfc3339: string): string {
  const at = new Date(rfc3339);
  if (Number.isNaN(at.getTime())) return rfc3339;
  const iso = at.toISOString();
  return `${dayWords(iso.slice(0, 10))}, ${iso.slice(11, 19)}${nbsp}UTC`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "16 Nov 2025" from 2025-11-16. */
export function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)}${nbsp}${months[Number(month) - 1] ?? month}${nbsp}${year}`;
}

/** A count; one that is left out is "left out". */
export const countOr = (n: number | null): string => (n === null ? 'left out' : count(n));

/** The value of a quantity in its unit. */
export function quantityWords({ unit, value }: Pick<ReportQuantity, 'unit' | 'value'>): string {
  if (value === null) return '–';
  if (unit === 'share') return percent(value);
  if (unit === 'points') return points(value);
  return unit === 'seconds' ? duration(value * 1000) : value.toFixed(3);
}

export function quantityInterval({ unit, interval }: Pick<ReportQuantity, 'unit' | 'interval'>): string {
  if (interval === null) return '–';
  if (unit === 'share') return percentRange(interval);
  return `${interval.lower.toFixed(3)} to ${interval.upper.toFixed(3)}`;
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
  const part = (value: number) => points(value).replace(/\s*points?$/u, '');
  return `${points(difference)}: ${part(mix)} mix, ${part(behaviour)} behaviour, ${part(one_only)} one bundle only`;
}

/** "under 0.001", "0.012"; null is not tested. */
export function pWords(p: number | null): string {
  if (p === null) return '–';
  return p < 0.001 ? 'under 0.001' : p.toFixed(3);
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
