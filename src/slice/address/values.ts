import { parseTime } from '../../records/time';
import {
  actionCategories,
  criticalities,
  labelSources,
  modes,
  policyOutcomes,
  reviewOutcomes,
  riskLevels,
} from '../../records/vocabulary';
import type { Dimension } from '../selection/dimension';

const none = '(none)';
const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

/** In order; the lower end belongs to the band. */
export const confidenceBands = [
  none,
  '0.0-0.5',
  '0.5-0.6',
  '0.6-0.7',
  '0.7-0.8',
  '0.8-0.9',
  '0.9-0.95',
  '0.95-0.99',
  '0.99-1.0',
] as const;
export const queueDepths = [none, '0', '1', '2-3', '4-7', '8-15', '16-31', '32+'] as const;

/** Values with an order of their own. */
export const naturalOrders: Partial<Record<Dimension, readonly string[]>> = {
  risk_level: [...riskLevels, none],
  severity: [...riskLevels, none],
  criticality: [...criticalities, none],
  risk_class: ['low', 'high'],
  mode: modes,
  evidence_trust: ['no_evidence', 'untrusted', 'supporting', 'authoritative', none],
  confidence_band: confidenceBands,
  queue_depth: queueDepths,
  hour: Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
};

const closedLists: Partial<Record<Dimension, readonly string[]>> = {
  ...naturalOrders,
  action_category: actionCategories,
  label_basis: [...labelSources, none],
  visibility: ['blind', 'advised', 'unknown', none],
  policy_outcome: [...policyOutcomes, none],
  human_outcome: [...reviewOutcomes, 'pending'],
};

const longestValue = 1024;
const digest = /^[0-9a-f]{12}$/;

/** Why a value cannot stand in a dimension, or null when it can. Open lists are checked against the data later. */
export function complaintAbout(dimension: Dimension, value: string | null): string | null {
  if (value === null) return 'is empty';
  if (value.length > longestValue) return `is longer than ${longestValue} characters`;
  const list = closedLists[dimension];
  if (list && !list.includes(value)) return `is none of ${list.join(', ')}`;
  if (dimension === 'week' && !isMonday(value)) return 'is not the date of a Monday such as 2026-03-02';
  if (dimension === 'person' && value !== none && !digest.test(value))
    return 'is not the digest that stands for a person';
  return null;
}

function isMonday(value: string): boolean {
  if (!dateOnly.test(value)) return false;
  const epoch = parseTime(`${value}T00:00:00Z`);
  return epoch !== undefined && new Date(epoch).getUTCDay() === 1;
}

/** An empty text is a value of its own; in an address it is written `\\e`, so that `w=` stays a mistake. */
export function writeValue(value: string): string {
  if (value === '') return '\\e';
  return value.startsWith('\\') ? `\\${value}` : value;
}

/** Reads what `writeValue` wrote; null for nothing at all. */
export function readValue(written: string): string | null {
  if (written === '') return null;
  if (written === '\\e') return '';
  return written.startsWith('\\') ? written.slice(1) : written;
}

/** Epoch milliseconds as a short UTC text: `2026-03-02`, else `2026-03-02T09:30:00.000Z`. */
export function writeTime(epoch: number): string {
  const text = new Date(epoch).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

/** The time that a text of an address means, in epoch milliseconds; a bare date is its midnight in UTC. */
export function readTime(text: string): number | null {
  const epoch = parseTime(dateOnly.test(text) ? `${text}T00:00:00Z` : text);
  return epoch ?? null;
}
