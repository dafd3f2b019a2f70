import { expect, it } from 'vitest';
import { definitionOf } from '../../src/metrics/catalogue';
import { measure } from '../../src/metrics/rate/measure';
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
