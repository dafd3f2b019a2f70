import { describe, expect, it } from 'vitest';
import { MerkleTree } from '../../../src/intake/integrity/merkle';

// transparency-dev/merkle, testonly/constants.go: the leaves, and the root at every size.
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

describe('the Merkle tree of RFC 6962', () => {
  it('has the published roots of the empty tree and of eight leaves', () => {
    const tree = new MerkleTree();
    expect(tree.root()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const leaf of leaves) tree.append(Uint8Array.from(Buffer.from(leaf, 'hex')));
    expect(tree.size).toBe(8);
    expect(tree.root()).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });
});
