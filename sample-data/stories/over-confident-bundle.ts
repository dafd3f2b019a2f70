import { round } from '../tally';
import type { Story } from './story';

export const overConfidentBundle: Story = {
  id: 'over-confident-bundle',
  title: 'One bundle states far more confidence than it earns',
  planted:
    'In warden-3 stated confidence does not fall when the agent is wrong: about 97 % stated. In every other bundle confidence is calibrated by construction.',
  conclude: 'warden-3 is over-confident; no other bundle is.',
  where: { agent: 'agent-warden', bundle: 'warden-3' },
  shape(cell, place) {
    if (place.bundle.name === 'warden-3') cell.believedErrorRate = 0;
  },
  truth(tally) {
    const bundle = tally.sum((one) => one.bundle === 'warden-3');
    return {
      direction: 'over',
      actions: bundle.actions,
      meanConfidence: bundle.meanConfidence,
      shareRight: round(1 - bundle.wrongActions / Math.max(1, bundle.actions)),
    };
  },
};
