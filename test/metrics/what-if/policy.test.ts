import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../src/metrics/policy-replay/check';
import { evaluatePolicy } from '../../../src/metrics/policy-replay/evaluate';
import type { PolicyInput } from '../../../src/metrics/policy-replay/evaluate';
import { blastRadius, severityOnly } from '../../../src/records/what-if-settings/policy-presets';
import { replayPolicy } from '../../../src/metrics/policy-replay/replay';
import { readActions } from '../../../src/metrics/what-if/actions';
import type { Action } from '../../../src/metrics/what-if/actions';
import { policySchema } from '../../../src/records/policy';
import type { Conditions, Permission, Policy } from '../../../src/records/policy';
import { parseChange } from '../../../src/records/what-if';
import { emptySelection } from '../../../src/slice/selection/selection';
import { loadingTime, openSample } from '../../stories/samples';
import type { Opened } from '../../stories/samples';

const policy = (rules: [string, Conditions, Permission][], otherwise: Permission = 'act_alone'): Policy => ({
  format: 'shadowproof-policy/1',
  name: 'test',
  version: '1',
  rules: rules.map(([id, when, then]) => ({ id, when, then })),
  otherwise,
});

const input: PolicyInput = {
  at: Date.UTC(2026, 0, 5, 23, 30),
  severity: 'high',
  criticality: 'medium',
  reversibility: 'partially',
  blast: 5,
  confidence: 0.9,
  trust: 'supporting',
  evidence_age_s: 7200,
  environment: 'production',
};
const decides = (when: Conditions, change: Partial<PolicyInput> = {}) => {
  const found = evaluatePolicy(policy([['rule', when, 'must_not']]), { ...input, ...change });
  return found.missing ?? found.rule === 'rule';
};

describe('conditions', () => {
  it.each<[Conditions, boolean]>([
    [{ severity: { atLeast: 'high' } }, true],
    [{ severity: { atLeast: 'critical' } }, false],
    [{ severity: { atMost: 'medium' } }, false],
    [{ criticality: { atLeast: 'medium', atMost: 'medium' } }, true],
    [{ blastRadius: { atLeast: 5 } }, true],
    [{ blastRadius: { atLeast: 6 } }, false],
    [{ blastRadius: { atMost: 4 } }, false],
    [{ reversibility: ['partially', 'irreversible'] }, true],
    [{ reversibility: ['irreversible'] }, false],
    [{ confidence: { below: 0.9 } }, false],
    [{ confidence: { atLeast: 0.9 } }, true],
    [{ evidenceTrust: ['untrusted', 'no_evidence'] }, false],
    [{ evidenceAgeHours: { above: 2 } }, false],
    [{ evidenceAgeHours: { atMost: 2 } }, true],
    [{ environment: ['staging'] }, false],
    [{ hourUtc: { from: 22, until: 6 } }, true],
    [{ hourUtc: { from: 8, until: 18 } }, false],
    [{ severity: { atLeast: 'high' }, blastRadius: { atLeast: 6 } }, false],
    [{}, true],
  ])('%j', (when, holds) => expect(decides(when)).toBe(holds));

  it('a field that was not logged cannot be evaluated, unless another condition fails', () => {
    expect(decides({ blastRadius: { atLeast: 1 } }, { blast: null })).toBe('blastRadius');
    expect(decides({ severity: { atLeast: 'low' } }, { severity: '(none)' })).toBe('severity');
    expect(decides({ reversibility: ['irreversible'] }, { reversibility: '(none)' })).toBe('reversibility');
    expect(decides({ confidence: { below: 0.5 } }, { confidence: null })).toBe('confidence');
    expect(decides({ evidenceTrust: ['untrusted'] }, { trust: '(none)' })).toBe('evidenceTrust');
    expect(decides({ evidenceAgeHours: { above: 1 } }, { evidence_age_s: null })).toBe('evidenceAgeHours');
    expect(decides({ severity: { atLeast: 'critical' }, blastRadius: { atLeast: 1 } }, { blast: null })).toBe(
      false,
    );
  });
  it('the first rule that holds decides', () => {
    const two = policy([
      ['a', { severity: { atLeast: 'high' } }, 'one_approval'],
      ['b', {}, 'must_not'],
    ]);
    expect(evaluatePolicy(two, input)).toMatchObject({ permission: 'one_approval', rule: 'a' });
    expect(evaluatePolicy(two, { ...input, severity: 'low' })).toMatchObject({
      permission: 'must_not',
      rule: 'b',
    });
  });
});

