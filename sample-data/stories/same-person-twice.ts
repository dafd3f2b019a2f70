import type { Story } from './story';

export const samePersonTwice: Story = {
  id: 'same-person-twice',
  title: 'Two-person approvals given twice by one person',
  planted:
    'database-protection, high risk, needs two people. In three approvals both come from the same person, in two the second is missing, and the action ran.',
  conclude: 'Two-person control contradicted by exactly these decisions.',
  where: { agent: 'agent-sentry', workflow: 'database-protection', riskClass: 'high' },
  flags: ['same_person_twice'],
  truth: (tally) => ({
    twoPersonApprovals: tally.count('two_person'),
    samePerson: tally.noted('same_person_twice'),
    secondMissing: tally.noted('second_missing'),
  }),
};
