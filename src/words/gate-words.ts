import type { GateMetric } from '../records/criteria';

interface Noun {
  /** As in "2 incidents with a false positive". */
  readonly one: string;
  /** What resolves a decision of this metric. */
  readonly label: string;
}

const nouns: Readonly<Record<GateMetric, Noun>> = {
  false_positive_share: { one: 'with a false positive', label: 'a label of the required source' },
  override_rate: { one: 'with an override', label: 'a human decision' },
  rollback_rate: { one: 'with a rollback', label: 'an executed action that was followed long enough' },
  within_policy: { one: 'with a proposal outside policy', label: 'a policy verdict' },
  agreement: { one: 'in which the blind human differs', label: 'a blind review' },
  agent_error_rate: { one: 'with an error of the agent', label: 'a decision' },
};

export function nounOf(metric: GateMetric): Noun {
  return nouns[metric];
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 2 500 as "2,500". */
export function whole(value: number): string {
  return grouped.format(value);
}

/** 0.0125 as "1.3%", 0.05 as "5%". */
export function percent(share: number): string {
  const text = (share * 100).toFixed(1);
  return `${text.endsWith('.0') ? text.slice(0, -2) : text}%`;
}

/** 0.059 as "+5.9", −0.003 as "−0.3": points of a percentage with a sign. */
export function points(share: number): string {
  const text = Math.abs(share * 100).toFixed(1);
  return `${share < 0 && text !== '0.0' ? '−' : '+'}${text.endsWith('.0') ? text.slice(0, -2) : text}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Epoch milliseconds as "14 Oct 2025", in UTC. */
export function dayWords(epoch: number): string {
  const day = new Date(epoch);
  return `${day.getUTCDate()} ${months[day.getUTCMonth()] ?? ''} ${day.getUTCFullYear()}`;
}

/** 0.01 as "1 in 100"; shares that are no whole fraction as a percentage. */
export function oneIn(share: number): string {
  const every = 1 / share;
  return Math.abs(every - Math.round(every)) < 1e-9 ? `1 in ${whole(Math.round(every))}` : percent(share);
}

/** E-values, rounded down: one decimal under 100, "over 1,000" above. */
export function eWords(value: number): string {
  if (value > 1000) return 'over 1,000';
  return value < 100 ? (Math.floor(value * 10 + 1e-9) / 10).toFixed(1) : whole(Math.floor(value + 1e-9));
}

/** What an e-value must reach, rounded up: one that is shown as less has not reached it. */
export function eMarkWords(needed: number): string {
  return needed < 100 ? (Math.ceil(needed * 10 - 1e-9) / 10).toFixed(1) : whole(Math.ceil(needed - 1e-9));
}

/** Days as "6 days" up to two weeks, then weeks rounded up. */
export function durationWords(days: number): string {
  const rounded = Math.ceil(days - 1e-9);
  if (rounded <= 13) return rounded === 1 ? '1 day' : `${rounded} days`;
  return `${whole(Math.ceil(rounded / 7))} weeks`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "no incident" / "1 incident" / "2 incidents". */
export function incidentsWords(count: number): string {
  if (count === 0) return 'no incident';
  return count === 1 ? '1 incident' : `${whole(count)} incidents`;
}
