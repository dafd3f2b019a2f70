import type { ControlRule } from '../../../metrics/controls/definitions';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { controlIds } from '../../../records/criteria';
import type { Selection } from '../../../slice/selection/selection';
import { allControls } from '../../../readiness/gather/gather';
import { useBasis } from '../../ask/use-evaluation';
import { useQuery } from '../../ask/use-query';
import { goTo } from '../../../session/view';

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
  const { attestations, integrity } = useBasis();
  const ids = controlIds.filter((id) => !scope.controls.some((control) => control.id === id));
  const answer = useQuery(
    (query, signal) => allControls(query, asked, scope, { attestations, integrity, rule, ids }, signal),
    [asked, attestations, ids, integrity, rule, scope],
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
