import { day, end } from '../world/calendar';
import { at, type Story } from './story';

const waitingFrom = end - 21 * day;

export const waitingApprovals: Story = {
  id: 'waiting-approvals',
  title: 'Approvals that nobody gave: pending, and expired',
  planted:
    'database-protection in sentry-4: 18 % of approvals expire after four hours, and in the last three weeks another 45 % are never answered. Three expired ones were executed all the same.',
  conclude:
    'Pending and expired are lines of their own, never approvals; execution after expiry contradicts the control.',
  where: { agent: 'agent-sentry', workflow: 'database-protection', bundle: 'sentry-4' },
  flags: ['acted_after_expiry'],
  shape(cell, place) {
    if (!at(place, 'database-protection', 'sentry-4')) return;
    cell.expired = 0.18;
    if (place.time >= waitingFrom) cell.pending = 0.45;
  },
  truth: (tally) => ({
    pending: tally.count('pending|database-protection|sentry-4'),
    expired: tally.count('expired|database-protection|sentry-4'),
    executedAfterExpiry: tally.noted('acted_after_expiry'),
  }),
};
