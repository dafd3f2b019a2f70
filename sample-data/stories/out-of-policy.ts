import { at, type Story } from './story';

export const outOfPolicy: Story = {
  id: 'out-of-policy',
  title: 'Proposals that policy denies',
  planted: 'mail-quarantine in warden-2: 4 % of the proposals to act are denied by policy; elsewhere none.',
  conclude: 'Within policy falls in warden-2, and every unsafe proposal is found there.',
  where: { agent: 'agent-warden', workflow: 'mail-quarantine', bundle: 'warden-2' },
  shape(cell, place) {
    if (at(place, 'mail-quarantine', 'warden-2')) cell.denied = 0.04;
  },
  truth(tally) {
    const denied = [...tally.scopes.values()].filter((scope) => scope.denied > 0);
    return {
      denied: denied.reduce((sum, scope) => sum + scope.denied, 0),
      bundles: [...new Set(denied.map((scope) => scope.bundle))],
    };
  },
};
