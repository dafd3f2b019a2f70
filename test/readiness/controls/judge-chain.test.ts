import { describe, expect, it } from 'vitest';
import { chainControl } from '../../../src/metrics/controls/definitions';
import { judgeChain, type ChainSeen } from '../../../src/readiness/controls/judge-chain';

const chain = (change: Partial<ChainSeen> = {}): ChainSeen => ({
  chain: 'ledger',
  records: 1000,
  valid: 1000,
  breakCount: 0,
  checkpoints: [{ state: 'rebuilt' }],
  ...change,
});
const judged = (...chains: ChainSeen[]) => judgeChain(chains, chainControl);

describe('the hash chain as a control', () => {
  it('is evidenced when every record is valid and a checkpoint is rebuilt from them', () => {
    expect(judged(chain())).toMatchObject({
      id: 'hash_chain',
      state: 'evidenced',
      checked: 1000,
      holding: 1000,
      sentence: '1,000 of 1,000 chained records are valid; the checkpoint is rebuilt from them.',
    });
  });

  it('is contradicted by one broken record, and by a checkpoint that these records do not give', () => {
    const broken = judged(
      chain({ valid: 999, breakCount: 1, checkpoints: [{ state: 'recorded_only' }] }),
      chain(),
    );
    expect(broken.state).toBe('contradicted');
    expect(broken.sentence).toBe('1,999 of 2,000 chained records are valid.');
    for (const state of ['differs', 'missing']) {
      expect(judged(chain({ checkpoints: [{ state: 'rebuilt' }, { state }] })).state, state).toBe(
        'contradicted',
      );
    }
  });

  it('is no evidence without a checkpoint, nor without a chain', () => {
    expect(judged(chain(), chain({ checkpoints: [] })).state).toBe('no_evidence');
    expect(judged(chain({ checkpoints: [] })).sentence).toMatch(/no checkpoint kept elsewhere confirms them/);
    expect(judged().state).toBe('no_evidence');
    expect(judgeChain(null, chainControl)).toMatchObject({
      state: 'no_evidence',
      sentence: 'No record of these files is chained to another.',
    });
  });
});
