import type { ScopeVerdict } from '../../readiness/verdict';
import { useView } from '../../session/view';
import { ChoiceField } from '../fields/ChoiceField';
import { inSentence } from '../../words/format';
import { verdictWords } from '../../words/paper-words';
import { scopeKey, scopeName } from '../../answers/readiness/verdict-words';

interface ScopePickerProps {
  scopes: readonly ScopeVerdict[];
  chosen: ScopeVerdict;
  label?: string;
}

/** Chooses agent, workflow and risk class; the choice is the same on every part of Readiness. */
export function ScopePicker({ scopes, chosen, label = 'Scope' }: ScopePickerProps) {
  return (
    <ChoiceField
      label={label}
      value={scopeKey(chosen)}
      choices={scopes.map((scope) => ({
        value: scopeKey(scope),
        text: `${scope.agent}: ${scopeName(scope)}`,
        beside: inSentence(verdictWords(scope.state, scope.tierHeld)),
      }))}
      onChange={(key) => {
        const scope = scopes.find((each) => scopeKey(each) === key);
        if (!scope) return;
        const { agent, workflow, riskClass } = scope;
        useView.setState({ scope: { agent, workflow, riskClass } });
      }}
    />
  );
}
