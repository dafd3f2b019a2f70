import { describe, expect, it } from 'vitest';
import { givenAwayBy, givenAwayLines, givenAwayTogether } from '../../src/answers/frozen/between';
import type { Report } from '../../src/records/report/report';

const metric = 'false_positive_share';
type Told = number | null;

const scope = (workflow: string, risk_class: string, n: Told, hits = 0) => ({
  ...{ agent: 'harbor', workflow, risk_class, release: 'r', besides: [] },
  gates: [{ metric, title: 'False positives', n, incidents: n, hits }],
});
const sum = (by: string, key: string, n: Told, hits = 0) => ({
  ...{ metric, title: 'False positives', by, key, label: key, n, incidents: n, hits },
});
const table = (rows: Readonly<Record<string, Told>>) => ({
  ...{ kind: 'counts', title: 'People', columns: ['decided'] },
  rows: Object.entries(rows).map(([label, decided]) => ({ key: label, label, counts: [decided] })),
});
const report = (scopes: unknown[], measures: unknown[], people: Readonly<Record<string, Told>> = {}) =>
  ({
    sections: [{ blocks: [{ kind: 'scopes', scopes }, { kind: 'measures', measures }, table(people)] }],
  }) as unknown as Report;

const told = (before: Report, after: Report) => givenAwayLines(givenAwayTogether(before, after).found);

describe('two reports together', () => {
  it('give nothing away where nothing came, or five and more', () => {
    const one = report([scope('email', 'low', 40)], [sum('all', 'all', 40)], { p1: 30, p2: 10 });
    const two = report([scope('email', 'low', 45)], [sum('all', 'all', 45)], { p1: 35, p2: 10 });
    expect(givenAwayTogether(one, one)).toEqual({ found: [], compared: 4 });
    expect(told(one, two)).toEqual([]);
  });

  it('tell the one incident by which they differ, in either direction, and the one whose outcome changed', () => {
    const one = report([], [sum('all', 'all', 120, 10)]);
    const two = report([], [sum('all', 'all', 121, 11)]);
    const said = 'False positives, all: decisions: 120 then, 121 now, 1 apart';
    expect(told(one, two)).toContain(said);
    expect(told(two, one)).toContain('False positives, all: decisions: 121 then, 120 now, 1 apart');
    const again = report([], [sum('all', 'all', 120, 11)]);
    expect(told(one, again)).toEqual([
      'False positives, all: decisions whose outcome changed: 10 then, 11 now, 1 apart',
    ]);
  });

  it('tell what came to scopes that both leave out, by adding and subtracting', () => {
    const left = [scope('endpoint', 'low', null), scope('endpoint', 'high', null)];
    const one = report([scope('email', 'low', 47), ...left], [sum('all', 'all', 110)]);
    // 10 came in all and 9 of them to email, so that 1 came to endpoint.
    const two = report([scope('email', 'low', 56), ...left], [sum('all', 'all', 120)]);
    expect(givenAwayBy(one)).toEqual([]);
    expect(givenAwayBy(two)).toEqual([]);
    const expected = `${metric}, harbor, endpoint, low risk and harbor, endpoint, high risk: decisions by adding and subtracting: 1`;
    expect(told(one, two)).toContain(expected);
    expect(told(two, one)).toContain(expected);
  });

  it('tell how many decisions of a person came, in any table of counts', () => {
    expect(told(report([], [], { p1: 30 }), report([], [], { p1: 32 }))).toEqual([
      'People, p1, decided: 30 then, 32 now, 2 apart',
    ]);
    // Left out in one of them it cannot be told.
    expect(told(report([], [], { p1: null }), report([], [], { p1: 32 }))).toEqual([]);
  });

  it('of one alone what its sums give is found too', () => {
    const only = report([scope('email', 'low', 47), scope('email', 'high', null)], [sum('all', 'all', 50)]);
    expect(givenAwayLines(givenAwayBy(only))).toContain(
      `${metric}, harbor, email, high risk: decisions by adding and subtracting: 3`,
    );
  });
});
