import type { Story } from './story';

export const aliasedChange: Story = {
  id: 'aliased-change',
  title: 'Model and prompt changed together',
  planted:
    'sentry-3 differs from sentry-2 in model (4.1 → 5.0) and prompt (p15 → p16). False positives on production databases fall back.',
  conclude: 'Better, but aliased: model and prompt cannot be told apart without a replay of one of them.',
  where: {
    agent: 'agent-sentry',
    workflow: 'database-protection',
    riskClass: 'high',
    bundle: 'sentry-3',
    baseline: 'sentry-2',
  },
  truth(tally) {
    const scope = (bundle: string) =>
      tally.sum(
        (one) => one.workflow === 'database-protection' && one.riskClass === 'high' && one.bundle === bundle,
      );
    return {
      direction: 'better',
      changed: ['model', 'prompt'],
      aliased: true,
      before: scope('sentry-2'),
      after: scope('sentry-3'),
    };
  },
};
