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
