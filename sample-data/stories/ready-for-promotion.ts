import { at, type Story } from './story';

export const readyForPromotion: Story = {
  id: 'ready-for-promotion',
  title: 'A workflow that is ready for the next tier',
  planted:
    'endpoint-containment, low risk (nine of ten incidents), in sentry-4 (the newest bundle): no wrong action, no override, no wrong rollback, allowed by policy, every case labelled within nine days by a second analyst who had not seen the agent’s output or by an incident review, blind reviews in 45 %.',
  conclude:
    'Eligible for limited_executor under every reading. High risk of the same workflow: not shown yet (hundreds of clean incidents are needed at 1 %).',
  where: { agent: 'agent-sentry', workflow: 'endpoint-containment', riskClass: 'low', bundle: 'sentry-4' },
  highShare: (workflow, bundle) =>
    workflow.name === 'endpoint-containment' && bundle.name === 'sentry-4' ? 0.1 : undefined,
  shape(cell, place) {
    if (!at(place, 'endpoint-containment', 'sentry-4')) return;
    cell.errorRate = 0;
    cell.unlabelled = 0;
    cell.spotless = true;
    cell.secondAnalyst = true;
    cell.blind = 0.45;
    cell.auditProbability = 1;
    cell.missed = cell.pending = cell.expired = 0;
  },
  truth(tally) {
    const scope = (risk: string) =>
      tally.sum(
        (one) =>
          one.workflow === 'endpoint-containment' && one.bundle === 'sentry-4' && one.riskClass === risk,
      );
    return {
      verdict: 'eligible',
      nextTier: 'limited_executor',
      low: scope('low'),
      high: scope('high'),
      highVerdict: 'not_shown_yet',
    };
  },
};
