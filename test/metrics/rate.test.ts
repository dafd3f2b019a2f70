import { describe, expect, it } from 'vitest';
import { definitionOf, everyRate } from '../../src/metrics/catalogue';
import { selectionFor, unmeasurableHere } from '../../src/metrics/rate/definition';
import { rateStatement } from '../../src/metrics/rate/measure';
import { noSums, rateOf } from '../../src/metrics/rate/rate';
import { decisionsStatement } from '../../src/metrics/decisions/list';
import { narrowed } from '../../src/metrics/rate/rows';
import { tierHeld } from '../../src/metrics/scopes/tier-held';
import type { TierEvent } from '../../src/metrics/scopes/tier-held';
import { dimensions } from '../../src/slice/selection/dimension';
import { emptySelection } from '../../src/slice/selection/selection';

const statement = { sql: 'SELECT 1', values: [] };
const wrong = definitionOf('false_positive_share');
const rollback = definitionOf('rollback_rate');

// Ten incidents of two decisions each; three of them have one error.
const tenIncidents = {
  ...noSums,
  key: 'all',
  n: 20,
  hits: 3,
  incidents: 10,
  sum_ee: 3,
  sum_em: 6,
  sum_mm: 40,
  hit_incidents: 3,
  other_incidents: 10,
};

describe('a rate from its sums', () => {
  it('gives share, design effect and effective n as counted by hand', () => {
    const rate = rateOf(wrong, tenIncidents, statement);
    expect(rate.share).toBe(3 / 20);
    // 10/9 · (3·(1 − 0.3)² + 7·0.3²) / 20², over 0.15·0.85/20
    expect(rate.designEffect).toBeCloseTo(((10 / 9) * 2.1) / 400 / ((0.15 * 0.85) / 20), 12);
    // The floor: 1 + (40/20 − 1)·0.3, as fewer than 20 incidents have an error.
    expect(rate.effectiveN).toBeCloseTo(20 / 1.3, 12);
    expect(rate.state).toBe('measured');
    expect(rate.reason).toBeNull();
  });

  it('widens the interval when errors come in clumps', () => {
    // The same three errors in two incidents: 2² + 1² = 5.
    const clumped = rateOf(
      wrong,
      { ...tenIncidents, sum_ee: 5, hit_incidents: 2, other_incidents: 9 },
      statement,
    );
    const spread = rateOf(wrong, tenIncidents, statement);
    expect(clumped.effectiveN).toBeLessThan(20 / 1.3);
    expect(clumped.interval?.upper).toBeGreaterThan(spread.interval?.upper ?? 1);
  });

  it('bounds what is unresolved both ways', () => {
    const rate = rateOf(wrong, { ...tenIncidents, unresolved: 5 }, statement);
    expect(rate.bounds).toEqual({ lower: 3 / 25, upper: 8 / 25 });
    expect(rate.share).toBe(3 / 20);
  });

  it('gives the exact upper bound 1 − (α/2)^(1/n) where nothing happened, at n less what few incidents tell', () => {
    const none = { ...noSums, key: 'all', n: 50, incidents: 50, sum_mm: 50, other_incidents: 50 };
    const exact = rateOf(definitionOf('override_justified'), none, statement).interval;
    expect(exact?.lower).toBe(0);
    expect(exact?.upper).toBeCloseTo(1 - 0.025 ** (1 / 50), 10);
    // z = 1.959964, t(49) = 2.009575 (tables): n* = 50·(1.959964/2.009575)².
    const clustered = rateOf(rollback, none, statement).interval;
    expect(clustered?.lower).toBe(0);
    expect(clustered?.upper).toBeCloseTo(1 - 0.025 ** (1 / (50 * (1.959964 / 2.009575) ** 2)), 5);
  });

  it('says when there is too little, and when there is nothing to measure', () => {
    const nine = rateOf(wrong, { ...noSums, key: 'all', n: 9, incidents: 9, sum_mm: 9 }, statement);
    expect(nine.state).toBe('not_enough_data');
    expect(nine.reason).toBe('9 resolved decisions in 9 incidents; a share needs at least 10 in 5.');
    const four = rateOf(wrong, { ...noSums, key: 'all', n: 40, incidents: 4, sum_mm: 400 }, statement);
    expect(four.state).toBe('not_enough_data');
    const open = rateOf(wrong, { ...noSums, key: 'all', unresolved: 7 }, statement);
    expect([open.state, open.share, open.reason]).toEqual([
      'not_enough_data',
      null,
      'None of 7 is resolved yet.',
    ]);
    expect(open.bounds).toEqual({ lower: 0, upper: 1 });
    const young = rateOf(wrong, { ...noSums, key: 'all', young: 3 }, statement);
    expect(young.state).toBe('not_enough_data');
    const none = rateOf(rollback, { ...noSums, key: 'all' }, statement);
    expect([none.state, none.share, none.interval, none.bounds]).toEqual([
      'not_measurable',
      null,
      null,
      null,
    ]);
    expect(none.reason).toBe(unmeasurableHere(rollback));
  });
});

