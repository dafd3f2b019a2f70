import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import type { LogRecord } from '../../src/records/record';
import { rebuilt } from '../fixtures/built';
import { at, decision, review, verdict } from '../fixtures/records';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

const built = (...records: LogRecord[]) => rebuilt(database, [records]);
const evict = { name: 'disable_account', category: 'evict' } as const;
const isolate = { name: 'isolate_host', category: 'isolate' } as const;
const notify = { name: 'tell_owner', category: 'notify' } as const;

describe('the human outcome', () => {
  it.each([
    ['approve', {}, 'matched_agree', false],
    ['reject', {}, 'matched_weaker', true],
    ['override', {}, 'matched_other_action', true],
    ['override', { modified_action: notify }, 'matched_weaker', true],
    ['override', { action: evict }, 'matched_other_action', true],
    ['modify', { modified_action: { ...isolate, arguments: { hours: 4 } } }, 'matched_agree', false],
    ['modify', { modified_action: { ...isolate, resource: { uid: 'host-1' } } }, 'matched_agree', false],
    [
      'modify',
      { modified_action: { ...isolate, resource: { uid: 'host-2' } } },
      'matched_other_target',
      true,
    ],
    ['modify', { modified_action: notify }, 'matched_weaker', true],
    ['modify', { modified_action: evict }, 'matched_other_action', true],
    ['modify', {}, 'matched_other_action', true],
    ['abstain', {}, 'unresolved', false],
    ['expire', {}, 'unresolved', false],
  ] as const)('%s %j is %s', async (outcome, overrides, matchClass, isOverridden) => {
    const { fact, humans } = await built(
      decision({ decision_id: 'd' }),
      review({ decision_id: 'd', outcome, ...overrides }),
    );
    expect(fact('d')).toMatchObject({
      human_outcome: outcome,
      match_class: matchClass,
      is_overridden: isOverridden,
      is_decided: outcome !== 'abstain' && outcome !== 'expire',
    });
    expect(humans.map((row) => row.match_class)).toEqual([matchClass]);
  });

  it('calls a stronger action of the human stronger', async () => {
    const { fact } = await built(
      decision({ decision_id: 'd', action: notify }),
      review({ decision_id: 'd', outcome: 'modify', modified_action: isolate }),
    );
    expect(fact('d').match_class).toBe('matched_stronger');
  });

  it('is pending without a review, which is no approval', async () => {
    const { fact, humans } = await built(decision({ decision_id: 'd' }));
    expect(fact('d')).toMatchObject({
      human_outcome: 'pending',
      is_decided: false,
      visibility: '(none)',
      wait_s: null,
      match_class: 'unresolved',
    });
    expect(humans).toEqual([]);
  });

  it('stands alone once the case has a verdict and nobody reviewed it', async () => {
    const { fact } = await built(decision({ decision_id: 'd' }), verdict({ decision_id: 'd' }));
    expect(fact('d').match_class).toBe('agent_only');
  });

  it('lets the least flattering of several reviewers speak', async () => {
    const worstFirst = ['reject', 'override', 'modify', 'expire', 'abstain', 'approve'] as const;
    for (const [index, worst] of worstFirst.entries()) {
      const { fact, humans } = await built(
        decision({ decision_id: 'd' }),
        ...worstFirst
          .slice(index)
          .map((outcome, time) =>
            review({ decision_id: 'd', outcome, reviewer: { uid: outcome }, time: at(3, time) }),
          ),
      );
      expect(fact('d')).toMatchObject({ human_outcome: worst, reviewer: worst });
      expect(humans).toHaveLength(6 - index);
    }
  });

  it('takes the least flattering review of one reviewer, and none but an override that another person replaced', async () => {
    const { fact, humans } = await built(
      decision({ decision_id: 'd' }),
      review({ decision_id: 'd', outcome: 'reject', time: at(3) }),
      review({ decision_id: 'd', outcome: 'approve', time: at(4) }),
      decision({ decision_id: 'e' }),
      review({ event_id: 'old', decision_id: 'e', outcome: 'reject', reviewer: { uid: 'a' }, time: at(3) }),
      review({ event_id: 'new', decision_id: 'e', supersedes: 'old', reviewer: { uid: 'b' }, time: at(4) }),
      decision({ decision_id: 'f' }),
      review({ event_id: 'held', decision_id: 'f', outcome: 'abstain', reviewer: { uid: 'a' }, time: at(3) }),
      review({ event_id: 'done', decision_id: 'f', supersedes: 'held', reviewer: { uid: 'b' }, time: at(4) }),
    );
    expect(['d', 'e', 'f'].map((id) => fact(id).human_outcome)).toEqual(['reject', 'reject', 'approve']);
    expect(humans).toHaveLength(4);
  });

  it('loses no review in a loop of replacements', async () => {
    const { fact, humans } = await built(
      decision({ decision_id: 'd' }),
      review({ event_id: 'a', decision_id: 'd', supersedes: 'b', outcome: 'approve', time: at(3) }),
      review({ event_id: 'b', decision_id: 'd', supersedes: 'c', outcome: 'approve', time: at(4) }),
      review({ event_id: 'c', decision_id: 'd', supersedes: 'a', outcome: 'reject', time: at(5) }),
      decision({ decision_id: 'self' }),
      review({ event_id: 's', decision_id: 'self', supersedes: 's', outcome: 'reject' }),
    );
    expect(fact('d').human_outcome).toBe('reject');
    expect(fact('self').human_outcome).toBe('reject');
    expect(humans).toHaveLength(2);
  });

  it('needs two different approvers where the policy asks for two persons', async () => {
    const two = { policy: { outcome: 'require_two_person' } } as const;
    const by = (id: string, uid: string | undefined, approver_index: 1 | 2) =>
      review({
        decision_id: id,
        approver_index,
        reviewer: uid ? { uid } : undefined,
        time: at(3, approver_index),
      });
    const { fact } = await built(
      decision({ decision_id: 'one', ...two }),
      by('one', 'a', 1),
      decision({ decision_id: 'both', ...two }),
      by('both', 'a', 1),
      by('both', 'b', 2),
      decision({ decision_id: 'same', ...two }),
      by('same', 'a', 1),
      by('same', 'a', 2),
      decision({ decision_id: 'nameless', ...two }),
      by('nameless', undefined, 1),
      by('nameless', undefined, 2),
    );
    const outcomes = ['one', 'both', 'same', 'nameless'].map((id) => fact(id).human_outcome);
    expect(outcomes).toEqual(['pending', 'approve', 'pending', 'pending']);
    expect(fact('one')).toMatchObject({ match_class: 'unresolved', wait_s: null, is_decided: false });
  });

  it('waits from being shown, else from being proposed', async () => {
    const { fact } = await built(
      decision({ decision_id: 'shown', time: at(2, 9) }),
      review({ decision_id: 'shown', shown_time: at(2, 9, 30), time: at(2, 10), saw_agent_output: true }),
      decision({ decision_id: 'unshown', time: at(2, 9) }),
      review({ decision_id: 'unshown', time: at(2, 10), saw_agent_output: undefined }),
    );
    expect(fact('shown')).toMatchObject({ wait_s: 1800, visibility: 'advised' });
    expect(fact('unshown')).toMatchObject({ wait_s: 3600, visibility: 'unknown' });
  });
});

