import type { Place } from '../world/cell';
import { iso } from '../world/calendar';
import { at, type Story } from './story';

const changedAt = Date.UTC(2026, 6, 6);
const inside = (place: Place) => place.riskClass === 'low' && at(place, 'endpoint-containment', 'sentry-3');

export const unversionedChange: Story = {
  id: 'unversioned-change',
  title: 'Behaviour changed inside a bundle, with no new version',
  planted: `endpoint-containment, low risk, in sentry-3: incidents in error 1.5 % until ${iso(changedAt)}, 18 % from then to the end of the bundle; the release record did not change.`,
  conclude: 'A change point inside sentry-3 near that day, labelled as an unversioned change.',
  where: { agent: 'agent-sentry', workflow: 'endpoint-containment', riskClass: 'low', bundle: 'sentry-3' },
  shape(cell, place) {
    if (inside(place) && place.time >= changedAt) cell.errorRate = cell.believedErrorRate = 0.18;
  },
  alter(_decision, place, tally) {
    if (inside(place)) tally.add(place.time < changedAt ? 'unversioned_before' : 'unversioned_after');
  },
  truth: (tally) => ({
    direction: 'worse',
    changedAt: iso(changedAt),
    decisionsBefore: tally.count('unversioned_before'),
    decisionsAfter: tally.count('unversioned_after'),
    wrongBefore: tally.count('wrong|endpoint-containment|low|sentry-3|0.015'),
    wrongAfter: tally.count('wrong|endpoint-containment|low|sentry-3|0.18'),
  }),
};
