import { whyNoAudit } from '../../../answers/audit/question';
import { scopeKey } from '../../../answers/readiness/verdict-words';
import { stepFor } from '../../../readiness/criteria/criteria';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { useView } from '../../../session/view';
import { type CurrentEvaluation, useEvaluation } from '../../ask/use-evaluation';
import { Evaluated } from '../../scope/Evaluated';
import { Desk } from './Desk';
import { DeskHead } from './DeskHead';
import './audit.css';

/** What must be read to judge a scope: the plan, the draw, and what came of it. */
export default function AuditScreen() {
  const current = useEvaluation();
  const isChosen = useView((view) => view.scope !== null);
  return (
    <Evaluated current={current}>
      {(scopes, first) => {
        // From the bar nobody has chosen: what cannot be judged comes first.
        const unjudged = scopes.find(({ state }) => state === 'not_measurable');
        const scope = isChosen ? first : (unjudged ?? first);
        return <OfScope key={scopeKey(scope)} current={current} scopes={scopes} scope={scope} />;
      }}
    </Evaluated>
  );
}

interface OfScopeProps {
  readonly current: CurrentEvaluation;
  readonly scopes: readonly ScopeVerdict[];
  readonly scope: ScopeVerdict;
}

function OfScope({ current: { criteria }, scopes, scope }: OfScopeProps) {
  const applied = stepFor(criteria, scope);
  const why = whyNoAudit(scope, applied?.gates ?? []);
  if (applied === null || why !== null)
    return (
      <DeskHead scopes={scopes} scope={scope} title="Reading cases does not settle this.">
        {why ?? scope.sentence}
      </DeskHead>
    );
  return <Desk scopes={scopes} scope={scope} applied={applied} />;
}
