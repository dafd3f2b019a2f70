import type { BundleChanges, BundleEffect, RiskClass } from '../../metrics/bundle-changes/bundle-changes';
import type { Overview } from '../../metrics/drift/overview';
import type { Rate } from '../../metrics/rate/rate';
import { leastCell } from '../../records/report/report';
import { hiddenGroups, isSmall } from './hide-cells';
import { isSmallRate } from './drift-side';

/** Must the numbers of a step be left out? */
export type LeftOut = (riskClass: RiskClass, effect: BundleEffect) => boolean;

const sizeOf = ({ n, unresolved }: Rate) => (isSmall(n) ? n : n + unresolved);
const placeOf = (riskClass: RiskClass, { workflow }: BundleEffect) => JSON.stringify([riskClass, workflow]);

/**
 * Steps with a small side, and those that would give one away: what a bundle holds over all workflows and risk
 * classes stands in another table, so in each bundle at least two are left out that hold at least five together.
 */
export function leftOutSteps(steps: readonly BundleChanges[]): LeftOut {
  const bundles = new Map<string, Map<string, number>>();
  for (const { riskClass, effects } of steps) {
    for (const effect of effects) {
      const sides = [
        [effect.step.before, effect.before],
        [effect.step.after, effect.after],
      ] as const;
      for (const [release, rate] of sides) {
        const cells = bundles.get(release) ?? new Map<string, number>();
        bundles.set(release, cells.set(placeOf(riskClass, effect), sizeOf(rate)));
      }
    }
  }
  const hidden = new Map(
    [...bundles].map(([release, cells]) => {
      const isHidden = hiddenGroups([...cells.values()], leastCell);
      return [release, new Set([...cells.keys()].filter((_, at) => isHidden[at]))] as const;
    }),
  );
  return (riskClass, effect) =>
    [effect.step.before, effect.step.after].some((release) =>
      hidden.get(release)?.has(placeOf(riskClass, effect)),
    );
}

/** Is a risk class of a measure small in a bundle? The other class, taken from both together, would tell it. */
export function smallSides({ rows }: Overview): (release: string, kpi: string) => boolean {
  const small = new Set(
    rows.flatMap(({ bundle, cells }) =>
      cells
        .filter(({ side }) => side !== null && isSmallRate(side))
        .map(({ kpi }) => JSON.stringify([bundle.release, kpi.id])),
    ),
  );
  return (release, kpi) => small.has(JSON.stringify([release, kpi]));
}
