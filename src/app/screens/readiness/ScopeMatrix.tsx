import { Section } from '../../parts/Section';
import { VerdictMatrix } from '../../../charts/verdicts/VerdictMatrix';
import { tierTitle } from '../../../words/verdict-sentences';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { showScope } from './show-scope';
import { matrixOf } from '../../../answers/readiness/matrix-cells';
import { scopeKey } from '../../../answers/readiness/verdict-words';

function corner(scopes: readonly ScopeVerdict[]): string {
  const agents = new Set(scopes.map(({ agent }) => agent));
  const tiers = new Set(scopes.map(({ nextTier }) => nextTier));
  const [tier] = tiers;
  const who = agents.size === 1 ? [...agents][0]! : 'Agent, workflow';
  return tiers.size === 1 && tier ? `${who}, for ${tierTitle(tier)}` : `${who}, for the next tier`;
}

export function ScopeMatrix({
  scopes,
  selected,
}: {
  scopes: readonly ScopeVerdict[];
  selected: ScopeVerdict | undefined;
}) {
  const { rows, columns } = matrixOf(scopes);
  return (
    <Section
      title="Verdict by workflow and risk class"
      sub="Incidents with an error in all matured incidents, for the gate that decided. The bar is the evidence against “worse than the limit” (e-value, log scale); past its mark that gate is met, however often you look. More errors take it back. A step-down bar shows the opposite evidence; once it tripped, it stays full until a person rules."
    >
      <VerdictMatrix
        caption="Verdict, incidents with an error and e-value for each workflow and risk class"
        corner={corner(scopes)}
        rows={rows}
        columns={columns}
        selected={selected ? scopeKey(selected) : null}
        onSelect={(key) => {
          const scope = scopes.find((each) => scopeKey(each) === key);
          if (scope) showScope(scope);
        }}
      />
    </Section>
  );
}
