import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alsoHidden, computableSmall } from '../../src/answers/frozen/computable';
import { freezeNumbers, withWords } from '../../src/answers/frozen/freeze';
import { hiddenGroups, isSmall } from '../../src/answers/frozen/hide-cells';
import type { Database } from '../../src/database/engine/database';
import type { BlockOf, ReportScope } from '../../src/records/report/blocks';
import type { Report } from '../../src/records/report/report';
import type { LogRecord } from '../../src/records/record';
import { openEngine } from '../fixtures/engine';
import { at, control, decision, review, verdict } from '../fixtures/records';
import { times } from '../fixtures/times';
import { loadSmall } from './small-log';

type Risk = 'low' | 'high';
interface Cell {
  readonly agent: string;
  readonly workflow: string;
  readonly risk: Risk;
  readonly size: number;
}
const metric = 'false_positive_share';

/** The cells as scopes with one gate; small ones are left out. */
const scopesOf = (cells: readonly Cell[]) =>
  cells.map(({ agent, workflow, risk, size }) => {
    const told = isSmall(size) ? null : size;
    const gates = [{ metric, n: told, incidents: told }];
    return { agent, workflow, risk_class: risk, release: 'r', besides: [], gates };
  }) as unknown as ReportScope[];

/** The groups of cells as tables publish them: small ones and the next smallest are left out of each. */
function sumsOf(cells: readonly Cell[]) {
  const by = (name: 'all' | 'workflow' | 'risk_class', key: (cell: Cell) => string) => {
    const keys = [...new Set(cells.map(key))];
    const sizes = keys.map((each) =>
      cells.filter((cell) => key(cell) === each).reduce((sum, { size }) => sum + size, 0),
    );
    const hidden = hiddenGroups(sizes, 5);
    return keys.map((each, place) => {
      const size = hidden[place] === true ? null : (sizes[place] ?? 0);
      return { metric, by: name, key: each, label: each, n: size, incidents: size };
    });
  };
  return [
    ...by('all', () => 'all'),
    ...by('workflow', ({ workflow }) => workflow),
    ...by('risk_class', ({ risk }) => risk),
  ];
}
const published = (scopes: readonly ReportScope[], hidden: ReadonlyMap<number, unknown>) =>
  scopes.map((scope, place) =>
    hidden.has(place)
      ? ({
          ...scope,
          gates: scope.gates.map((gate) => ({ ...gate, n: null, incidents: null })),
        } as ReportScope)
      : scope,
  );

const prime = 1_000_003;
/** Rank over a prime field: another route than the one under test. */
function rank(rows: readonly (readonly number[])[]): number {
  let left = rows.map((row) => row.map((each) => ((each % prime) + prime) % prime));
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = left.find((row) => row[column] !== 0);
    if (pivot === undefined) continue;
    found += 1;
    left = left
      .filter((row) => row !== pivot)
      .map((row) =>
        row.map((each, at2) => {
          const value = BigInt(each) * BigInt(pivot[column]!) - BigInt(pivot[at2]!) * BigInt(row[column]!);
          return Number(((value % BigInt(prime)) + BigInt(prime)) % BigInt(prime));
        }),
      );
  }
  return found;
}

