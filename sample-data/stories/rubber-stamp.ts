import type { Story } from './story';

const operator = 't.okafor';

export const rubberStamp: Story = {
  id: 'rubber-stamp',
  title: 'An operator who approves everything within seconds',
  planted: `${operator} (soc-night) approves every advised proposal 2 to 6 seconds after it is shown and opens no evidence.`,
  conclude: 'Rubber-stamp share far above everybody else; approves wrong proposals too (commission).',
  where: { operators: [operator] },
  habit(habit, uid) {
    if (uid !== operator) return;
    habit.approvesAll = true;
    habit.seconds = [2, 6];
    habit.opensEvidence = [0, 0];
  },
  truth: (tally) => ({
    operator,
    ...tally.operator(operator),
    othersApprovalsUnder10s: [...tally.operators].reduce(
      (sum, [uid, one]) => sum + (uid === operator ? 0 : one.approvalsUnder10s),
      0,
    ),
  }),
};
