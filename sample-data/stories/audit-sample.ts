import type { Story } from './story';

export const auditSample: Story = {
  id: 'audit-sample',
  title: 'An audit sample of the cases in which the agent did not act',
  planted:
    'No-action cases are reviewed blind with known probability (sampling.probability; 30 %, in the spotless scopes 100 %), stratum = workflow/risk class. In about 5 % the action was warranted.',
  conclude: 'The missed share can be estimated (weighted), with the interval that so few sampled cases give.',
  where: {},
  truth: (tally) => ({
    noActionCases: tally.count('no_action'),
    missed: tally.count('missed'),
    sampled: tally.count('audit_sampled'),
    missedInSample: tally.count('audit_missed'),
    humanOnlyActions: tally.count('human_only'),
  }),
};
