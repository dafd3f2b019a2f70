import type { RateDefinition } from './definition';

/** Whether a decision can be too young for this measure: one that needs no truth counts decisions of any age. */
export const readsLag = ({ sql }: Pick<RateDefinition, 'sql'>): boolean =>
  /\b(is_mature|lag_days)\b/.test(sql.replace(/--.*$/gm, ''));
