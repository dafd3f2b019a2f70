import type { ControlCount } from '../../metrics/controls/controls';
import type { ControlResult, ControlState } from '../verdict';
import { whole } from '../words';

function stateOf(checked: number, holding: number): ControlState {
  if (checked === 0) return 'no_evidence';
  return holding < checked ? 'contradicted' : 'evidenced';
}

/** What the log shows of one control: one case against it contradicts it, no case at all is no evidence. */
export function judgeControl(count: ControlCount): ControlResult {
  const { definition, checked, holding, statement } = count;
  const state = stateOf(checked, holding);
  const { id, title, conditional, cases, holds } = definition;
  return {
    id,
    title,
    state,
    conditional,
    sentence:
      state === 'no_evidence'
        ? `The log holds no ${cases}${conditional ? ' so far' : ''}.`
        : `${whole(holding)} of ${whole(checked)} ${cases} ${holds}.`,
    holding,
    checked,
    statement,
  };
}
