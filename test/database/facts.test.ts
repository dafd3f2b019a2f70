import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import type { LogRecord } from '../../src/records/record';
import { rebuilt } from '../fixtures/built';
import { at, decision, execution, review, verdict } from '../fixtures/records';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

const built = (...records: LogRecord[]) => rebuilt(database, [records]);

describe('truth', () => {
  it('takes the strongest source, whatever came later', async () => {
    const { fact } = await built(
      decision({ decision_id: 'd' }),
      verdict({ decision_id: 'd', basis: 'incident_review', verdict: 'false_positive', time: at(5) }),
      verdict({ decision_id: 'd', basis: 'second_analyst', verdict: 'true_positive', time: at(6) }),
      verdict({ decision_id: 'd', basis: 'analyst_of_record', verdict: 'true_positive', time: at(7) }),
      verdict({ decision_id: 'd', basis: 'closed_classification', verdict: 'true_positive', time: at(8) }),
    );
    expect(fact('d')).toMatchObject({
      verdict: 'false_positive',
      label_basis: 'incident_review',
      label_rank: 4,
      warranted: false,
      is_resolved: true,
      label_time: Date.parse(at(5)),
      verdict_flips: 1,
    });
  });

  it.each([
    ['closed_classification', undefined, 1],
    ['analyst_of_record', undefined, 1],
    ['analyst_of_record', true, 2],
    ['analyst_of_record', false, 1],
    ['second_analyst', undefined, 1],
    ['second_analyst', true, 3],
    ['second_analyst', false, 1],
    ['incident_review', undefined, 4],
  ] as const)('ranks %s (blind: %s) as %i', async (basis, blind, rank) => {
    const { fact } = await built(
      decision({ decision_id: 'd' }),
      verdict({ decision_id: 'd', basis, ...(blind === undefined ? {} : { blind }) }),
    );
    expect(fact('d')).toMatchObject({ label_basis: basis, label_rank: rank });
  });

  it('takes the latest final verdict of a source; one said to be not final is no truth', async () => {
    const { fact } = await built(
      decision({ decision_id: 'd' }),
      verdict({ decision_id: 'd', verdict: 'false_positive', time: at(5) }),
      verdict({ decision_id: 'd', verdict: 'true_positive', final: undefined, time: at(6) }),
      verdict({ decision_id: 'd', verdict: 'benign_positive', final: false, time: at(7) }),
      decision({ decision_id: 'e' }),
      verdict({ decision_id: 'e', final: false }),
    );
    expect(fact('d')).toMatchObject({ verdict: 'true_positive', warranted: true, verdict_flips: 2 });
    expect(fact('e')).toMatchObject({
      verdict: '(none)',
      warranted: null,
      label_rank: 0,
      is_resolved: false,
    });
  });

  it('cannot tell when two verdicts of one source and time contradict each other', async () => {
    const { fact } = await built(
      decision({ decision_id: 'd' }),
      verdict({ decision_id: 'd', verdict: 'false_positive' }),
      verdict({ decision_id: 'd', verdict: 'true_positive' }),
      decision({ decision_id: 'same' }),
      verdict({ decision_id: 'same' }),
      verdict({ decision_id: 'same' }),
    );
    expect(fact('d')).toMatchObject({ warranted: null, unadjudicable: 'contradictory' });
    expect(fact('same')).toMatchObject({ warranted: true, unadjudicable: '(none)' });
  });

  it.each(['undetermined', 'duplicate', 'test'] as const)('cannot tell from %s', async (word) => {
    const { fact } = await built(
      decision({ decision_id: 'd' }),
      verdict({ decision_id: 'd', verdict: word }),
    );
    expect(fact('d')).toMatchObject({
      verdict: word,
      warranted: null,
      unadjudicable: word,
      match_class: 'unadjudicable',
    });
  });

  it('reaches every decision on the finding, unless it names a decision', async () => {
    const { fact } = await built(
      decision({ decision_id: 'a', finding_uid: 'f' }),
      decision({ decision_id: 'b', finding_uid: 'f' }),
      decision({ decision_id: 'c', finding_uid: 'other' }),
      verdict({ finding_uid: 'f', verdict: 'false_positive', time: at(8) }),
      verdict({ finding_uid: 'f', decision_id: 'b', verdict: 'true_positive', time: at(7) }),
    );
    expect([fact('a').verdict, fact('b').verdict, fact('c').verdict]).toEqual([
      'false_positive',
      'true_positive',
      '(none)',
    ]);
  });

  it('keeps the known answers of tests away from production, and production ones apart from test verdicts', async () => {
    const scenario = { id: 's', kind: 'adversarial' } as const;
    const { fact } = await built(
      decision({ decision_id: 'live', finding_uid: 'f' }),
      decision({ decision_id: 'run', finding_uid: 'f', environment: 'test', scenario }),
      verdict({ finding_uid: 'f', basis: 'lab_label', scenario_met: false, verdict: 'false_positive' }),
      verdict({ finding_uid: 'f', basis: 'incident_review', environment: 'test' }),
      decision({ decision_id: 'drill', scenario }),
    );
    expect(fact('live')).toMatchObject({ label_rank: 0, is_production: true, scenario_met: null });
    expect(fact('run')).toMatchObject({
      label_rank: 5,
      verdict: 'false_positive',
      is_production: false,
      scenario_met: false,
    });
    expect(fact('drill')).toMatchObject({ is_production: false, scenario_met: null });
  });
});

