import type { LoadAccount } from '../../intake/loading/account';

export interface Trouble {
  title: string;
  count: number;
  what: string;
  /** The first of them, one line each. */
  rows: readonly { id: string; text: string }[];
}

type Clock = LoadAccount['build']['clock'];

const what: Record<Exclude<keyof Clock, 'gapDays'>, readonly [string, string]> = {
  loggedBeforeTime: [
    'Recorded before it happened',
    'logged more than 5 minutes before the time it gives; the record still counts',
  ],
  reviewBeforeDecision: [
    'Reviewed before proposed',
    'the review is earlier than its decision; it may be back-filled',
  ],
  executionBeforeDecision: ['Executed before proposed', 'the execution is earlier than its decision'],
  rollbackBeforeExecution: [
    'Undone before done',
    'the rollback is earlier than the execution that it undoes',
  ],
  farFuture: [
    'Far in the future',
    'more than two years after the median record; not used as the latest time',
  ],
};

/** Records whose times contradict each other, as lines of the account. */
export function clockTroubles(clock: Clock): Trouble[] {
  return (Object.keys(what) as (keyof typeof what)[]).map((key) => ({
    title: what[key][0],
    count: clock[key],
    what: what[key][1],
    rows: [],
  }));
}
