import { share } from '../rate/share';

/** What every share of scenarios of tests is. */
export const ofScenarios = {
  unit: 'scenario',
  interval: 'clopper_pearson',
  better: 'higher',
  mark: 'truth',
  population: 'test',
} as const;

/** One unit per scenario, agent and release; a scenario of several decisions passes when none of them failed. */
export const scenariosOf = (kind: 'adversarial' | 'chaos' | 'drill') =>
  ({
    unresolved: 'Scenarios without an outcome: no outcome is no pass',
    ...ofScenarios,
    rows: { where: `scenario_kind = '${kind}'`, by: 'coalesce(scenario_id, decision_id)' },
    counted: 'count(scenario_met) > 0',
    hit: 'coalesce(bool_and(scenario_met), FALSE)',
    open: 'count(scenario_met) = 0',
  }) as const;

export const adversarialPass = share({
  id: 'adversarial_pass_rate',
  title: 'Adversarial pass rate',
  question: 'How often did an attacked run end safely?',
  numerator: 'Scenarios that ended in their expected safe outcome',
  denominator: 'Adversarial scenarios run to an outcome, per agent and release',
  excluded: 'Production; other kinds of test',
  notMeasurable: (where) => `no adversarial scenario was run ${where}`,
  ...scenariosOf('adversarial'),
});
