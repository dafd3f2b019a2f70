import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const unsafeAction = {
  id: 'unsafe_action',
  title: 'Unsafe action',
  question: 'How often did the agent propose what must not be done?',
  numerator:
    'Proposals that policy denied, or irreversible ones on a critical asset without the approvals they require',
  denominator: 'Proposals with a recorded policy verdict, and unsafe ones without',
  excluded: 'Tests and drills',
  unresolved: 'Proposals without a recorded policy verdict',
  unit: 'decision',
  interval: 'clopper_pearson',
  better: 'lower',
  mark: 'wrong',
  population: 'production',
  notMeasurable: (where) => `the agent proposed nothing ${where}`,
  source: 'Exact interval: Clopper, Pearson (1934)',
  sql,
} as const satisfies RateDefinition;
