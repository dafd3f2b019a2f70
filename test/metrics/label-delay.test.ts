import { describe, expect, it } from 'vitest';
import { labelDelay } from '../../src/metrics/label-delay/label-delay';
import { emptySelection } from '../../src/slice/selection/selection';
import { queryOver } from './hand-facts';

// Each proposed on 2 March at 09:00, the lag is 14 days: a label is late after 16 March, 09:00.
const time = '2026-03-02 09:00:00';
const facts = [
  { incident_key: 1, time, label_time: '2026-03-05 09:00:00' },
  { incident_key: 2, time, label_time: '2026-03-16 09:00:00' },
  { incident_key: 3, time, label_time: '2026-03-16 09:00:01' },
  { incident_key: 4, time, label_time: '2026-03-20 09:00:00', verdict_flips: 1 },
  { incident_key: 5, time, label_time: null, label_rank: 0, warranted: null, verdict: '(none)' },
  // Labelled by a source that is asked to count only when nothing stronger is wanted.
  { incident_key: 6, time, label_time: '2026-03-04 09:00:00', label_rank: 1 },
  // Not judged: too young, though its verdict changed; denied by policy; no action; a duplicate case.
  { incident_key: 7, time, age_days: 3, label_time: '2026-03-03 09:00:00', verdict_flips: 2 },
  { incident_key: 8, time, policy_outcome: 'deny' },
  { incident_key: 9, time, is_action: false },
  { incident_key: 10, time, unadjudicable: 'duplicate' },
];

describe('labels against the lag', () => {
  it('counts the late, the missing and the changed ones by hand', async () => {
    const { all, lagDays } = await labelDelay(await queryOver(facts), emptySelection);
    expect(lagDays).toBe(14);
    expect(all).toEqual({ matured: 6, late: 2, missing: 1, flipped: 2 });
  });

  it('misses what only a weaker source labelled, where a stronger one is asked for', async () => {
    const { all } = await labelDelay(await queryOver(facts), { ...emptySelection, minLabelRank: 2 });
    expect(all).toEqual({ matured: 6, late: 2, missing: 2, flipped: 2 });
  });

  it('is late by the lag that is asked for', async () => {
    const { all } = await labelDelay(await queryOver(facts), { ...emptySelection, maturityLagDays: 2 });
    // Nothing labels within two days but the one of 4 March, and the young one (labelled after one) is judged now.
    expect(all).toEqual({ matured: 7, late: 4, missing: 1, flipped: 2 });
  });
});
