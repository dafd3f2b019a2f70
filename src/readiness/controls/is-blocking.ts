import type { ControlResult } from '../verdict';

/** True where this control keeps a scope from its next tier: missing is never a pass. */
export const isBlocking = ({ state, conditional }: Pick<ControlResult, 'state' | 'conditional'>): boolean =>
  state === 'contradicted' || state === 'not_in_log' || (state === 'no_evidence' && !conditional);
