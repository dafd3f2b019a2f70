import {
  type Fate,
  type FateCounts,
  type Fates,
  fates,
  type FateGroup,
} from '../../metrics/accounting/fates';
import { count, counted, plain, utcDate } from '../../words/format';

/** What became of a proposal, as the head of a column. */
export const fateWords: Record<Fate, string> = {
  executed: 'Executed',
  held: 'Held by a human',
  denied: 'Denied by policy',
  expired: 'Expired',
  superseded: 'Superseded',
  open: 'Still open',
};

export const fatesLead =
  'Executed: something ran, whatever was decided. Superseded: it repeats an earlier proposal, or a human changed it or chose another action. Still open: nothing ran and nobody stopped it.';

/** "412 proposed = 180 executed + 60 held + …". */
export function fatesSentence({ proposed, fates: counts, approvedNotRun }: FateCounts): string {
  const short: Record<Fate, string> = {
    executed: 'executed',
    held: 'held',
    denied: 'denied',
    expired: 'expired',
    superseded: 'superseded',
    open: 'still open',
  };
  const parts = fates.map((fate) => `${count(counts[fate])} ${short[fate]}`).join(' + ');
  const approved =
    approvedNotRun === 0
      ? ''
      : ` Of those still open, ${count(approvedNotRun)} were approved and nothing ran.`;
  return plain(`${count(proposed)} proposed = ${parts}.${approved}`);
}

/** What ran without a proposal, in one sentence. */
export function unproposedSentence({ unproposed: { total } }: Fates): string {
  if (total === 0) return 'Nothing ran without a proposal.';
  const named = total === 1 ? 'action ran' : 'actions ran';
  return plain(`${count(total)} ${named} without a proposal: review ${total === 1 ? 'it' : 'them'}.`);
}

/** Names a group: its agent, its agent and bundle, or its week. */
export function fateGroupName(
  { agent, release, week }: FateGroup,
  releaseName: (release: string) => string,
): string {
  if (week !== null) return `Week of ${utcDate(Date.parse(`${week}T00:00:00Z`))}`;
  if (release === null) return agent ?? 'no agent logged';
  return `${agent}, ${release === '(none)' ? 'no bundle logged' : releaseName(release)}`;
}

/** The fates as lines of text. */
export function fateLines(found: Fates): string[] {
  return [
    `What became of every proposal: ${fatesSentence(found.all)}`,
    `  ${unproposedSentence(found)}`,
    ...found.unproposed.acts.slice(0, 3).map(({ event_id: id, executor, action }) => {
      const who = executor === null ? '' : ` by ${executor}`;
      return `    ${id}: ${action ?? 'no action named'}${who}`;
    }),
    ...(found.unproposed.total > 3 ? [`    and ${counted(found.unproposed.total - 3, 'more action')}`] : []),
  ];
}
