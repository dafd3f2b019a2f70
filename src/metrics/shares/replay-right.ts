import { share } from '../rate/share';

/** What the action of a run was by the known answer of its test. */
export const rightIn = (kind: 'replay' | 'adversarial') =>
  ({
    numerator: 'Runs whose action was right by the known answer of the test',
    excluded: 'Production; other kinds of test',
    unresolved: 'Runs without an outcome: neither right nor wrong',
    better: 'higher',
    mark: 'truth',
    population: 'test',
    notMeasurable: (where: string) => `no such test was run ${where}`,
    source: 'Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
    counted: `scenario_kind = '${kind}' AND truth IS NOT NULL`,
    hit: 'truth',
    open: `scenario_kind = '${kind}' AND truth IS NULL`,
  }) as const;

export const replayRight = share({
  id: 'replay_right_share',
  title: 'Right action on replayed cases',
  question: 'How often was the action right when nobody interfered?',
  denominator: 'Replayed cases with a known answer',
  ...rightIn('replay'),
});
