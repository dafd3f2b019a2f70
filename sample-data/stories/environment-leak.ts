import { at, type Story } from './story';

const wanted = 14;

export const environmentLeak: Story = {
  id: 'environment-leak',
  title: 'Production decisions that rest on staging evidence',
  planted: `The first ${wanted} decisions to act of cloud-exposure in warden-3 carry evidence from staging/cloud-posture.`,
  conclude: 'Environment leak: these decisions and no others.',
  where: { agent: 'agent-warden', workflow: 'cloud-exposure', bundle: 'warden-3' },
  alter(decision, place, tally) {
    if (!at(place, 'cloud-exposure', 'warden-3') || decision.action.category === 'none') return;
    const first = decision.evidence?.[0];
    if (!first || tally.count('environment_leak') >= wanted) return;
    first.provenance = 'staging/cloud-posture';
    tally.note('environment_leak', decision.decision_id);
  },
  truth: (tally) => ({
    decisions: tally.count('environment_leak'),
    decision_ids: tally.noted('environment_leak'),
  }),
};
