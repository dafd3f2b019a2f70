import type { ControlCount } from '../../metrics/controls/controls';
import type { ControlResult, ControlState } from '../verdict';
import { count as counting, plain, utcDate } from '../../words/format';
import type { Attestation } from '../../records/attestation';

function stateOf({ checked, holding, unclear, logged }: ControlCount): ControlState {
  if (checked > 0 && holding + unclear === 0 && logged === 0) return 'not_in_log';
  if (holding + unclear < checked) return 'contradicted';
  return holding === 0 || unclear > 0 ? 'no_evidence' : 'evidenced';
}

function sentenceOf(count: ControlCount): string {
  const { definition, checked, holding, unclear, latest } = count;
  const { cases, holds, conditional, untold, absent } = definition;
  if (absent !== undefined && stateOf(count) === 'not_in_log')
    return `Not in the log: none of ${counting(checked)} ${cases} ${absent}. Missing is not a pass.`;
  if (checked === 0) return `For this scope the log holds no ${cases}${conditional ? ' so far' : ''}.`;
  const told =
    unclear === 0
      ? ''
      : `; of ${counting(unclear)} the records do not tell${untold === undefined ? '' : ` ${untold}`}`;
  const last = latest === null ? '' : `; the latest on ${plain(utcDate(latest))}`;
  return `${counting(holding)} of ${counting(checked)} ${cases} ${holds}${told}${last}.`;
}

/**
 * What the log shows of one control: one case against it contradicts it, unless no case at all carries what it asks to
 * be recorded, which is then not in the log; no case at all, or one that
 * cannot be told, is no evidence. A rule about what may come up blocks nothing only without any case.
 */
export function judgeControl(count: ControlCount): ControlResult {
  const { definition, checked, holding, unclear, statement } = count;
  const { id, title, conditional } = definition;
  return {
    id,
    title,
    state: stateOf(count),
    conditional: conditional && checked === 0,
    sentence: sentenceOf(count),
    holding,
    checked,
    unclear,
    statement,
  };
}

/** True where this control keeps a scope from its next tier: missing is never a pass. */
export const isBlocking = ({ state, conditional }: Pick<ControlResult, 'state' | 'conditional'>): boolean =>
  state === 'contradicted' || state === 'not_in_log' || (state === 'no_evidence' && !conditional);

/**
 * A person's word fills in where the log holds no case; it never outweighs a case against the control,
 * and where the log shows the control it is not needed.
 */
export function attestControl(control: ControlResult, attestation: Attestation | undefined): ControlResult {
  if (attestation === undefined || control.state !== 'no_evidence') return control;
  const { by, on, text } = attestation;
  return {
    ...control,
    state: 'attested',
    sentence: `Attested by ${by} on ${on}, not shown by the log: “${text}”.`,
  };
}
