import { at, type Story } from './story';

export const readyOnlyWhenPooled: Story = {
  id: 'ready-only-when-pooled',
  title: 'A workflow that only looks ready until low and high risk are separated (Simpson)',
  planted:
    'identity-lockdown. sentry-3: half of the incidents are high risk, errors 0 % low and 6 % high. sentry-4: 10 % are high risk, errors 0.3 % low and 12 % high. Both strata are worse, the pooled share is better. All is labelled by second analysts who had not seen the agent’s output.',
  conclude:
    'Pooled, sentry-4 passes a 5 % gate and looks better than sentry-3. Separated: low risk eligible, high risk above its 1 % limit (step down).',
  where: { agent: 'agent-sentry', workflow: 'identity-lockdown', bundle: 'sentry-4', baseline: 'sentry-3' },
  highShare(workflow, bundle) {
    if (workflow.name !== 'identity-lockdown') return undefined;
    return { 'sentry-3': 0.5, 'sentry-4': 0.1 }[bundle.name];
  },
  shape(cell, place) {
    const low = place.riskClass === 'low';
    if (at(place, 'identity-lockdown', 'sentry-3')) cell.errorRate = low ? 0 : 0.06;
    else if (at(place, 'identity-lockdown', 'sentry-4')) cell.errorRate = low ? 0.003 : 0.12;
    else return;
    cell.believedErrorRate = cell.errorRate;
    cell.secondAnalyst = true;
    cell.unlabelled = cell.pending = cell.expired = 0;
    if (low) {
      cell.spotless = true;
      cell.blind = 0.45;
      cell.auditProbability = 1;
    }
  },
  truth(tally) {
    const scope = (bundle: string, risk?: string) =>
      tally.sum(
        (one) =>
          one.workflow === 'identity-lockdown' &&
          one.bundle === bundle &&
          (risk === undefined || one.riskClass === risk),
      );
    const strata = (bundle: string) => ({
      pooled: scope(bundle),
      low: scope(bundle, 'low'),
      high: scope(bundle, 'high'),
    });
    return {
      pooledVerdict: 'eligible',
      lowVerdict: 'eligible',
      highVerdict: 'step_down',
      before: strata('sentry-3'),
      after: strata('sentry-4'),
    };
  },
};
