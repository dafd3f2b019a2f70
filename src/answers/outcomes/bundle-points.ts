import type { RatePoint } from './rate-point';
import type { BundleStep } from '../../metrics/bundle-changes/steps';
import type { Rate } from '../../metrics/rate/rate';
import type { Bundle } from '../../metrics/in-view/bundles';

export interface AgentPoint extends RatePoint {
  readonly agent: string;
}

/**
 * The bundles of each agent in their order. An agent's latest is the candidate; the baseline is the one whose
 * place it took by `steps`, or the one drawn before it where that one is not among these.
 */
export function bundlePoints(
  rates: readonly Rate[],
  bundles: readonly Bundle[],
  steps: readonly Pick<BundleStep, 'agent' | 'before' | 'after'>[],
  nameOf: (id: string) => string,
): AgentPoint[] {
  const rateOf = new Map(rates.map((rate) => [rate.key, rate]));
  const shown = bundles.flatMap((bundle): AgentPoint[] => {
    const rate = rateOf.get(bundle.release);
    return rate ? [{ ...rate, agent: bundle.agent, label: nameOf(rate.key) }] : [];
  });
  const roles = new Map<AgentPoint, 'baseline' | 'candidate'>();
  for (const agent of new Set(shown.map((point) => point.agent))) {
    const own = shown.filter((point) => point.agent === agent);
    const candidate = own.at(-1);
    if (own.length < 2 || candidate === undefined) continue;
    const step = steps.find((each) => each.agent === agent && each.after === candidate.key);
    const baseline = own.find(({ key }) => key === step?.before) ?? own.at(-2)!;
    roles.set(candidate, 'candidate').set(baseline, 'baseline');
  }
  return shown.map((point) => {
    const role = roles.get(point);
    return role ? { ...point, role } : point;
  });
}
