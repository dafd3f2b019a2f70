import { count, duration, nbsp, percent, percentRange, points } from '../../charts/format';
import type { ReportQuantity } from '../../records/report/numbers';
import type { Report } from '../../records/report/report';

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
