import { at, type Story } from './story';

const [before, after] = ['sentry-1', 'sentry-2'];

export const falsePositivesAfterPromptChange: Story = {
  id: 'false-positives-after-prompt-change',
  title: 'A prompt change raised false positives on production databases',
  planted:
    'sentry-2 differs from sentry-1 in the prompt alone (p14 → p15). In database-protection, high risk, incidents with a wrong action rise from 3 % to 26 %; everything else stays.',
  conclude:
    'False-positive share of actions in database-protection, high risk: worse in sentry-2 than in sentry-1, attributable to the prompt.',
  where: {
    agent: 'agent-sentry',
    workflow: 'database-protection',
    riskClass: 'high',
    bundle: after,
    baseline: before,
  },
  shape(cell, place) {
    if (place.riskClass !== 'high') return;
    if (at(place, 'database-protection', after)) cell.errorRate = cell.believedErrorRate = 0.26;
    if (at(place, 'database-protection', before)) cell.errorRate = cell.believedErrorRate = 0.03;
  },
  truth(tally) {
    const scope = (bundle: string) =>
      tally.sum(
        (one) => one.workflow === 'database-protection' && one.riskClass === 'high' && one.bundle === bundle,
      );
    return { direction: 'worse', changed: ['prompt'], before: scope(before), after: scope(after) };
  },
};