describe('joining a review to its decision', () => {
  it('goes by decision_id, then trace and span, then the nearest of the same finding, action and resource', async () => {
    const same = { finding_uid: 'f', action: isolate, resource: { uid: 'host-1' } };
    const { fact, humans, account } = await built(
      decision({ decision_id: 'by-id' }),
      review({ decision_id: 'by-id' }),
      decision({ decision_id: 'by-span', trace_id: 't', span_id: 's' }),
      review({ trace_id: 't', span_id: 's' }),
      decision({ decision_id: 'near', finding_uid: 'f', incident_uid: 'i', time: at(5, 9) }),
      decision({ decision_id: 'far', finding_uid: 'f', incident_uid: 'i', time: at(5, 14) }),
      review({ event_id: 'first', ...same, time: at(5, 10) }),
      review({ event_id: 'second', ...same, time: at(5, 11) }),
      review({ event_id: 'third', ...same, time: at(5, 12) }),
      review({ event_id: 'too late', ...same, time: at(7, 12) }),
    );
    expect(fact('by-id').match_step).toBe(1);
    expect(fact('by-span').match_step).toBe(2);
    // near (9:00) and far (14:00) are one hour from 10:00 and two hours from 12:00: one to one.
    expect(fact('near')).toMatchObject({ match_step: 3, decided_time: Date.parse(at(5, 10)) });
    expect(fact('far')).toMatchObject({ match_step: 3, decided_time: Date.parse(at(5, 12)) });
    expect(account.joinSteps).toEqual([
      { step: 1, reviews: 1 },
      { step: 2, reviews: 1 },
      { step: 3, reviews: 2 },
      { step: 4, reviews: 2 },
    ]);
    const alone = humans.filter((row) => row.match_class === 'human_only');
    expect(alone.map((row) => row.review_event_id)).toEqual(['second', 'too late']);
    expect(alone[0]).toMatchObject({ incident_key: null, action_category: 'isolate', is_production: true });
  });

  it('takes a nearer pair first, even when it leaves another review alone', async () => {
    const same = { finding_uid: 'f', action: isolate, resource: { uid: 'host-1' } };
    const { humans } = await built(
      decision({ decision_id: 'd', finding_uid: 'f', time: at(5, 12) }),
      review({ event_id: 'hour', ...same, time: at(5, 11) }),
      review({ event_id: 'minutes', ...same, time: at(5, 12, 5) }),
    );
    expect(humans.map((row) => [row.review_event_id, row.match_step])).toEqual([
      ['hour', 4],
      ['minutes', 3],
    ]);
  });

  it('hands the reviews of a repetition to the proposal that counts', async () => {
    const again = { incident_uid: 'i', finding_uid: 'f' };
    const { fact, account } = await built(
      decision({ decision_id: 'counts', ...again, time: at(2, 9) }),
      decision({ decision_id: 'again', ...again, time: at(2, 9, 50) }),
      decision({ decision_id: 'chain', ...again, time: at(2, 10, 40) }),
      decision({ decision_id: 'later', ...again, time: at(2, 11, 41) }),
      review({ decision_id: 'again', outcome: 'reject' }),
    );
    const duplicates = ['counts', 'again', 'chain', 'later'].map((id) => fact(id).is_duplicate);
    expect(duplicates).toEqual([false, true, true, false]);
    expect(fact('counts').human_outcome).toBe('reject');
    expect(fact('again')).toMatchObject({
      human_outcome: 'pending',
      is_proposal: false,
      match_class: '(none)',
    });
    expect(account.decisionsWithoutEvents).toBe(3);
  });

  it('takes another bundle or another target for a comparison, not for a repetition', async () => {
    const again = { incident_uid: 'i', finding_uid: 'f' };
    const { facts } = await built(
      decision({ ...again, release_id: 'release-a' }),
      decision({ ...again, release_id: 'release-b' }),
      decision({ ...again, resource: { uid: 'host-9' } }),
      decision({ ...again, action: evict }),
    );
    expect(facts.map((row) => row.is_duplicate)).toEqual([false, false, false, false]);
  });
});
