import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const commission = {
  id: 'automation_bias_commission',
  title: 'Automation bias, commission',
  question: 'How often did a human approve a wrong proposal after seeing it?',
  numerator: 'Approvals',
  denominator:
    'Proposals that the truth did not warrant, decided by a human who had seen them (or of whom it is not known)',
  excluded: 'Tests and drills; blind reviews',
  unresolved: 'Advised decisions whose truth is not known: any of them may belong here',
  unit: 'decision',
  interval: 'clopper_pearson',
  better: 'lower',
  mark: 'human',
  population: 'production',
  notMeasurable: (where) => `no human decided ${where} after seeing a proposal`,
  source: 'Exact interval: Clopper, Pearson (1934)',
  sql,
} as const satisfies RateDefinition;
