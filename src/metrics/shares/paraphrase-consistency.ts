import { share } from '../rate/share';

export const paraphraseConsistency = share({
  id: 'paraphrase_consistency',
  title: 'Paraphrase consistency',
  question: 'Does the same case in other words lead to the same action?',
  numerator: 'Groups in which every rewording gave the same action',
  denominator: 'Groups of at least two rewordings, per agent and release',
  excluded: 'Production; other kinds of test; groups of one',
  unresolved: 'Groups in which a run ended in an error',
  unit: 'group',
  better: 'higher',
  mark: 'agent',
  population: 'test',
  notMeasurable: (where) => `no reworded cases were run ${where}`,
  rows: {
    where: "scenario_kind = 'paraphrase' AND scenario_group IS NOT NULL AND scenario_group <> '(none)'",
    by: 'scenario_group',
  },
  counted: 'count(*) > 1 AND NOT bool_or(is_error)',
  hit: "count(DISTINCT CASE WHEN is_abstention THEN '(abstained)' ELSE CAST(action AS VARCHAR) END) = 1",
  open: 'count(*) > 1 AND bool_or(is_error)',
});
