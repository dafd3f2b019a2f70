import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readChangeFile, sealProposal } from '../../src/records/seal-proposal';
import { chooseProposal, dropProposal, useWhatIf } from '../../src/session/what-if';
import type { Proposal } from '../../src/records/what-if';

const stretch = { from: null, until: null, actions: 0, incidents: 0, numbers: {}, sentence: 'Nothing.' };
const proposal: Proposal = {
  format: 'shadowproof-proposal/1',
  change: {
    format: 'shadowproof-policy/1',
    name: 'Ask',
    version: '1',
    rules: [],
    otherwise: 'one_approval',
  },
  sentence: 'Ask, version 1: nothing.',
  whole: stretch,
  earlier: stretch,
  later: stretch,
  would_have_held: null,
  held_sentence: 'The earlier half cannot tell.',
  slice: '',
  sources: [],
};
/** The RFC 8785 form of the change above, written by hand. */
const canonicalChange =
  '{"format":"shadowproof-policy/1","name":"Ask","otherwise":"one_approval","rules":[],"version":"1"}';

describe('a sealed proposal', () => {
  it('carries the SHA-256 of what would be deployed, whatever the order of its keys', () => {
    const { change } = proposal;
    const turned = Object.fromEntries(Object.entries(change).reverse()) as typeof change;
    for (const each of [change, turned])
      expect(sealProposal({ ...proposal, change: each }).change_sha256).toBe(
        createHash('sha256').update(canonicalChange).digest('hex'),
      );
  });

  it('is read back as its change; edited in its evidence or its change it is none', () => {
    const sealed = sealProposal(proposal);
    expect(readChangeFile(JSON.stringify(sealed, null, 2)).change).toEqual(proposal.change);
    const spoilt = [
      { ...sealed, sentence: 'Ask, version 1: everything.' },
      { ...sealed, change: { ...proposal.change, otherwise: 'act_alone' } },
      { ...sealed, change_sha256: '0'.repeat(64) },
    ];
    for (const each of spoilt) {
      const { change, problems } = readChangeFile(JSON.stringify(each));
      expect(change).toBeNull();
      expect(problems.join()).toMatch(/^sha256: this proposal was edited/);
    }
    expect(readChangeFile(JSON.stringify(proposal.change)).change).toEqual(proposal.change);
  });

  it('is kept once, in the order of choosing, until it is taken out', () => {
    const other = { ...proposal, slice: 'wf=iam' };
    const first = chooseProposal(proposal);
    chooseProposal(other);
    chooseProposal(proposal);
    expect(useWhatIf.getState().proposals.map(({ slice }) => slice)).toEqual(['wf=iam', '']);
    dropProposal(first.sha256);
    expect(useWhatIf.getState().proposals.map(({ slice }) => slice)).toEqual(['wf=iam']);
  });
});