describe('the catalogue', () => {
  it('has one definition per id, each told in words', () => {
    expect(new Set(everyRate.map((each) => each.id)).size).toBe(everyRate.length);
    for (const definition of everyRate) {
      const words = [
        definition.title,
        definition.question,
        definition.numerator,
        definition.denominator,
        definition.excluded,
        definition.unresolved,
        unmeasurableHere(definition),
        definition.source,
      ];
      for (const text of words) expect(text, definition.id).toMatch(/^[A-Z][^!]+$/);
    }
  });

  it('is constant SQL over the slice, with every value bound', () => {
    const hostile = "'; DROP TABLE facts; --";
    const only = Object.fromEntries(dimensions.map((dimension) => [dimension, [hostile]]));
    const selection = { ...emptySelection, from: 1, to: 2, only };
    for (const definition of everyRate) {
      expect(definition.sql).toContain('FROM slice');
      expect(definition.sql).not.toMatch(/[?;]|\bfacts\b/);
      for (const built of [
        rateStatement(definition, selection),
        decisionsStatement({ of: 'metric', definition, part: 'hits' }, selection, {
          order: 'oldest',
          limit: 9,
          offset: 0,
        }),
      ]) {
        expect(built.sql).not.toContain('DROP');
        expect(built.sql).not.toMatch(/\{\w+\}/);
        expect(built.sql.split('?')).toHaveLength(built.values.length + 1);
      }
    }
  });

  it('never reads tests and production together', () => {
    const all = { ...emptySelection, environment: 'all' } as const;
    for (const definition of everyRate)
      expect(rateStatement(definition, all).sql).toMatch(
        definition.population === 'production' ? /WHERE\s+is_production\n/ : /WHERE\s+NOT is_production\n/,
      );
    expect(selectionFor('production', { ...all, environment: 'test' }).environment).toBe('test');
  });
});

describe('a group of a number', () => {
  it('narrows the selection and never widens it', () => {
    const selection = { ...emptySelection, only: { release: ['r1', 'r2'] } };
    expect(narrowed(selection, { by: 'release', key: 'r1' }).only.release).toEqual(['r1']);
    expect(narrowed(selection, { by: 'release', key: 'r3' }).only.release).toEqual(['']);
    expect(narrowed(selection, { by: 'mode', key: 'shadow' }).only).toEqual({
      release: ['r1', 'r2'],
      mode: ['shadow'],
    });
  });
});

describe('the tier held', () => {
  const event = (
    kind: TierEvent['kind'],
    tier: TierEvent['tier'],
    at: number,
    workflow: string | null = 'w',
  ) => ({ kind, agent: 'a', workflow, tier, at }) as const;

  it('is the latest grant', () => {
    const events = [
      event('tier_grant', 'read_only_analyst', 1),
      event('tier_grant', 'advisory_responder', 2),
    ];
    expect(tierHeld(events, 'a', 'w', 'shadow')).toEqual({
      tier: 'advisory_responder',
      from: 'log',
      firstHeld: 2,
    });
    expect(tierHeld(events, 'b', 'w', 'advisory')).toEqual({ tier: 'advisory_responder', from: 'inferred' });
  });

  it('is one below a tier taken back, and nothing below the lowest', () => {
    const up = event('tier_grant', 'limited_executor', 1);
    expect(tierHeld([up, event('tier_revoke', 'limited_executor', 2)], 'a', 'w', 'shadow').tier).toBe(
      'advisory_responder',
    );
    expect(tierHeld([up, event('tier_revoke', null, 2)], 'a', 'w', 'shadow').tier).toBe('advisory_responder');
    expect(tierHeld([event('tier_revoke', 'read_only_analyst', 1)], 'a', 'w', 'enforced')).toEqual({
      tier: null,
      from: 'log',
      firstHeld: 1,
    });
  });

  it('was first held when first granted, however often it was lost and given back', () => {
    const events = [
      event('tier_grant', 'limited_executor', 1),
      event('tier_revoke', 'limited_executor', 2),
      event('tier_grant', 'limited_executor', 3),
    ];
    expect(tierHeld(events, 'a', 'w', 'enforced')).toMatchObject({ tier: 'limited_executor', firstHeld: 1 });
  });

  it('does not rise when a tier above the held one is taken back', () => {
    const events = [
      event('tier_grant', 'read_only_analyst', 1),
      event('tier_revoke', 'policy_staged_remediator', 2),
    ];
    expect(tierHeld(events, 'a', 'w', 'enforced').tier).toBe('read_only_analyst');
  });

  it('counts a grant without a workflow for all of them', () => {
    expect(tierHeld([event('tier_grant', 'advisory_responder', 1, null)], 'a', 'x', 'shadow').tier).toBe(
      'advisory_responder',
    );
  });
});
