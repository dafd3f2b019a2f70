import { at, type Story } from './story';

export const mixOnlyChange: Story = {
  id: 'mix-only-change',
  title: 'The mix of cases changed between two bundles, the behaviour did not',
  planted:
    'cloud-exposure: high-risk share 15 % in warden-1, 55 % in warden-2; incidents in error 2 % low and 14 % high in both.',
  conclude:
    'The pooled false-positive share rises; the whole difference is mix (Kitagawa), none is behaviour. Not attributed to the retrieval index, which is the only part that changed.',
  where: { agent: 'agent-warden', workflow: 'cloud-exposure', bundle: 'warden-2', baseline: 'warden-1' },
  highShare(workflow, bundle) {
    if (workflow.name !== 'cloud-exposure') return undefined;
    return { 'warden-1': 0.15, 'warden-2': 0.55 }[bundle.name];
  },
  shape(cell, place) {
    if (!at(place, 'cloud-exposure', 'warden-1') && !at(place, 'cloud-exposure', 'warden-2')) return;
    cell.errorRate = cell.believedErrorRate = place.riskClass === 'low' ? 0.02 : 0.14;
  },
  truth(tally) {
    const scope = (bundle: string, risk?: string) =>
      tally.sum(
        (one) =>
          one.workflow === 'cloud-exposure' &&
          one.bundle === bundle &&
          (risk === undefined || one.riskClass === risk),
      );
    const strata = (bundle: string) => ({
      pooled: scope(bundle),
      low: scope(bundle, 'low'),
      high: scope(bundle, 'high'),
    });
    return {
      cause: 'mix',
      changed: ['retrieval_index'],
      before: strata('warden-1'),
      after: strata('warden-2'),
    };
  },
};
