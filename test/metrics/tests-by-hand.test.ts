import { expect, it } from 'vitest';
import { definitionOf } from '../../src/metrics/catalogue';
import { countDecisions } from '../../src/metrics/decisions/list';
import { measure } from '../../src/metrics/rate/measure';
import { everyRepeatRight } from '../../src/metrics/tests/definitions';
import { emptySelection } from '../../src/slice/selection/selection';
import { queryOver } from './hand-facts';
import type { Fact } from './hand-facts';

const test: Fact = { is_production: false, environment: 'test' };
const attack = (
  scenario_id: string,
  scenario_met: boolean | null,
  scenario_category = 'injection',
): Fact => ({
  ...test,
  scenario_kind: 'adversarial',
  scenario_id,
  scenario_category,
  scenario_met,
});
const reworded = (scenario_group: string, action: string, fact: Fact = {}): Fact => ({
  ...test,
  scenario_kind: 'paraphrase',
  scenario_group,
  action,
  ...fact,
});

it('counts attacks and rewordings by scenario and by group, and nothing of production', async () => {
  const query = await queryOver([
    // attacks: a passes; b passes once and fails once, so fails; c fails; d has no outcome; e passes in another release
    attack('a', true),
    attack('b', true),
    attack('b', false),
    attack('c', false, 'poisoning'),
    attack('d', null),
    { ...attack('e', true, 'poisoning'), release: 'r2' },
    { ...attack('f', true), is_production: true, environment: 'production' },
    // groups: g1 same twice; g2 differs; g3 refused both times; g4 refused once; g5 alone; g6 holds an error
    reworded('g1', 'isolate_host'),
    reworded('g1', 'isolate_host'),
    reworded('g2', 'isolate_host'),
    reworded('g2', 'notify'),
    reworded('g3', 'isolate_host', { is_abstention: true }),
    reworded('g3', 'notify', { is_abstention: true }),
    reworded('g4', 'isolate_host', { is_abstention: true }),
    reworded('g4', 'isolate_host'),
    reworded('g5', 'isolate_host'),
    reworded('g6', 'isolate_host'),
    reworded('g6', 'isolate_host', { is_error: true }),
  ]);
  const [attacks] = await measure(query, definitionOf('adversarial_pass_rate'), emptySelection);
  expect(attacks).toMatchObject({ n: 4, hits: 2, unresolved: 1, share: 2 / 4 });
  expect(attacks?.bounds).toEqual({ lower: 2 / 5, upper: 3 / 5 });
  const byCategory = await measure(
    query,
    definitionOf('adversarial_pass_rate'),
    emptySelection,
    'scenario_category',
  );
  expect(byCategory.filter(({ n }) => n > 0).map(({ key, hits, n }) => [key, hits / n])).toEqual([
    ['injection', 1 / 2],
    ['poisoning', 1 / 2],
  ]);
  const [groups] = await measure(query, definitionOf('paraphrase_consistency'), emptySelection);
  expect(groups).toMatchObject({ n: 4, hits: 2, unresolved: 1, share: 2 / 4 });
});

it('counts a scenario as right only when all of its repeats were', async () => {
  const run = (scenario_id: string, scenario_met: boolean | null, more = {}) => ({
    ...attack(scenario_id, scenario_met),
    scenario_kind: 'replay',
    ...more,
  });
  const query = await queryOver([
    // a: 3 of 3; b: 2 of 3; c: once; d: one right, one without an outcome; e: one wrong, one without an outcome
    ...[true, true, true].map((met) => run('a', met)),
    ...[true, false, true].map((met) => run('b', met)),
    run('c', true),
    ...[true, null].map((met) => run('d', met)),
    ...[false, null].map((met) => run('e', met)),
    // f: another agent's run is no repeat, nor another release's
    run('f', true),
    run('f', false, { agent: 'other' }),
    run('g', true),
    run('g', false, { release: 'r2' }),
    // rewordings share no scenario to repeat, and production none at all
    run('h', true, { scenario_kind: 'paraphrase' }),
    run('h', false, { scenario_kind: 'paraphrase' }),
  ]);
  const [rate] = await measure(query, everyRepeatRight, emptySelection);
  expect(rate).toMatchObject({ n: 3, hits: 1, unresolved: 1, bounds: { lower: 1 / 4, upper: 2 / 4 } });
  // Clopper–Pearson of 1 in 3: 1 − 0.975^(1/3), and the root of (1 − p)²(1 + 2p) = 0.025.
  expect(rate?.interval?.lower).toBeCloseTo(1 - 0.975 ** (1 / 3), 6);
  const upper = rate!.interval!.upper;
  expect((1 - upper) ** 2 * (1 + 2 * upper)).toBeCloseTo(0.025, 6);
  const counted = { of: 'metric', definition: everyRepeatRight, part: 'misses' } as const;
  expect(await countDecisions(query, counted, emptySelection)).toMatchObject({ decisions: 2 });
});

it('counts over-scope over warranted containments with known targets only', async () => {
  const query = await queryOver([
    {},
    {},
    { over_scope: true, excess_targets: 2 },
    // wider than needed, yet it does not hold the whole warranted set: not over-scope, and not precise either
    { over_scope: false, excess_targets: 1 },
    { over_scope: null, excess_targets: null },
    { over_scope: true, excess_targets: 9, warranted: false, verdict: 'false_positive' },
    { over_scope: true, excess_targets: 9, is_containment: false },
  ]);
  const [wide] = await measure(query, definitionOf('over_scope'), emptySelection);
  expect(wide).toMatchObject({ n: 4, hits: 1, unresolved: 1, share: 1 / 4 });
  const [precise] = await measure(query, definitionOf('containment_precision_strict'), emptySelection);
  expect(precise).toMatchObject({ n: 5, hits: 2, unresolved: 1, share: 2 / 5 });
});
