import type { Policy } from '../policy';

/** What many teams start from: the alert's severity alone decides. */
export const severityOnly: Policy = {
  format: 'shadowproof-policy/1',
  name: 'Severity only',
  version: '1',
  rules: [
    { id: 'urgent', when: { severity: { atLeast: 'high' } }, then: 'act_alone' },
    { id: 'medium', when: { severity: { atLeast: 'medium' } }, then: 'one_approval' },
  ],
  otherwise: 'one_approval',
};

/** What an error would cost decides: reach, reversibility and the asset. */
export const blastRadius: Policy = {
  format: 'shadowproof-policy/1',
  name: 'Blast radius',
  version: '1',
  rules: [
    {
      id: 'irreversible_on_critical',
      when: { reversibility: ['irreversible'], criticality: { atLeast: 'critical' } },
      then: 'two_person',
    },
    { id: 'critical_asset', when: { criticality: { atLeast: 'critical' } }, then: 'two_person' },
    { id: 'hard_to_undo', when: { reversibility: ['partially', 'irreversible'] }, then: 'one_approval' },
    { id: 'wide', when: { blastRadius: { atLeast: 10 } }, then: 'one_approval' },
    { id: 'unsure', when: { confidence: { below: 0.9 } }, then: 'one_approval' },
  ],
  otherwise: 'act_alone',
};