describe('small numbers that published sums give', () => {
  const cells: Cell[] = [
    { agent: 'harbor', workflow: 'email', risk: 'low', size: 47 },
    { agent: 'harbor', workflow: 'endpoint', risk: 'low', size: 47 },
    { agent: 'harbor', workflow: 'endpoint', risk: 'high', size: 3 },
  ];

  it('are found by subtracting tables: endpoint 50 less its low risk 47 is 3', () => {
    const found = computableSmall(scopesOf(cells), sumsOf(cells));
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each).toMatchObject({ scopes: [2], value: 3 });
  });

  it('go with the scope beside them, and no other', () => {
    const also = alsoHidden(scopesOf(cells), sumsOf(cells));
    expect([...also]).toEqual([[1, new Set([metric])]]);
    expect(computableSmall(published(scopesOf(cells), also), sumsOf(cells))).toEqual([]);
  });

  it('are found where only several sums together give them', () => {
    // a: 40 + ?, b: 60 + ?; low 100, so nothing; but all less a less b’s two gives the third workflow’s 4.
    const three: Cell[] = [
      { agent: 'x', workflow: 'a', risk: 'low', size: 40 },
      { agent: 'x', workflow: 'b', risk: 'low', size: 60 },
      { agent: 'x', workflow: 'c', risk: 'low', size: 4 },
      { agent: 'x', workflow: 'c', risk: 'high', size: 30 },
    ];
    const sums = sumsOf(three);
    expect(computableSmall(scopesOf(three), sums).map(({ value }) => value)).toContain(4);
    const also = alsoHidden(scopesOf(three), sums);
    expect([...also.keys()]).toContain(3);
    // Low risk 104 less a, 40, and b, 60, of which each is a workflow of its own: this no scope can mend.
    const left = computableSmall(published(scopesOf(three), also), sums);
    for (const { takenOff } of left) expect(takenOff).toEqual([]);
  });

  it('cannot be computed of what goes out, but where tables without any scope give them (any table)', () => {
    const cell = fc.record({
      agent: fc.constantFrom('x', 'y'),
      workflow: fc.constantFrom('a', 'b', 'c'),
      risk: fc.constantFrom<Risk>('low', 'high'),
      size: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 5, max: 60 })),
    });
    const tables = fc.uniqueArray(cell, {
      minLength: 1,
      maxLength: 9,
      selector: ({ agent, workflow, risk }) => `${agent} ${workflow} ${risk}`,
    });
    let mended = 0;
    fc.assert(
      fc.property(tables, (all) => {
        const sums = sumsOf(all);
        const also = alsoHidden(scopesOf(all), sums);
        mended += also.size;
        const row = (fits: (each: Cell) => boolean) => all.map((each) => (fits(each) ? 1 : 0));
        const ofTables = sums
          .filter(({ n }) => n !== null)
          .map(({ by, key }) =>
            row((each) => by === 'all' || (by === 'workflow' ? each.workflow : each.risk) === key),
          );
        const ofScopes = all.flatMap((each, place) =>
          isSmall(each.size) || also.has(place) ? [] : [row((other) => other === each)],
        );
        all.forEach((each) => {
          if (!isSmall(each.size)) return;
          const own = row((other) => other === each);
          const gives = (rows: number[][]) => rows.length > 0 && rank(rows) === rank([...rows, own]);
          // A cell that is a whole table’s group, or falls out of tables alone, no scope gives away.
          if (gives(ofTables)) return;
          expect(gives([...ofTables, ...ofScopes]), JSON.stringify({ all, each })).toBe(false);
        });
      }),
      { numRuns: times(400) },
    );
    expect(mended).toBeGreaterThan(0);
  });
});

describe('a report of a log with a scope of three', () => {
  let database: Database;
  let report: Report;
  const scope = (workflow: string, risk: Risk, from: number, size: number): LogRecord[] =>
    Array.from({ length: size }, (_, number) => {
      const id = `D${from + number}`;
      return [
        decision({ decision_id: id, event_id: id, workflow, risk_level: risk, incident_uid: `I${id}` }),
        review({ event_id: `review-${id}`, decision_id: id }),
        verdict({
          ...{ time: at(30), event_id: `verdict-${id}`, decision_id: id },
          verdict: number < 2 ? 'false_positive' : 'true_positive',
        }),
      ];
    }).flat();
  beforeAll(async () => {
    database = await openEngine();
    const { asked } = await loadSmall(database, [
      ...scope('email', 'low', 0, 60),
      ...scope('endpoint', 'low', 100, 60),
      ...scope('endpoint', 'high', 200, 3),
      control({ event_id: 'grant', time: at(30), tier: 'advisory_responder' }),
    ]);
    const words = { title: 'Small', remarks: {}, decision: null, exportedAt: '2026-04-01T08:00:00Z' };
    report = withWords(await freezeNumbers(database, asked), words);
  });
  afterAll(() => database.close());

  it('publishes the sums, and neither the three nor the sixty beside them', () => {
    const blocks = report.sections.flatMap((section) => section.blocks);
    const { scopes } = blocks.find(({ id }) => id === 'scopes') as BlockOf<'scopes'>;
    const measures = blocks.flatMap((block) => (block.kind === 'measures' ? block.measures : []));
    const endpoint = measures.find(
      (each) => each.metric === metric && each.by === 'workflow' && each.key === 'endpoint',
    );
    expect(endpoint?.n).toBe(63);
    const told = scopes.map(({ workflow, risk_class: risk, gates }) => [
      `${workflow} ${risk}`,
      gates.find((gate) => gate.metric === metric)?.n,
    ]);
    expect(Object.fromEntries(told)).toEqual({
      'email low': 60,
      'endpoint low': null,
      'endpoint high': null,
    });
    expect(computableSmall(scopes, measures)).toEqual([]);
    const low = scopes.find((each) => each.workflow === 'endpoint' && each.risk_class === 'low');
    expect(low?.sentence).toContain('left out');
    const texts = JSON.stringify(blocks.filter(({ id }) => ['standing', 'readings'].includes(id)));
    expect(texts).not.toMatch(/endpoint, low risk: False positives/);
  });
});
