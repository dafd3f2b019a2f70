import { share } from '../rate/share';

export const replayRight = share({
  id: 'replay_right_share',
  title: 'Right action on replayed cases',
  question: 'How often was the action right when nobody interfered?',
  numerator: 'Runs whose action was right by the known answer of the test',
  denominator: 'Replayed cases with a known answer',
  excluded: 'Production; other kinds of test',
  unresolved: 'Runs without an outcome: neither right nor wrong',
  better: 'higher',
  mark: 'truth',
  population: 'test',
  notMeasurable: (where) => `no such test was run ${where}`,
  source: 'Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  counted: "scenario_kind = 'replay' AND truth IS NOT NULL",
  hit: 'truth',
  open: "scenario_kind = 'replay' AND truth IS NULL",
});
