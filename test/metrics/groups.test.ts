import { describe, expect, it } from 'vitest';
import { changesOf, stepsOf } from '../../src/metrics/bundle-changes/steps';
import { openApprovals } from '../../src/metrics/open-approvals/open-approvals';
import { operators } from '../../src/metrics/operators/operators';
import { groupShares } from '../../src/metrics/stand-out/stand-out';
import { emptySelection } from '../../src/slice/selection/selection';
import { queryOver } from './hand-facts';
import type { Fact } from './hand-facts';

/** One decision an incident: m = 1, e = 0 or 1. */
const alone = (n: number, hits: number) => ({
  n,
  hits,
  incidents: n,
  sum_ee: hits,
  sum_em: hits,
  sum_mm: n,
  hit_incidents: hits,
  other_incidents: n - hits,
});

describe('groups against all others', () => {
  it('compares each with everybody else, not with a total it is part of', () => {
    const [first] = groupShares([alone(100, 50), alone(100, 10), alone(200, 20)]);
    expect(first).toMatchObject({ share: 0.5, others: 0.1, outside: 'above' });
  });

  it('widens with the number of groups, so that one of many stands out by chance no more often', () => {
    const two = groupShares([alone(100, 13), alone(2000, 100)]);
    expect(two[0]?.outside).toBe('above');
    const many = groupShares([alone(100, 13), ...Array.from({ length: 20 }, () => alone(100, 5))]);
    expect(many[0]).toMatchObject({ others: 0.05, outside: null });
  });

  it('says nothing of fewer than ten, or of one group alone', () => {
    expect(groupShares([alone(9, 9), alone(500, 5)])[0]).toMatchObject({ share: 1, outside: null });
    expect(groupShares([alone(500, 250)])[0]).toMatchObject({ others: null, outside: null });
    expect(groupShares([alone(0, 0), alone(50, 5)])[0]).toMatchObject({ share: null, interval: null });
  });

  it('counts decisions of one incident as less than as many incidents', () => {
    const clustered = {
      ...{ n: 40, hits: 12, incidents: 10, sum_ee: 48, sum_em: 48, sum_mm: 160 },
      ...{ hit_incidents: 3, other_incidents: 7 },
    };
    const width = (at: { lower: number; upper: number } | null | undefined) => at!.upper - at!.lower;
    const [loose] = groupShares([clustered, alone(400, 20)]);
    const [tight] = groupShares([alone(40, 12), alone(400, 20)]);
    expect(width(loose?.interval)).toBeGreaterThan(width(tight?.interval));
  });
});

describe('who overrides', () => {
  it('counts decided, overridden and fast approvals per person, bulk approvals left out of the pace', async () => {
    const by = (reviewer: string, number: number, fact: Fact): Fact[] =>
      Array.from({ length: number }, (_, at) => ({
        reviewer,
        incident_key: at,
        decided_time: `2026-03-02 09:${String(at).padStart(2, '0')}:00`,
        ...fact,
      }));
    const query = await queryOver([
      ...by('a', 6, { human_outcome: 'reject', is_overridden: true }),
      ...by('a', 2, { wait_s: 9 }),
      ...by('b', 3, { wait_s: 10 }),
      ...by('b', 1, { human_outcome: 'override', is_overridden: true }),
      ...by('c', 4, { wait_s: 2, decided_time: '2026-03-03 09:00:00' }),
      ...by('d', 5, { human_outcome: 'pending', is_decided: false }),
    ]);
    const found = await operators(query, emptySelection);
    expect(
      found.operators.map(({ reviewer, overrides, fast }) => [
        reviewer,
        overrides.n,
        overrides.hits,
        fast.n,
        fast.hits,
      ]),
    ).toEqual([
      ['a', 8, 6, 2, 2],
      ['b', 4, 1, 3, 0],
      ['c', 4, 0, 0, 0],
    ]);
    expect(found.concentration).toMatchObject({ overrides: 7, share: 1, evenShare: 12 / 16 });
    expect(found.concentration?.isConcentrated).toBe(false);
  });
});

describe('approvals that nobody gave', () => {
  it('keeps pending, expired and executed after expiry apart, and asks nobody in shadow mode', async () => {
    const advisory: Fact = { mode: 'advisory', visibility: 'advised' };
    const waiting: Fact = { ...advisory, human_outcome: 'pending', is_decided: false, visibility: '(none)' };
    const query = await queryOver([
      advisory,
      waiting,
      { ...waiting, policy_outcome: 'require_approval' },
      { ...waiting, policy_outcome: 'deny' },
      { ...waiting, is_executed: true },
      { ...waiting, mode: 'shadow', policy_outcome: 'require_approval' },
      { ...advisory, human_outcome: 'expire', is_decided: false },
      { ...advisory, human_outcome: 'expire', is_decided: false, is_executed: true },
      { ...advisory, visibility: 'blind' },
    ]);
    expect((await openApprovals(query, emptySelection)).all).toEqual({
      asked: 5,
      pending: 2,
      required: 1,
      expired: 2,
      executedAfterExpiry: 1,
    });
  });
});

describe('what changed with a bundle', () => {
  const part = (role: string, version: string | null, digest: string | null = null) => ({
    role,
    name: null,
    version,
    digest,
  });
  it('is one part, several, none, or not recorded', () => {
    const release = (
      name: string,
      parts: ReturnType<typeof part>[] | null,
      parent: string | null = null,
    ) => ({
      agent: 'a',
      release: name,
      parent,
      components: parts,
      first: 0,
    });
    const steps = stepsOf([
      release('1', [part('model', '1'), part('prompt', '1')]),
      release('2', [part('prompt', '2'), part('model', '1')]),
      release('2-rc', [part('prompt', '2'), part('model', '1'), part('tools', '1')], '2'),
      release('3', [part('prompt', '3'), part('model', '2')], '2'),
      release('4', [part('model', '2'), part('prompt', '3')]),
      release('5', null),
    ]);
    expect(steps.map(({ before, after, attribution }) => [before, after, attribution])).toEqual([
      ['1', '2', 'attributable'],
      ['2', '2-rc', 'attributable'],
      ['2', '3', 'aliased'],
      ['3', '4', 'same'],
      ['4', '5', 'not_recorded'],
    ]);
  });
  it('sees a digest that changed under one version, and a part that came or went', () => {
    expect(changesOf([part('prompt', '1', 'aa')], [part('prompt', '1', 'bb')])).toEqual([
      { role: 'prompt', from: '1 aa', to: '1 bb' },
    ]);
    expect(changesOf([part('tools', '1')], [])).toEqual([{ role: 'tools', from: '1', to: null }]);
  });
});
