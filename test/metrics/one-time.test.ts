import { describe, expect, it } from 'vitest';
import { approvalTime } from '../../src/metrics/approval-time/approval-time';
import { reviewers } from '../../src/metrics/automation-bias/reviewers';
import { peopleKpis } from '../../src/metrics/every-kpi/of-people';
import { labelDelay } from '../../src/metrics/label-delay/label-delay';
import { operators } from '../../src/metrics/operators/operators';
import { workflowValue } from '../../src/metrics/workflow-value/workflow-value';
import { emptySelection } from '../../src/slice/selection/selection';
import { type Fact, queryOver } from './hand-facts';

const minute = (at: number) => `2026-03-02 09:${String(at % 60).padStart(2, '0')}:00`;

/** Approvals that waited so many seconds, by one agent. */
const approvals = (agent: string, waits: readonly number[]): Fact[] =>
  waits.map((wait_s, at) => ({
    agent,
    incident_key: agent.length * 1000 + at,
    time: minute(at),
    shown_time: minute(at),
    decided_time: minute(at).replace(/00$/, String(wait_s).padStart(2, '0')),
    label_time: minute(at),
    human_outcome: 'approve',
    is_decided: true,
    visibility: 'advised',
    reviewer: 'ana',
    wait_s,
  }));
const zeros = Array.from({ length: 20 }, () => 0);
const ids = ['approval_within', 'approval_p50', 'approval_p90', 'rubber_stamp_share'];
const asked = { slaSeconds: 900, floorSeconds: 10 };

describe('one time for shown and decided', () => {
  it('measures no wait and calls nobody fast, with the reason', async () => {
    const query = await queryOver(approvals('a', zeros));
    for (const kpi of peopleKpis.filter(({ id }) => ids.includes(id))) {
      const answer = await kpi.ask(query, emptySelection, asked as never, undefined);
      expect([kpi.id, answer.state, answer.value]).toEqual([kpi.id, 'not_measurable', null]);
      expect(answer.reason).toMatch(
        /^No wait is known: the log gives each decision the time of its proposal/,
      );
    }
    const time = await approvalTime(query, emptySelection, 900);
    expect(time).toMatchObject({
      state: 'not_measurable',
      p50: null,
      p90: null,
      withinSla: null,
      unusable: 20,
    });
    const { reviewers: people } = await reviewers(query, emptySelection);
    expect(people).toMatchObject([{ fastShare: null, timed_approvals: 0, median_wait_s: null }]);
    const { operators: all, fast } = await operators(query, emptySelection);
    expect(all[0]?.fast).toMatchObject({ n: 0, share: null });
    expect(fast).toEqual([]);
    const [value] = await workflowValue(query, emptySelection);
    expect(value).toMatchObject({ timed: 0, humanSeconds: null, hoursPerWeek: null });
  });

  it('with cases that still wait it is not measurable either: they do not show that nobody answers', async () => {
    const waiting = approvals('a', zeros).map((fact, at): Fact => ({
      ...fact,
      incident_key: 5000 + at,
      ...{ human_outcome: 'pending', is_decided: false, decided_time: null, wait_s: null },
      ...{ mode: 'enforced', policy_outcome: 'require_approval', is_executed: false },
    }));
    const query = await queryOver([...approvals('a', zeros), ...waiting]);
    const time = await approvalTime(query, emptySelection, 900);
    expect(time).toMatchObject({ state: 'not_measurable', withinSla: null });
    expect(time.counts).toMatchObject({ approved: 20, pending: 20 });
  });

  it('one answer that took a second makes the times of its agent known, of no other agent', async () => {
    const query = await queryOver([...approvals('a', [...zeros.slice(1), 1]), ...approvals('bb', zeros)]);
    const time = await approvalTime(query, emptySelection, 900);
    expect(time).toMatchObject({ state: 'measured', unusable: 20, p50: 0 });
    const { reviewers: people } = await reviewers(query, emptySelection);
    expect(people).toMatchObject([{ timed_approvals: 20, fast_approvals: 20, fastShare: 1 }]);
  });

  it('labels that bear the time of their proposal cannot be late', async () => {
    const query = await queryOver(approvals('a', zeros));
    expect(await labelDelay(query, emptySelection)).toMatchObject({
      isOneTime: true,
      all: { matured: 20, late: 0 },
    });
    const later = approvals('a', zeros).map((fact, at) =>
      at === 0 ? { ...fact, label_time: '2026-03-03 09:00:00' } : fact,
    );
    expect((await labelDelay(await queryOver(later), emptySelection)).isOneTime).toBe(false);
  });
});
