import type * as policy from '../../records/policy';
import type * as vocabulary from '../../records/vocabulary';

// The word lists of the records, in their order; the types make a list that differs from its record not compile.
export const riskLevels: typeof vocabulary.riskLevels = ['info', 'low', 'medium', 'high', 'critical'];
export const criticalities: typeof vocabulary.criticalities = ['low', 'medium', 'high', 'critical'];
export const reversibilities: typeof vocabulary.reversibilities = ['reversible', 'partially', 'irreversible'];
export const environments: typeof vocabulary.environments = ['production', 'staging', 'test'];
export const trustStates: typeof policy.trustStates = [
  'authoritative',
  'supporting',
  'untrusted',
  'no_evidence',
];
export const permissions: typeof policy.permissions = ['act_alone', 'one_approval', 'two_person', 'must_not'];
