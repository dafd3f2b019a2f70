import type { Story } from './story';

export const brokenChain: Story = {
  id: 'broken-chain',
  title: 'One record of the execution ledger was changed afterwards',
  planted:
    'Executions and controls carry attestation in chain execution-ledger. After the chain was closed, one execution’s status was changed from failure to success; its fingerprint stayed.',
  conclude:
    'All records valid but one; the fingerprint does not fit its content, the links on both sides hold, and the roots of the checkpoints that cover it cannot be rebuilt from contents.',
  where: { chain_uid: 'execution-ledger', file: 'audit' },
  flags: ['broken_chain'],
  truth: (tally) => ({
    records: tally.count('chain_records'),
    invalid: tally.count('broken_chain'),
    event_id: tally.noted('broken_chain')[0] ?? null,
    line: tally.count('broken_chain_line'),
    sequence: tally.count('broken_chain_sequence'),
    checkpoints: tally.count('checkpoints'),
  }),
};
