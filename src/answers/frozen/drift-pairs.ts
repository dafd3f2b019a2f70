import type { DriftBundle } from '../../metrics/drift/bundles';
import type { Freezing } from './context';

/** Two bundles that are compared: the baseline and the candidate. */
export interface BundlePair {
  readonly agent: string;
  readonly releases: readonly [before: string, after: string];
  readonly names: readonly [before: string, after: string];
}

/** Each bundle against the one before it, or every other bundle of its agent against a named baseline. */
export function pairsOf(
  { releaseName }: Pick<Freezing, 'releaseName'>,
  bundles: readonly DriftBundle[],
  baseline: string | null,
): BundlePair[] {
  const agents = bundles.filter(({ release }) => release === baseline).map(({ agent }) => agent);
  return bundles.flatMap(({ agent, release, previous }): BundlePair[] => {
    const before = baseline ?? previous;
    if (before === null || before === release) return [];
    if (baseline !== null && !agents.includes(agent)) return [];
    return [{ agent, releases: [before, release], names: [releaseName(before), releaseName(release)] }];
  });
}

/** What a comparison is told against, for a heading. */
export const againstWords = ({ releaseName }: Pick<Freezing, 'releaseName'>, baseline: string | null) =>
  baseline === null ? 'the one before' : releaseName(baseline);
