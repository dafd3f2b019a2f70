import type { Story } from './story';

const pair = ['j.park', 'm.lindqvist'];

export const concentratedOverrides: Story = {
  id: 'concentrated-overrides',
  title: 'Overrides come from two people',
  planted: `${pair.join(' and ')} (cloud-team) override 38 % of the right proposals they see; everybody else 2 %.`,
  conclude:
    'Both stand above the funnel limits, also after case-mix adjustment; few of their overrides are justified by truth.',
  where: { operators: pair },
  habit(habit, uid) {
    if (pair.includes(uid)) habit.rejectsRight = 0.38;
  },
  truth(tally) {
    const all = [...tally.operators.values()].reduce((sum, one) => sum + one.overrides, 0);
    const ofPair = pair.reduce((sum, uid) => sum + tally.operator(uid).overrides, 0);
    return {
      overridesOfPair: ofPair,
      overridesOfAll: all,
      perOperator: Object.fromEntries(pair.map((uid) => [uid, tally.operator(uid)])),
    };
  },
};