const action = (id: number, change: Partial<Action>): Action => ({
  id: `d${id}`,
  incident: id,
  at: id * 86_400_000,
  agent: 'a',
  workflow: 'w',
  action: 'isolate_host',
  is_containment: true,
  target_class: 'host',
  confidence: 0.9,
  severity: 'high',
  criticality: 'low',
  risk: 'low',
  reversibility: 'reversible',
  blast: 1,
  trust: 'authoritative',
  evidence_age_s: 60,
  environment: 'production',
  policy: 'allow',
  is_mature: true,
  truth: true,
  is_overridden: false,
  is_decided: true,
  wait_s: 600,
  person: 'p1',
  ...change,
});
const costs = { minutesPerReview: 10, wrongLow: 100, wrongHigh: 1000, rightHeld: 5 };

describe('replay', () => {
  const wide = policy([['wide', { blastRadius: { atLeast: 10 } }, 'two_person']]);
  const actions = [
    action(0, {}),
    action(1, { blast: 50, truth: false, risk: 'high' }),
    action(2, { blast: 50, truth: true }),
    action(3, { blast: 20, truth: null }),
    action(4, { policy: 'require_approval', truth: true, wait_s: 1800, person: 'p2' }),
    action(5, { policy: 'require_approval', truth: false, wait_s: null, is_decided: false }),
    action(6, { policy: '(none)' }),
    action(7, { blast: null }),
    action(8, { policy: 'deny', blast: 99, truth: false }),
  ];
  const found = replayPolicy(actions, 'as_logged', wide, costs);

  it('fills the two by two with harm, by hand', () => {
    const { cells } = found;
    expect(cells.alone.alone).toMatchObject({ n: 1, right: 1, wrong: 0 });
    expect(cells.alone.held).toMatchObject({
      n: 3,
      wrong: 1,
      right: 1,
      open: 1,
      harmBefore: 1000,
      harmAfter: 5,
    });
    expect(cells.held.alone).toMatchObject({ n: 2, wrong: 1, right: 1, harmBefore: 5, harmAfter: 100 });
    expect(cells.held.held).toMatchObject({ n: 1, wrong: 1, harmBefore: 0, harmAfter: 0 });
    expect(found.compared).toBe(7);
  });
  it('lists the flips, deny to two persons too', () => expect(found.flips).toEqual([1, 2, 3, 4, 5, 8]));
  it('counts what cannot be evaluated, by field', () => {
    expect(found.notEvaluated).toBe(2);
    expect(found.missing).toEqual([
      { side: 'before', field: 'policy_verdict', places: [6] },
      { side: 'after', field: 'blastRadius', places: [7] },
    ]);
  });
  it('tests the discordant pairs exactly', () => {
    // Better: 1 (wrong, held now) and 4 (right, acts now). Worse: 2 and 5. Two against two: p = 1.
    expect(found).toMatchObject({ better: 2, worse: 2, mcnemar: { method: 'exact', p: 1 } });
    expect(found.net).toMatchObject({ difference: 0, n: 6, incidents: 6 });
  });
  it('says what it asks of people', () => {
    expect(found.load).toMatchObject({
      days: 8,
      approvalsBefore: 2,
      approvalsAfter: 8,
      operators: 2,
      waitMedian: 600,
      waitP90: 1800,
      rightDelayed: 1,
      rightFreed: 1,
    });
  });
  it('compares a policy with itself to no flip, and an empty log to nothing', () => {
    expect(replayPolicy(actions, wide, wide, costs)).toMatchObject({
      flips: [],
      better: 0,
      worse: 0,
      mcnemar: null,
    });
    expect(replayPolicy([], wide, wide, costs)).toMatchObject({
      compared: 0,
      net: null,
      load: { waitMedian: null },
    });
  });
  it('a rule on a field that was never logged evaluates nothing and says so', () => {
    const none = replayPolicy(
      actions.map((each) => ({ ...each, blast: null })),
      'as_logged',
      wide,
      costs,
    );
    expect(none).toMatchObject({ compared: 0, notEvaluated: 9 });
  });
});

