import { hexToBytes } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { inclusionProof, verifyInclusion } from '../../../src/intake/integrity/inclusion';
import { MerkleTree } from '../../../src/intake/integrity/merkle';

// Leaves and root: transparency-dev/merkle, testonly/constants.go at commit 582a6ad1. Proofs: its
// proof/verify_test.go, `inclusionProofs` at commit 02194e9a, which counts leaves from 1 where we count from 0.
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => hexToBytes(hex));
const root = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328';
const published: readonly [index: number, size: number, path: readonly string[]][] = [
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

it.each(published)('the proof of leaf %i in a tree of %i is the published one', (index, size, path) => {
  expect(inclusionProof(leaves, index, size).path).toEqual(path);
});

it('every leaf of every tree up to 8 is proved under its root, and under no other', () => {
  for (let size = 1; size <= leaves.length; size++) {
    const tree = new MerkleTree();
    leaves.slice(0, size).forEach((leaf) => tree.append(leaf));
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(leaves, index, size);
      expect(verifyInclusion(leaves[index]!, proof, tree.root())).toBe(true);
      expect(verifyInclusion(Uint8Array.of(9), proof, tree.root())).toBe(false);
      if (size < leaves.length) expect(verifyInclusion(leaves[index]!, proof, root)).toBe(false);
      if (size > 1)
        expect(verifyInclusion(leaves[index]!, { ...proof, index: (index + 1) % size }, tree.root())).toBe(
          false,
        );
      expect(verifyInclusion(leaves[index]!, { ...proof, path: [...proof.path, root] }, tree.root())).toBe(
        false,
      );
    }
  }
  expect(verifyInclusion(leaves[0]!, { index: 8, treeSize: 8, path: [] }, root)).toBe(false);
  expect(() => inclusionProof(leaves, 8)).toThrow(RangeError);
});
