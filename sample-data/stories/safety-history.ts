import type { Story } from './story';

export const safetyHistory: Story = {
  id: 'safety-history',
  title: 'Tiers, canaries, exercises of kill switch and breaker, and a breaker trip',
  planted:
    'Control events: tier grants per workflow, a canary week before every promoted bundle, warden-3-rc1 withdrawn after six days as canary, four kill-switch exercises, a breaker exercise of each agent in its latest bundle, one breaker trip on database-protection during sentry-2. The control has them too.',
  conclude:
    'Tier held: agent-sentry advisory_responder in its three workflows; agent-warden limited_executor in mail-quarantine, advisory_responder in cloud-exposure.',
  where: {},
  truth: () => ({
    tierHeld: {
      'agent-sentry': {
        'endpoint-containment': 'advisory_responder',
        'identity-lockdown': 'advisory_responder',
        'database-protection': 'advisory_responder',
      },
      'agent-warden': { 'mail-quarantine': 'limited_executor', 'cloud-exposure': 'advisory_responder' },
    },
    killSwitchExercises: 4,
    breakerExercises: 2,
    breakerTrips: 1,
    canaries: { kept: 5, withdrawn: ['warden-3-rc1'] },
  }),
};
