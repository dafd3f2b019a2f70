import { describe, expect, it } from 'vitest';
import { countDecisions } from '../../src/metrics/decisions/list';
import { rowSetOf } from '../../src/metrics/decisions/row-sets';
import { nearMisses, overConfident } from '../../src/metrics/near-misses/near-misses';
import { operatorFunnel } from '../../src/metrics/operator-funnel/operator-funnel';
import { besideOverrides } from '../../src/metrics/override-rate/beside';
import { termGroups } from '../../src/metrics/reason-terms/reason-terms';
import type { TermRow } from '../../src/metrics/reason-terms/reason-terms';
import { emptySelection } from '../../src/slice/selection/selection';
import { queryOver } from './hand-facts';
import type { Fact } from './hand-facts';

const of = (n: number, fact: Fact): Fact[] => Array.from({ length: n }, () => fact);
const no: Fact = { human_outcome: 'reject', is_overridden: true };
const numbered = (facts: Fact[]) => facts.map((fact, at) => ({ incident_key: at, ...fact }));

describe('overrides per person', () => {
  it('expects of each what others do with the same cases', async () => {
    // Hard cases: 30 of 50 overridden by everybody; easy ones: 5 of 150. Ann has hard ones only.
    const query = await queryOver(
      numbered([
        ...of(15, { reviewer: 'ann', person: 'aaaaaaaaaaaa', workflow: 'hard', ...no }),
        ...of(10, { reviewer: 'ann', person: 'aaaaaaaaaaaa', workflow: 'hard' }),
        ...of(15, { reviewer: 'bob', person: 'bbbbbbbbbbbb', workflow: 'hard', ...no }),
        ...of(10, { reviewer: 'bob', person: 'bbbbbbbbbbbb', workflow: 'hard' }),
        ...of(5, { reviewer: 'cy', person: 'cccccccccccc', workflow: 'easy', ...no, warranted: false }),
        ...of(145, { reviewer: 'cy', person: 'cccccccccccc', workflow: 'easy' }),
        ...of(3, { reviewer: null, person: '(none)', ...no }),
      ]),
    );
    const found = await operatorFunnel(query, emptySelection);
    expect(
      found.people.map(({ reviewer, n, hits, expected }) => [
        reviewer,
        n,
        hits,
        Math.round(expected * 1e6) / 1e6,
      ]),
    ).toEqual([
      ['ann', 25, 15, 15],
      ['bob', 25, 15, 15],
      ['cy', 150, 5, 5],
    ]);
    expect([found.everybody, found.decided, found.overrides]).toEqual([3, 200, 35]);
    // As expected from the case mix: the standardised share is the overall one, 35 of 200.
    for (const { adjusted } of found.people) expect(adjusted.rate).toBeCloseTo(0.175, 9);
    expect(found.people[0]?.crude.rate).toBe(0.6);
    expect(found.people[2]).toMatchObject({ judged: 5, justified: 5 });
    expect(found.top[0]).toEqual({ k: 1, held: 15 / 35, decided: 25 / 200 });
    // Values 5, 15, 15: mean difference of all nine pairs 40/9, over twice the mean 35/3.
    expect(found.gini).toBeCloseTo(4 / 21, 12);
  });

  it('stands nobody outside when all do the same, and one who does otherwise', async () => {
    const person = (name: string, n: number, hits: number): Fact[] => [
      ...of(hits, { reviewer: name, person: name.padEnd(12, '0'), ...no }),
      ...of(n - hits, { reviewer: name, person: name.padEnd(12, '0') }),
    ];
    const same = await queryOver(
      numbered(['a', 'b', 'c', 'd', 'e', 'f'].flatMap((name) => person(name, 100, 5))),
    );
    const calm = await operatorFunnel(same, emptySelection);
    expect(calm.people.filter(({ adjusted }) => adjusted.outside !== null)).toEqual([]);
    const many = 'abcdefghijkl'.split('').flatMap((name) => person(name, 100, name === 'a' ? 40 : 5));
    const found = await operatorFunnel(await queryOver(numbered(many)), emptySelection);
    expect(
      found.people.filter(({ adjusted }) => adjusted.outside !== null).map(({ reviewer }) => reviewer),
    ).toEqual(['a']);
  });

  it('says nothing of nobody', async () => {
    const found = await operatorFunnel(await queryOver([{ reviewer: null }]), emptySelection);
    expect(found).toMatchObject({ people: [], everybody: 0, gini: null, lorenz: null, top: [] });
  });
});

