import { capital } from '../../../words/format';
import { Ladder, type Rung } from '../../../charts/verdicts/Ladder';
import { tierMeanings, tierTitle } from '../../../words/verdict-sentences';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { type Tier, tiers } from '../../../records/vocabulary';

function rungOf(tier: Tier, scopes: readonly ScopeVerdict[], selected: ScopeVerdict): Rung {
  const label = capital(tierTitle(tier));
  const { tierHeld, nextTier } = selected;
  if (tier === nextTier) {
    const asking = scopes.filter((scope) => scope.nextTier === tier);
    const eligible = asking.filter(({ state }) => state === 'eligible').length;
    const note = `asked for: ${eligible} of ${asking.length} scopes eligible`;
    return { key: tier, label, state: 'ask', note, part: eligible / asking.length };
  }
  if (tierHeld === null) return { key: tier, label, state: 'far' };
  const distance = tiers.indexOf(tier) - tiers.indexOf(tierHeld);
  if (distance > 0) return { key: tier, label, state: 'far' };
  if (distance < 0) return { key: tier, label, state: 'past' };
  const source =
    selected.tierHeldFrom === 'log' ? 'granted in the log' : 'inferred from the mode of its decisions';
  return { key: tier, label, state: 'now', note: `now, ${source}` };
}

/** Where the selected agent stands on its workflow, highest tier first. */
export function ScopeLadder({
  scopes,
  selected,
}: {
  scopes: readonly ScopeVerdict[];
  selected: ScopeVerdict;
}) {
  const own = scopes.filter(({ agent }) => agent === selected.agent);
  const rungs = [...tiers]
    .reverse()
    .map((tier): Rung => ({ ...rungOf(tier, own, selected), meaning: tierMeanings[tier] }));
  return (
    <>
      <h2 className="ladder-title">{selected.agent} on the ladder</h2>
      {selected.tierHeld === null && (
        <p className="q small">Every tier that was granted has been taken back.</p>
      )}
      <Ladder rungs={rungs} label="Tiers, highest first" />
    </>
  );
}
