import type { ReactNode } from 'react';
import { StateBlock } from '../../charts/states/StateBlock';
import type { ScopeVerdict } from '../../readiness/verdict';
import { sliceStore } from '../../session/slice-store';
import type { CurrentEvaluation } from '../ask/use-evaluation';
import { useView } from '../../session/view';
import { firstScope, scopeKey } from '../../answers/readiness/verdict-words';

interface EvaluatedProps {
  current: CurrentEvaluation;
  children: (scopes: readonly ScopeVerdict[], chosen: ScopeVerdict) => ReactNode;
}

/** What needs verdicts: the frame while they are computed, the fault, the empty slice, or the content. */
export function Evaluated({ current: { answer }, children }: EvaluatedProps) {
  const wanted = useView((view) => view.scope);
  if (answer.state === 'error') {
    return (
      <StateBlock
        kind="error"
        title="The verdicts could not be computed."
        detail="The criteria, the plan and the other screens still work."
        facts={[{ name: 'What failed', value: answer.error?.message ?? '' }]}
        height={480}
      />
    );
  }
  if (!answer.value) return <StateBlock kind="loading" title="Judging every scope" height={480} />;
  const { scopes } = answer.value;
  const chosen = scopes.find((each) => wanted && scopeKey(each) === scopeKey(wanted)) ?? firstScope(scopes);
  if (!chosen) {
    return (
      <StateBlock
        kind="empty"
        title="No production decision is left in this slice."
        detail="Tests and drills never count here."
        action={{ label: 'Reset the filters', onPress: () => sliceStore.getState().clear() }}
        height={480}
      />
    );
  }
  return <div className={answer.state === 'refreshing' ? 'dim' : undefined}>{children(scopes, chosen)}</div>;
}