describe('near misses', () => {
  const wrong: Fact = { warranted: false };
  it('tells apart who stopped what, and what ran', async () => {
    const query = await queryOver(
      numbered([
        ...of(3, { ...wrong, ...no, mode: 'advisory' }),
        ...of(2, { ...wrong, ...no, mode: 'shadow', criticality: 'critical' }),
        ...of(4, { ...wrong, policy_outcome: 'deny', mode: 'advisory', reversibility: 'irreversible' }),
        ...of(1, { ...wrong, ...no, policy_outcome: 'deny', mode: 'advisory' }),
        ...of(2, { ...wrong, ...no, is_executed: true, mode: 'enforced' }),
        ...of(1, { ...wrong, human_outcome: 'pending', mode: 'advisory' }),
        ...of(9, { ...wrong, ...no, age_days: 1 }),
        ...of(9, { ...no, warranted: true }),
        ...of(9, { ...no, warranted: null }),
        ...of(9, { ...wrong, ...no, is_action: false }),
      ]),
    );
    // The repeats need the table of decisions, which these facts do not fill: none.
    const { groups, repeats } = await nearMisses(query, emptySelection);
    expect(
      groups.map(({ stopped, is_shadow, n, grave, irreversible }) => [
        stopped,
        is_shadow,
        n,
        grave,
        irreversible,
      ]),
    ).toEqual([
      ['human', false, 3, 0, 0],
      ['human', true, 2, 2, 0],
      ['open', false, 1, 0, 0],
      ['policy', false, 5, 0, 4],
      ['ran', false, 2, 0, 0],
    ]);
    expect(repeats).toEqual([]);
    // What a count of the table says, it opens.
    const opened = async (set: string, how: string) =>
      (await countDecisions(query, { of: 'set', set: rowSetOf(set)!, keys: [how] }, emptySelection))
        .decisions;
    expect([await opened('stopped_on_grave', 'human'), await opened('stopped_on_grave', 'ran')]).toEqual([
      2, 0,
    ]);
    expect(await opened('stopped_irreversible', 'policy')).toBe(4);
    expect(await opened('stopped_irreversible', 'human')).toBe(0);
  });

  it('holds confidence to its word', async () => {
    const query = await queryOver(
      numbered([
        ...of(180, { release: 'sure', confidence: 0.98 }),
        ...of(20, { release: 'sure', confidence: 0.98, warranted: false }),
        ...of(98, { release: 'fair', confidence: 0.98 }),
        ...of(2, { release: 'fair', confidence: 0.98, warranted: false }),
        ...of(5, { release: 'fair', confidence: 0.5, warranted: false }),
        ...of(7, { release: 'few', confidence: 0.99, warranted: false }),
        // Two or more of five wrong, one in ten each: 1 − .9⁵ − 5 · .1 · .9⁴ = .081.
        ...of(3, { release: 'scarce', confidence: 0.9 }),
        ...of(2, { release: 'scarce', confidence: 0.9, warranted: false }),
      ]),
    );
    const { bundles } = await overConfident(query, emptySelection, 0.9);
    const told = bundles.map(({ release, n, wrong: errors, kind }) => [release, n, errors, kind]);
    expect(told).toEqual([
      ['sure', 200, 20, 'over'],
      ['few', 7, 7, 'over'],
      ['fair', 100, 2, 'not_shown'],
      ['scarce', 5, 2, 'few'],
    ]);
    expect(bundles[0]?.expected).toBeCloseTo(4, 9);
  });
});

describe('beside the override rate', () => {
  it('counts the decisions to do nothing that a human judged, and the proposals nobody can say need a human', async () => {
    const nothing: Fact = { is_proposal: false };
    const waiting: Fact = { human_outcome: 'pending', is_decided: false };
    const query = await queryOver(
      numbered([
        ...of(4, nothing),
        ...of(3, { ...nothing, ...no }),
        ...of(2, { ...nothing, ...waiting }),
        ...of(5, { ...waiting, policy_outcome: '(none)' }),
        ...of(1, { ...waiting, policy_outcome: '(none)', is_executed: true }),
        ...of(6, { ...waiting, policy_outcome: 'require_approval' }),
        ...of(7, no),
        ...of(8, { ...nothing, ...no, is_production: false, environment: 'test' }),
      ]),
    );
    const beside = await besideOverrides(query, emptySelection);
    expect(beside).toMatchObject({ decided: 7, overridden: 3, undecided: 5 });
    const rows = async (id: string, keys: string[]) =>
      (await countDecisions(query, { of: 'set', set: rowSetOf(id)!, keys }, emptySelection)).decisions;
    expect(await rows('nothing_proposed', ['decided'])).toBe(7);
    expect(await rows('nothing_proposed', ['overridden'])).toBe(3);
    expect(await rows('undecided', [])).toBe(5);
  });
});

describe('words of reasons', () => {
  const row = (term: string, n: number, example: string): TermRow => ({
    term,
    n,
    people: 2,
    judged: n,
    justified: 1,
    example,
    reasons: 1,
    texts: 10,
    different: 3,
  });
  it('puts words that always stand together into one group and leaves empty ones out', () => {
    const groups = termGroups([
      row('the', 9, 'x'),
      row('planned', 5, 'a'),
      row('maintenance', 5, 'a'),
      row('order', 3, 'b'),
    ]);
    expect(groups.map(({ term, others, n }) => [term, others, n])).toEqual([
      ['maintenance', ['planned'], 5],
      ['order', [], 3],
    ]);
  });
});
