import { describe, expect, it } from 'vitest';
import { chainControl } from '../../../src/metrics/controls/definitions';
import {
  judgeChain,
  type ChainSeen,
  type IntegritySeen,
  type SignaturesSeen,
} from '../../../src/readiness/controls/judge-chain';

const chain = (change: Partial<ChainSeen> = {}): ChainSeen => ({
  chain: 'ledger',
  records: 1000,
  valid: 1000,
  breakCount: 0,
  checkpoints: [{ state: 'rebuilt' }],
  ...change,
});
const seen = (chains: readonly ChainSeen[], change: Partial<IntegritySeen> = {}): IntegritySeen => {
  const sum = (of: (chain: ChainSeen) => number) => chains.reduce((all, chain) => all + of(chain), 0);
  const [records, verified] = [sum(({ records }) => records), sum(({ valid }) => valid)];
  const coverage = { read: records, verified, broken: records - verified, uncovered: 0 };
  return { chains, coverage, signatures: null, ...change };
};
const judged = (...chains: ChainSeen[]) => judgeChain(seen(chains), chainControl);
const signatures = (
  counts: Partial<SignaturesSeen['counts']>,
  of: SignaturesSeen['of'] = 'records',
): SignaturesSeen => ({
  chain: 'ledger',
  of,
  counts: { valid: 0, wrong: 0, unknown_key: 0, unreadable: 0, unsigned: 0, ...counts },
});

describe('the hash chain as a control', () => {
  it('is evidenced when every record is valid and a checkpoint is rebuilt from them', () => {
    expect(judged(chain())).toMatchObject({
      id: 'hash_chain',
      state: 'evidenced',
      checked: 1000,
      holding: 1000,
      sentence:
        '1,000 of 1,000 chained records are valid; the checkpoint is rebuilt from them; verified 100.0%, broken 0.0%, in no chain 0.0% of 1,000 records read.',
    });
  });

  it('is contradicted by one broken record, and by a checkpoint that these records do not give', () => {
    const broken = judged(
      chain({ valid: 999, breakCount: 1, checkpoints: [{ state: 'recorded_only' }] }),
      chain(),
    );
    expect(broken.state).toBe('contradicted');
    // 1 of 2,000 is 0.05%: neither none of them is broken nor are all of them verified.
    expect(broken.sentence).toBe(
      '1,999 of 2,000 chained records are valid; verified over 99.9%, broken 0.1%, in no chain 0.0% of 2,000 records read.',
    );
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

  it('is no evidence while records are in no chain, unless the criteria let so many be', () => {
    const half = seen([chain()], { coverage: { read: 2000, verified: 1000, broken: 0, uncovered: 1000 } });
    const strict = judgeChain(half, chainControl);
    expect(strict).toMatchObject({ state: 'no_evidence', checked: 2000, holding: 1000, unclear: 1000 });
    expect(strict.sentence).toContain('the 1,000 records in no chain were changed (at most 0% may be)');
    expect(strict.sentence).toContain('verified 50.0%, broken 0.0%, in no chain 50.0% of 2,000 records read');
    expect(judgeChain(half, chainControl, 0.49).state).toBe('no_evidence');
    expect(judgeChain(half, chainControl, 0.5).state).toBe('evidenced');
    const one = seen([chain()], { coverage: { read: 9001, verified: 9000, broken: 0, uncovered: 1 } });
    expect(judgeChain(one, chainControl)).toMatchObject({ state: 'no_evidence' });
    expect(judgeChain(one, chainControl).sentence).toContain('in no chain under 0.1%');
  });

  it('is contradicted by one signature that a key refuses', () => {
    const refused = judgeChain(
      seen([chain()], { signatures: [signatures({ valid: 999, wrong: 1 })] }),
      chainControl,
    );
    expect(refused.state).toBe('contradicted');
    expect(refused.sentence).toContain('999 signatures confirmed, 1 refused');
  });

  it('is no evidence where keys are given and do not confirm every record or every checkpoint', () => {
    const state = (...found: SignaturesSeen[]) =>
      judgeChain(seen([chain()], { signatures: found }), chainControl).state;
    expect(state(signatures({ valid: 1000 }))).toBe('evidenced');
    expect(state(signatures({ unsigned: 1000 }), signatures({ valid: 1 }, 'checkpoints'))).toBe('evidenced');
    expect(state()).toBe('no_evidence');
    expect(state(signatures({ unsigned: 1000 }))).toBe('no_evidence');
    expect(state(signatures({ valid: 999, unsigned: 1 }))).toBe('no_evidence');
    expect(state(signatures({ valid: 999, unknown_key: 1 }))).toBe('no_evidence');
    expect(state(signatures({ valid: 999, unreadable: 1 }))).toBe('no_evidence');
    expect(state({ ...signatures({ valid: 1000 }), chain: 'another' })).toBe('no_evidence');
  });
});
