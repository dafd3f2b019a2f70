import { plainWord, utcDate } from './format';
import type { Dimension } from '../slice/selection/dimension';

/** What people call the dimensions of a slice. */
export const dimensionTitles: Readonly<Record<Dimension, string>> = {
  agent: 'Agent',
  release: 'Bundle',
  workflow: 'Workflow',
  action_category: 'Kind of action',
  risk_level: 'Risk level',
  criticality: 'Asset criticality',
  mode: 'Mode',
  label_basis: 'Label source',
  visibility: 'Blind or advised',
  week: 'Week',
  risk_class: 'Risk class',
  action: 'Action',
  severity: 'Severity',
  policy_outcome: 'Policy',
  human_outcome: 'Human outcome',
  reviewer_group: 'Team',
  person: 'Person',
  reason_code: 'Reason',
  evidence_trust: 'Evidence trust',
  confidence_band: 'Confidence',
  hour: 'Hour, UTC',
  weekday: 'Weekday',
  queue_depth: 'Queue depth',
};

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const trusts: Readonly<Record<string, string>> = {
  no_evidence: 'no evidence',
  untrusted: 'some untrusted',
  supporting: 'supporting only',
  authoritative: 'some authoritative',
  '(none)': 'trust not logged',
};
const verbatim: ReadonlySet<Dimension> = new Set([
  'agent',
  'workflow',
  'reviewer_group',
  'reason_code',
  'action',
]);

/** A value of a dimension for people. Bundles and persons have names of their own: `useValueName`. */
export function valueWords(dimension: Dimension, value: string): string {
  if (value === '') return '“” (empty text)';
  if (value.trim() === '') return `“${value}” (only blanks)`;
  if (dimension === 'evidence_trust') return trusts[value] ?? value;
  if (value === '(none)') return 'not logged';
  if (dimension === 'weekday') return weekdays[Number(value) - 1] ?? value;
  if (dimension === 'week') return `week of ${utcDate(Date.parse(`${value}T00:00:00Z`))}`;
  if (dimension === 'hour') return `${value}:00`;
  if (dimension === 'confidence_band') return value.replace('-', '–');
  if (dimension === 'queue_depth') return `${value.replace('-', '–')} waiting`;
  return verbatim.has(dimension) ? value : plainWord(value);
}
