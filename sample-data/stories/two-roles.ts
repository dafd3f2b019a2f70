import { at, type Story } from './story';

const wanted = 9;

export const twoRoles: Story = {
  id: 'two-roles',
  title: 'One identity acts in two roles',
  planted: `The first ${wanted} decisions of cloud-exposure in warden-2 are logged by agent-warden as approval_staging; otherwise it is remediation.`,
  conclude: 'A finding against the control “own identity and role per agent”.',
  where: { agent: 'agent-warden', workflow: 'cloud-exposure', bundle: 'warden-2' },
  alter(decision, place, tally) {
    if (!at(place, 'cloud-exposure', 'warden-2') || tally.count('second_role') >= wanted) return;
    decision.agent.role = 'approval_staging';
    tally.note('second_role', decision.decision_id);
  },
  truth: (tally) => ({
    roles: ['remediation', 'approval_staging'],
    decisions: tally.count('second_role'),
    decision_ids: tally.noted('second_role'),
  }),
};
