import { count, counted, hitsOf, percent } from '../../words/format';
import type { LabelDelay } from '../../metrics/label-delay/label-delay';
import type { OpenApprovals } from '../../metrics/open-approvals/open-approvals';

type Named = (release: string) => string;

const where = (
  scopes: readonly { workflow: string; release: string }[],
  nameOf: Named,
  said: (at: number) => string,
) => scopes.map(({ workflow, release }, at) => `${workflow} in ${nameOf(release)} (${said(at)})`).join('; ');

/** Labels against the lag, and where they do not keep to it. */
export function labelSentence({ all, outside, lagDays, isOneTime }: LabelDelay, nameOf: Named): string {
  if (all.matured === 0)
    return `Not measurable: no action in view${lagDays === 0 ? ' could be judged' : ` is older than the lag of ${counted(lagDays, 'day')}`}.`;
  if (isOneTime)
    return `Not measurable: the log gives each label the time of its proposal, so none can be late. Of ${counted(all.matured, 'action')}, ${count(all.missing)} ${all.missing === 1 ? 'has' : 'have'} no label.`;
  if (lagDays === 0)
    return `No lag is set, so no label can be late: of ${counted(all.matured, 'action')}, ${count(all.matured - all.missing)} ${all.matured - all.missing === 1 ? 'has' : 'have'} a label and ${count(all.missing)} ${all.missing === 1 ? 'has' : 'have'} none; ${counted(all.flipped, 'verdict')} changed after the first.`;
  const first = `Of ${counted(all.matured, 'action')} older than the lag of ${counted(lagDays, 'day')}, ${counted(all.late, 'label')} came later than the lag and ${count(all.missing)} ${all.missing === 1 ? 'has' : 'have'} none; ${counted(all.flipped, 'verdict')} changed after the first.`;
  if (outside.length === 0) return `${first} No workflow and bundle stands out.`;
  const most = where(outside, nameOf, (at) => {
    const { overdue } = outside[at]!;
    return `${hitsOf(overdue.hits, overdue.n)}, elsewhere ${percent(overdue.others ?? 0)}`;
  });
  return `${first} Overdue more often than elsewhere: ${most}. What is judged there now may still change.`;
}

/** Without a lag nothing is late: the same counts then tell when a label came. */
export const labelLineWords = (lagDays: number) =>
  lagDays === 0
    ? {
        caption: 'Actions of any age, by their label',
        inTime: 'Label at the decision',
        late: 'Label after the decision',
        all: 'All actions',
      }
    : {
        caption: 'Actions older than the lag, by their label',
        inTime: 'Label in time',
        late: 'Label later than the lag',
        all: 'Older than the lag',
      };

/** Approvals that nobody gave, and where. */
export function approvalSentence({ all, outside }: OpenApprovals, nameOf: Named): string {
  if (all.asked === 0) return 'Not measurable: nobody was asked for an approval here.';
  const required =
    all.pending === 0 ? '' : ` (${count(all.required)} of them may not run without an approval)`;
  const first = `Of ${counted(all.asked, 'proposal')} shown for approval, ${count(all.pending)} ${all.pending === 1 ? 'is' : 'are'} pending${required} and ${count(all.expired)} expired; neither counts as an approval.`;
  const ran =
    all.executedAfterExpiry === 0
      ? ''
      : ` ${count(all.executedAfterExpiry)} of the expired ran all the same, which contradicts the control.`;
  if (outside.length === 0) return `${first}${ran} No workflow and bundle stands out.`;
  const most = where(outside, nameOf, (at) => {
    const { unanswered, pending, expired } = outside[at]!;
    return `${count(pending)} pending and ${count(expired)} expired of ${count(unanswered.n)}, elsewhere ${percent(unanswered.others ?? 0)}`;
  });
  return `${first}${ran} Unanswered more often than elsewhere: ${most}.`;
}
