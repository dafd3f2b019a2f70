import type { ControlRule } from '../../../metrics/controls/definitions';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { controlIds } from '../../../records/criteria';
import { toAddress } from '../../../slice/address/address';
import type { Selection } from '../../../slice/selection/selection';
import { allControls } from '../../../readiness/gather/gather';
import { integritySeen } from '../../../answers/integrity-of-logs/integrity-seen';
import { useAttestations } from '../../../session/attestations';
import { useSession } from '../../../session/session';
import { useQuery } from '../../ask/use-query';
import { goTo } from '../../../session/view';
import { scopeKey } from '../../../answers/readiness/verdict-words';

/** Controls that records contradict although the criteria do not require them: who promotes should know. */
export function OtherControls({
  scope,
  rule,
  asked,
}: {
  scope: ScopeVerdict;
  rule: ControlRule;
  asked: Selection;
}) {
  const account = useSession((session) => session.account);
  const attestations = useAttestations((store) => store.attestations);
  const ids = controlIds.filter((id) => !scope.controls.some((control) => control.id === id));
  const key = `other controls ${scopeKey(scope)} ${ids.join(' ')} ${toAddress(asked)}`;
  const answer = useQuery(key, (query, signal) =>
    allControls(query, asked, scope, { attestations, integrity: integritySeen(account), rule, ids }, signal),
  );
  const { agent, workflow, riskClass } = scope;
  const against = (answer.value ?? []).filter(({ state }) => state === 'contradicted');
  if (answer.state !== 'ready' || against.length === 0) return null;
  return (
    <div className="lede small">
      <b>Contradicted by records, though these criteria do not require it:</b>{' '}
      <button
        type="button"
        className="link"
        onClick={() => goTo('readiness', { part: 'controls', scope: { agent, workflow, riskClass } })}
      >
        See the records
      </button>
      <ul>
        {against.map(({ id, title, sentence }) => (
          <li key={id}>
            {title}. {sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}