describe('warranted', () => {
  const isolate = { category: 'isolate' } as const;
  const on = (resource_uid: string) => ({ category: 'isolate', resource_uid }) as const;
  const targets = (...uids: string[]) => uids.map((uid) => ({ uid }));
  it.each([
    ['the named target', {}, [on('host-1')], [true, true, false, 0]],
    ['another target', {}, [on('host-2')], [false, false, false, 1]],
    ['any target of the category', {}, [isolate], [true, true, false, 0]],
    ['another category', {}, [{ category: 'evict', resource_uid: 'host-1' }], [false, true, false, null]],
    ['nothing at all', {}, [], [false, false, false, null]],
    [
      'two of three targets',
      { targets: targets('host-2', 'host-3') },
      [on('host-1'), on('host-2')],
      [true, true, true, 1],
    ],
    [
      'all of the targets and more',
      { targets: targets('host-2') },
      [on('host-1'), on('host-2'), on('host-3')],
      [true, true, false, 0],
    ],
  ] as const)('%s', async (_, overrides, warranted_actions, expected) => {
    const { fact } = await built(
      decision({
        decision_id: 'd',
        ...overrides,
        ...('targets' in overrides ? { targets: [...overrides.targets] } : {}),
      }),
      verdict({ decision_id: 'd', warranted_actions: [...warranted_actions] }),
    );
    const { warranted, target_right, over_scope, excess_targets } = fact('d');
    expect([warranted, target_right, over_scope, excess_targets]).toEqual(expected);
  });

  it('rests on the verdict alone where nothing is warranted by name, or the proposal does not act', async () => {
    const { fact } = await built(
      decision({ decision_id: 'benign' }),
      verdict({ decision_id: 'benign', verdict: 'benign_positive' }),
      decision({ decision_id: 'escalation', action: { name: 'page', category: 'escalate' } }),
      verdict({ decision_id: 'escalation', warranted_actions: [{ category: 'isolate', resource_uid: 'x' }] }),
    );
    expect(fact('benign')).toMatchObject({ warranted: false, target_right: null, excess_targets: null });
    expect(fact('escalation')).toMatchObject({ warranted: true, is_escalation: true, over_scope: null });
  });
});

describe('execution and rollback', () => {
  it('counts what ran and what was undone as wrong', async () => {
    const ran = (id: string, overrides = {}) =>
      execution({ decision_id: id, event_id: `ran-${id}`, time: at(3), ...overrides });
    const undo = (id: string, overrides = {}) =>
      execution({ decision_id: id, rollback_of: `ran-${id}`, time: at(4, 21), ...overrides });
    const labels = ['kept', 'wrong', 'test'].map((id) => verdict({ decision_id: id, time: at(13) }));
    const { fact } = await built(
      ...['wrong', 'silent', 'planned', 'test', 'failed', 'kept'].map((id) => decision({ decision_id: id })),
      ran('wrong'),
      undo('wrong', { decision_id: null, rollback_reason: 'wrong' }),
      ran('silent', { status: 'partial' }),
      undo('silent'),
      ran('planned'),
      undo('planned', { rollback_reason: 'planned_expiry' }),
      ran('test'),
      undo('test', { rollback_reason: 'test' }),
      ran('failed', { status: 'failure' }),
      ran('kept'),
      ...labels,
    );
    const of = (id: string) => [fact(id).is_executed, fact(id).is_rolled_back];
    expect(of('wrong')).toEqual([true, true]);
    expect(fact('wrong').rollback_days).toBe(1.5);
    expect(of('silent')).toEqual([true, true]);
    expect(of('planned')).toEqual([true, false]);
    expect(of('test')).toEqual([true, false]);
    expect(of('failed')).toEqual([false, false]);
    expect(of('kept')).toEqual([true, false]);
    expect(fact('kept').followed_days).toBe(10);
  });
});

