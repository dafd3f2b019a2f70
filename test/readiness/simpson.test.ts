import { describe, expect, it } from 'vitest';
import { disagreements, pool } from '../../src/readiness/simpson';
import type { Stratum } from '../../src/readiness/simpson';
import { clean, context, gate, incident } from './builders';

const stratum = (name: string, count: number, everyNth: number, change: Partial<Stratum> = {}): Stratum => ({
  name,
  gate: gate({ limit: 0.05 }),
  releaseIndex: 1,
  incidents: clean(count).map((one, index) => ({
    ...one,
    incident: `${name} ${index}`,
    errors: everyNth > 0 && index % everyNth === everyNth - 1 ? 2 : 0,
  })),
  ...change,
});

describe('pooled against stratum', () => {
  it('finds the workflow that the pooled figure hides, and says it first', () => {
    const found = disagreements(
      [stratum('phishing', 400, 0), stratum('exfiltration', 30, 0), stratum('cloud', 60, 8)],
      context(),
    );
    expect(found.map(({ stratum: name, kind }) => [name, kind])).toEqual([
      ['cloud', 'worse'],
      ['exfiltration', 'unproven'],
    ]);
    // 60 incidents, every 8th wrong: 7; 490 incidents in all.
    expect(found[0]!.sentence).toBe(
      'Pooled, 7 in 490 incidents had an error, which would pass the limit of 1 in 20; cloud alone does not: 7 in 60 (on average 11.7% of an incident), its limit is 1 in 20.',
    );
  });

  it('judges the pooled figure at the loosest limit and the stratum at its own', () => {
    const found = disagreements(
      [stratum('low risk', 400, 100), stratum('high risk', 100, 20, { gate: gate({ limit: 0.01 }) })],
      context(),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      stratum: 'high risk',
      kind: 'worse',
      pooled: { limit: 0.05 },
      alone: { limit: 0.01 },
    });
  });

  it('finds nothing where all strata pass, where the pool does not pass, and in one stratum', () => {
    expect(disagreements([stratum('a', 300, 0), stratum('b', 300, 100)], context())).toEqual([]);
    expect(disagreements([stratum('a', 30, 0), stratum('b', 30, 5)], context())).toEqual([]);
    expect(disagreements([stratum('a', 300, 0)], context())).toEqual([]);
    expect(disagreements([], context())).toEqual([]);
  });

  it('adds up an incident that has decisions in two strata, once', () => {
    const merged = pool([
      { incidents: [incident(1, { errors: 1, severe: 1 })] },
      { incidents: [incident(0, { incident: 1, n: 3, unresolved: 1 }), incident(5)] },
    ]);
    expect(merged).toHaveLength(2);
    expect(merged[0]).toMatchObject({ incident: 1, openedAt: 0, n: 5, errors: 1, unresolved: 1, severe: 1 });
  });
});
