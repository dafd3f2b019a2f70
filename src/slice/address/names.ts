import type { Dimension } from '../selection/dimension';

/** Short names of the dimensions in an address. Once published, a name keeps its meaning. */
export const dimensionNames = {
  agent: 'a',
  release: 'r',
  workflow: 'w',
  action_category: 'ac',
  risk_level: 'rl',
  criticality: 'cr',
  mode: 'm',
  label_basis: 'lb',
  visibility: 'v',
  week: 'wk',
  risk_class: 'rc',
  action: 'an',
  severity: 'sv',
  policy_outcome: 'po',
  human_outcome: 'ho',
  reviewer_group: 'tm',
  person: 'p',
  reason_code: 'rs',
  evidence_trust: 'et',
  confidence_band: 'cb',
  hour: 'h',
  weekday: 'wd',
  queue_depth: 'q',
} as const satisfies Record<Dimension, string>;

export const fieldNames = {
  from: 'f',
  to: 't',
  environment: 'e',
  maturityLagDays: 'lag',
  minLabelRank: 'lr',
} as const;

export const dimensionOfName: ReadonlyMap<string, Dimension> = new Map(
  (Object.entries(dimensionNames) as [Dimension, string][]).map(([dimension, name]) => [name, dimension]),
);
