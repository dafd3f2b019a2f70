import { at, type Story } from './story';

export const lateLabels: Story = {
  id: 'late-labels',
  title: 'Labels that arrive after the maturity lag, and labels that flip',
  planted:
    'cloud-exposure in warden-3: 30 % of verdicts come 16 to 45 days after the decision; 8 % are first closed as the opposite and corrected by incident review.',
  conclude:
    'Not shown yet: matured incidents without a label count as errors; flips are counted, the incident review wins.',
  where: { agent: 'agent-warden', workflow: 'cloud-exposure', bundle: 'warden-3' },
  shape(cell, place) {
    if (!at(place, 'cloud-exposure', 'warden-3')) return;
    cell.lateLabel = 0.3;
    cell.flippedLabel = 0.08;
  },
  truth: (tally) => ({
    lowVerdict: 'not_shown_yet',
    lateVerdicts: tally.count('late_label'),
    flips: tally.count('flip'),
    maturedWithoutLabel: tally.count('matured_unlabelled|cloud-exposure|warden-3'),
  }),
};
