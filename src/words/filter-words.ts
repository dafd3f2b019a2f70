import type { Selection } from '../slice/selection/selection';

export const labelRanks = [
  { value: '0', text: 'any source' },
  { value: '1', text: 'closed classification up' },
  { value: '2', text: 'analyst of record up' },
  { value: '3', text: 'second analyst up' },
  { value: '4', text: 'incident review' },
] as const;

export const environmentChoices: readonly { value: Selection['environment']; text: string }[] = [
  { value: 'production', text: 'production' },
  { value: 'test', text: 'tests and drills' },
  { value: 'all', text: 'all, mixed' },
];

export const lags = [
  { value: '0', text: 'none' },
  { value: '7', text: '7 days' },
  { value: '14', text: '14 days' },
  { value: '28', text: '28 days' },
] as const;

/** A release id without its algorithm and all but the first twelve digits; other ids as they are. */
export function shortRelease(id: string): string {
  if (id === '(none)') return 'not logged';
  const digits = /^sha256:([0-9a-f]{12})[0-9a-f]{52}$/.exec(id)?.[1];
  return digits ?? id;
}

/** On a filter that is set where verdicts are shown and that moves none of them. */
export const mootWords = 'changes no verdict';
export const mootAfter = `, ${mootWords}`;
