import type { Attestation } from '../../records/attestation';
import { subjectOf } from '../controls/attested';
import { dayMs } from '../readings/incidents';
import type { Ruling, ScopeEvidence } from '../readings/evidence';

/**
 * What people ruled on trips in the app, for the scopes at hand. Nobody rules under the name of an agent, and a ruling
 * that does not say what it was given on lifts nothing.
 */
export function attestedRulings(
  attestations: readonly Attestation[],
  scopes: readonly Pick<ScopeEvidence, 'scope'>[],
): Ruling[] {
  const given = attestations.filter(({ control }) => control === 'ruling');
  if (given.length === 0) return [];
  const agents = new Set(scopes.map(({ scope }) => scope.agent.trim().toLowerCase()));
  // `harbor/closer` and `harbor:7` are parts of `harbor`.
  const isAgent = (by: string) => {
    const name = by.trim().toLowerCase();
    return agents.has(name) || agents.has(name.split(/[/:#]/, 1)[0] ?? '');
  };
  const latest = Math.max(...scopes.map(({ scope }) => scope.asOf));
  const names = new Map(
    scopes.map(({ scope: { agent, workflow } }) => [
      subjectOf('ruling', { agent, release: workflow }),
      { agent, workflow },
    ]),
  );
  return given.flatMap(({ subject, by, text, seen_until: seen, until }): Ruling[] => {
    const name = names.get(subject);
    if (name === undefined || seen === undefined || isAgent(by)) return [];
    return [
      {
        ...name,
        at: Date.parse(seen),
        isAhead: Date.parse(seen) > latest + 7 * dayMs,
        actor: by,
        reason: text,
        until: until === undefined ? null : Date.parse(`${until}T23:59:59.999Z`),
      },
    ];
  });
}