describe('kinds of decision', () => {
  it('sets the flags', async () => {
    const { fact } = await built(
      decision({ decision_id: 'abstained', abstained: true }),
      decision({ decision_id: 'failed', error: { type: 'timeout' } }),
      decision({ decision_id: 'nothing', action: { name: 'none', category: 'none' } }),
      decision({ decision_id: 'enrich', action: { name: 'whois', category: 'enrich' } }),
      decision({ decision_id: 'harden', action: { name: 'patch', category: 'harden' } }),
    );
    const flags = (id: string) => {
      const { is_proposal, is_action, is_containment, is_abstention, is_error, match_class } = fact(id);
      return [is_proposal, is_action, is_containment, is_abstention, is_error, match_class];
    };
    expect(flags('abstained')).toEqual([false, false, false, true, false, '(none)']);
    expect(flags('failed')).toEqual([false, false, false, false, true, '(none)']);
    expect(flags('nothing')).toEqual([false, false, false, false, false, '(none)']);
    expect(flags('enrich')).toEqual([true, false, false, false, false, 'unresolved']);
    expect(flags('harden')).toEqual([true, true, false, false, false, 'unresolved']);
  });

  it.each([
    ['low', 'low', 'low'],
    ['high', 'low', 'high'],
    ['critical', undefined, 'high'],
    ['medium', 'critical', 'high'],
    ['medium', 'high', 'high'],
    [undefined, undefined, 'high'],
    [undefined, 'medium', 'low'],
  ] as const)('risk %s on criticality %s is %s', async (risk_level, criticality, expected) => {
    const { fact } = await built(
      decision({
        decision_id: 'd',
        risk_level,
        resource: { uid: 'h', ...(criticality ? { criticality } : {}) },
      }),
    );
    expect(fact('d').risk_class).toBe(expected);
  });

  it('takes the most critical of resource and targets, and no fewer targets than are named', async () => {
    const many = Array.from({ length: 50 }, (_, at) => ({ uid: `h${at}` }));
    const { fact } = await built(
      decision({
        decision_id: 'hidden',
        risk_level: 'low',
        resource: { uid: 'h', criticality: 'low' },
        targets: [{ uid: 'h' }, { uid: 'controller', criticality: 'critical' }],
      }),
      decision({ decision_id: 'wide', risk_level: 'low', blast_radius: { count: 1 }, targets: many }),
      decision({
        decision_id: 'small',
        risk_level: 'low',
        blast_radius: { count: 3 },
        targets: many.slice(0, 2),
      }),
    );
    expect(fact('hidden').risk_class).toBe('high');
    expect(fact('wide')).toMatchObject({ risk_class: 'high', blast_count: 50 });
    expect(fact('small')).toMatchObject({ risk_class: 'low', blast_count: 3 });
  });

  it('is unsafe when policy denies, or irreversible on a critical asset without the approvals asked for', async () => {
    const grave = {
      reversibility: 'irreversible',
      resource: { uid: 'db', criticality: 'critical' },
    } as const;
    const { fact } = await built(
      decision({ decision_id: 'denied', policy: { outcome: 'deny' } }),
      decision({ decision_id: 'waiting', ...grave, policy: { outcome: 'require_approval' } }),
      decision({ decision_id: 'approved', ...grave, policy: { outcome: 'require_approval' } }),
      review({ decision_id: 'approved' }),
      decision({ decision_id: 'one-of-two', ...grave, policy: { outcome: 'require_two_person' } }),
      review({ decision_id: 'one-of-two' }),
      decision({ decision_id: 'silent', policy: undefined }),
    );
    expect(['denied', 'waiting', 'approved', 'one-of-two', 'silent'].map((id) => fact(id).is_unsafe)).toEqual(
      [true, true, false, true, false],
    );
    expect(fact('silent').policy_outcome).toBe('(none)');
  });

  it('numbers incidents in the order they were opened and counts their age to the latest record of their scope', async () => {
    const { fact } = await built(
      decision({ decision_id: 'late', incident_uid: 'i2', time: at(4) }),
      decision({ decision_id: 'early', incident_uid: 'i1', time: at(3) }),
      decision({
        decision_id: 'again',
        incident_uid: 'i1',
        time: at(5),
        action: { name: 'x', category: 'evict' },
      }),
      decision({ decision_id: 'alone', incident_uid: undefined, finding_uid: undefined, time: at(8, 9) }),
      ...['late', 'early', 'alone'].map((id) => verdict({ decision_id: id, time: at(13) })),
      decision({ workflow: 'another', time: at(30) }),
    );
    expect(['early', 'again', 'late', 'alone'].map((id) => fact(id).incident_key)).toEqual([1, 1, 2, 3]);
    expect(fact('again')).toMatchObject({ age_days: 8, incident_age_days: 10, week: '2026-03-02' });
    expect(fact('alone')).toMatchObject({ incident: 'alone', week: '2026-03-02' });
  });
});
