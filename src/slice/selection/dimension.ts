/** The dimensions a slice can narrow and a metric can group by. Each names one column of `facts`. */
export const dimensions = [
  'agent',
  'release',
  'workflow',
  'action_category',
  'risk_level',
  'criticality',
  'mode',
  'label_basis',
  'visibility',
  'week',
  'risk_class',
] as const;
export type Dimension = (typeof dimensions)[number];
