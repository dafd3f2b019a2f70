import { describe, expect, it } from 'vitest';
import { fingerprintOf, MerkleTree } from '../../sample-data/chain';
import { canonical } from '../../sample-data/canonical';
import type { LogRecord } from '../../src/records/record';
import { makeSample, readSample, type Sample } from './sample';

const invalid = ({ audit }: Sample) =>
  audit.flatMap((one, index) =>
    one.attestation && fingerprintOf(one) !== one.attestation.fingerprint
      ? [{ line: index + 1, id: one.event_id }]
      : [],
  );

describe('the execution ledger', () => {
  it('has the roots that transparency-dev/merkle publishes', () => {
    const leaves = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const tree = new MerkleTree();
    expect(tree.root()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const leaf of leaves) tree.append(Buffer.from(leaf, 'hex'));
    expect(tree.root()).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  it('sorts members by UTF-16 code units (RFC 8785 §3.2.3)', () => {
    expect(canonical({ '\u20ac': 1, '\r': 2, '1': 3, '\ufb33': 4, '\u0080': 5 })).toBe(
      '{"\\r":2,"1":3,"\u0080":5,"\u20ac":1,"\ufb33":4}',
    );
  });

  it('is broken at the one planted record, whose neighbours still link', async () => {
    const sample = await readSample('sample-data');
    const { event_id, line, records } = sample.stories.get('broken-chain')!.truth;
    expect(invalid(sample)).toEqual([{ line, id: event_id }]);
    const chained = sample.audit.filter((one) => one.attestation);
    expect(chained).toHaveLength(Number(records));
    chained.forEach((one, index) => {
      expect(one.sequence).toBe(index);
      expect(one.attestation?.prev_event ?? null).toBe(chained[index - 1]?.attestation?.fingerprint ?? null);
    });
    const tree = new MerkleTree();
    const roots = new Map<number, string>();
    for (const one of chained) {
      tree.append(Buffer.from(one.attestation!.fingerprint, 'hex'));
      roots.set(tree.size, tree.root());
    }
    const checkpoints = sample.lines['checkpoints.jsonl.gz']!.map((text) => JSON.parse(text) as LogRecord);
    for (const one of checkpoints) {
      if (one.event_type !== 'checkpoint') throw new Error('not a checkpoint');
      expect(roots.get(one.tree_size)).toBe(one.root_hash);
    }
    expect(checkpoints).toHaveLength(7);
  });

  it('is whole in the control', async () => {
    expect(invalid(await makeSample({ decisions: 800, seed: 7, control: true }))).toEqual([]);
  });
});