describe('odd rules', () => {
  const kinds = (of: Policy) => checkPolicy(of).map(({ kind, rules }) => [kind, ...rules]);
  it('a rule behind a wider one is never reached', () =>
    expect(
      kinds(
        policy([
          ['any_high', { severity: { atLeast: 'high' } }, 'must_not'],
          ['critical', { severity: { atLeast: 'critical' } }, 'act_alone'],
        ]),
      ),
    ).toEqual([['unreachable', 'critical']]));
  it('nor one behind several that cover it together', () =>
    expect(
      kinds(
        policy([
          ['small', { blastRadius: { atMost: 10 } }, 'act_alone'],
          ['large', { blastRadius: { atLeast: 11 } }, 'must_not'],
          ['high', { severity: { atLeast: 'high' } }, 'must_not'],
        ]),
      ),
    ).toEqual([['unreachable', 'high']]));
  it('but a gap of one between them leaves it reached', () =>
    expect(
      kinds(
        policy([
          ['small', { blastRadius: { atMost: 10 } }, 'must_not'],
          ['large', { blastRadius: { atLeast: 12 } }, 'must_not'],
          ['high', { severity: { atLeast: 'high' } }, 'must_not'],
        ]),
      ),
    ).toEqual([]));
  it('conditions that leave nothing can never hold', () =>
    expect(kinds(policy([['none', { confidence: { atLeast: 0.9, below: 0.5 } }, 'act_alone']]))).toEqual([
      ['impossible', 'none'],
    ]));
  it('two that overlap conflict where the freer decides; the stricter first, or an exception, does not', () => {
    expect(
      kinds(
        policy([
          ['high', { severity: { atLeast: 'high' } }, 'must_not'],
          ['night', { hourUtc: { from: 22, until: 6 } }, 'one_approval'],
        ]),
      ),
    ).toEqual([]);
    expect(
      kinds(
        policy([
          ['night', { hourUtc: { from: 22, until: 6 } }, 'one_approval'],
          ['high', { severity: { atLeast: 'high' } }, 'must_not'],
        ]),
      ),
    ).toEqual([['conflict', 'night', 'high']]);
    expect(
      kinds(
        policy([
          ['critical', { severity: { atLeast: 'critical' } }, 'must_not'],
          ['high', { severity: { atLeast: 'high' } }, 'one_approval'],
        ]),
      ),
    ).toEqual([]);
  });
  it('a rule without a condition forestalls the rest', () =>
    expect(
      kinds(
        policy([
          ['all', {}, 'must_not'],
          ['high', { severity: { atLeast: 'high' } }, 'act_alone'],
        ]),
      ),
    ).toEqual([
      ['idle', 'all'],
      ['unreachable', 'high'],
    ]));
});

describe('what is refused', () => {
  it.each([
    [{ rules: [{ id: 'a', when: { reversibility: [] }, then: 'must_not' }] }, /can never hold/],
    [{ rules: [{ id: 'a', when: { colour: 'red' }, then: 'must_not' }] }, /colour/],
    [{ rules: [{ id: 'a', when: {}, then: 'perhaps' }] }, /then/],
    [
      {
        rules: [
          { id: 'a', when: {}, then: 'must_not' },
          { id: 'a', when: {}, then: 'must_not' },
        ],
      },
      /stands twice/,
    ],
  ])('%j', (change, message) => {
    const { problems } = parseChange(JSON.stringify({ ...policy([]), ...change }));
    expect(problems.join('\n')).toMatch(message);
  });
  it('text that is no JSON, and JSON that is no change', () => {
    expect(parseChange('{').problems[0]).toMatch(/not JSON/);
    expect(parseChange('{"format":"other"}').problems[0]).toMatch(/must be one of/);
    expect(parseChange('[]').problems[0]).toMatch(/must be one of/);
  });
  it('and the built-in pair is sound', () => {
    for (const preset of [severityOnly, blastRadius])
      expect(policySchema.safeParse(preset).success).toBe(true);
    expect(checkPolicy(severityOnly)).toEqual([]);
    expect(checkPolicy(blastRadius)).toEqual([]);
  });
});

describe('the sample', () => {
  let sample: Opened;
  beforeAll(async () => {
    sample = await openSample();
  }, loadingTime);
  afterAll(() => sample.close());
  it('accounts for every action, severity against blast radius', async () => {
    const actions = await readActions(sample.database, emptySelection);
    const found = replayPolicy(actions, severityOnly, blastRadius, costs);
    const { alone, held } = found.cells;
    const n = alone.alone.n + alone.held.n + held.alone.n + held.held.n;
    expect(n).toBe(found.compared);
    expect(n + found.notEvaluated).toBe(actions.length);
    expect(alone.held.n).toBeGreaterThan(0);
    expect(held.alone.n).toBeGreaterThan(0);
  });
});
