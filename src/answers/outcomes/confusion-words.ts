import { count, counted } from '../../words/format';
import type { Confusion } from '../../metrics/confusion/confusion';

/** What the agent would have done, after "agent would". */
export const agentWouldWords: Record<string, string> = {
  act: 'act',
  escalate: 'escalate',
  other: 'propose something else',
  nothing: 'do nothing',
  refused: 'refuse or abstain',
  error: 'end in an error',
  duplicate: 'repeat itself',
};

/** What the human did, after "human". */
export const humanDidWords: Record<string, string> = {
  approved: 'approved',
  changed: 'changed it',
  replaced: 'replaced it',
  held: 'rejected it',
  abstained: 'abstained',
  expired: 'let it expire',
  none: 'has not decided',
};

export const truthWords: Record<string, string> = {
  warranted: 'warranted',
  not_warranted: 'not warranted',
  unknown: 'no label',
  too_young: 'younger than the lag',
  unadjudicable: 'unadjudicable',
};

/** Why the grid counts fewer wrong than the account, which counts a label of any age; the lag is in days. */
export const confusionLag = (lagDays: number): string =>
  lagDays === 0
    ? ''
    : `Right and wrong are counted only of decisions older than the lag of ${counted(lagDays, 'day')}; “Agent wrong” in the account above counts a label of any age.`;

/** Right proposals of no action, such as a notice, on what turned out to be real: too little for it. */
export const rightYetTooLittle = ({ cells }: Pick<Confusion, 'cells'>): number =>
  cells
    .filter((cell) => cell.agent_would === 'other' && cell.truth_was === 'warranted')
    .reduce((sum, { decisions }) => sum + decisions, 0);

/** Why a proposal is right in the grid and missed in Missed cases; empty where there is none. */
export const tooLittleWords = (n: number): string =>
  n === 0
    ? ''
    : `A proposal can be right that something was real and yet too little for it: ${count(n)} of those right would “propose something else”, such as a notice, where neither an action nor an escalation was proposed. Missed cases calls such a case missed.`;
