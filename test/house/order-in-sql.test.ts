import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

// What DuckDB-Wasm, native DuckDB with several threads, and ClickHouse must answer alike may not depend on the order
// in which rows happen to come: lists are ordered, and where one row speaks for many, ties are broken.

/** Files in which all rows of a group agree on what `any_value` takes, and why. */
const agreeing: Readonly<Record<string, string>> = {
  'database/tables/changes.sql': 'one truth a decision, joined',
  'database/tables/clock.sql': 'one row of times, cross-joined',
  'database/tables/scope-clocks.sql': 'one row of times, cross-joined',
  'metrics/automation-bias/reviewers.sql': 'the digest and the fifth percentile belong to the reviewer',
  'metrics/breaker-replay/reviews.sql': 'grouped by the decision',
  'metrics/bundle-changes/releases.sql': 'one row of parts a release',
  'metrics/drift/bundles.sql': 'one row of names a release',
  'metrics/operator-funnel/operator-funnel.sql': 'the digest belongs to the reviewer',
  'metrics/operators/operators.sql': 'the digest belongs to the reviewer',
  'metrics/reason-terms/reason-terms.sql': 'one row of totals, cross-joined',
  'metrics/timeline/releases.sql': 'one row of names a release',
};

const taking =
  /\b(list|string_agg|array_agg|group_concat|first|last|arg_min|arg_max|min_by|max_by|mode|any_value)\s*\(/gi;

interface Taking {
  readonly name: string;
  /** Arguments, split at the commas outside of brackets. */
  readonly args: readonly string[];
  readonly isSorted: boolean;
}

function argumentsFrom(sql: string, at: number): string[] {
  const args = [''];
  for (let depth = 0, place = at; place < sql.length; place += 1) {
    const letter = sql[place]!;
    if (')]}'.includes(letter) && depth === 0) break;
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
    if (letter === ',' && depth === 0) args.push('');
    else args[args.length - 1] += letter;
  }
  return args.map((each) => each.trim());
}

const takingsOf = (sql: string): Taking[] =>
  [...sql.matchAll(taking)].map((found) => ({
    name: found[1]!.toLowerCase(),
    args: argumentsFrom(sql, found.index + found[0].length),
    isSorted: /list_sort\(\s*$/i.test(sql.slice(0, found.index)),
  }));

/** Why an aggregate depends on the order of its rows; null where it does not. */
function problemOf(file: string, { name, args, isSorted }: Taking): string | null {
  if (name === 'any_value') return file in agreeing ? null : 'any_value without a reason in this test';
  if (name === 'mode') return 'mode takes any of the most frequent: count, then take the first in an order';
  if (/^(arg_m..|m.._by)$/.test(name)) {
    const key = args.at(-1) ?? '';
    return /^[([]/.test(key) || /\bevent_id$/.test(key) ? null : `${name} by ${key}: ties are not broken`;
  }
  return isSorted || /\bORDER BY\b/i.test(args.join(',')) ? null : `${name} without ORDER BY`;
}

const problems = (file: string, sql: string) =>
  takingsOf(sql.replace(/--.*$/gm, '')).flatMap((each) => problemOf(file, each) ?? []);

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.split(path.sep).join('/'));

describe('aggregates whose order shows', () => {
  it('have an order in every SQL file', () => {
    const found = files.flatMap((file) =>
      problems(file, readFileSync(path.join('src', file), 'utf8')).map((problem) => `${file}: ${problem}`),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  it('are not written into code, where this test does not look', () => {
    const code = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    );
    const sqlOnly =
      /\b(list\(DISTINCT|string_agg\(|array_agg\(|arg_min\(|arg_max\(|min_by\(|max_by\(|any_value\()/i;
    expect(code.filter((name) => sqlOnly.test(readFileSync(path.join('src', name), 'utf8')))).toEqual([]);
  });

  it('are found', () => {
    expect(problems('x.sql', 'SELECT list(DISTINCT {a: b, c: d}) FROM t')).toEqual(['list without ORDER BY']);
    expect(problems('x.sql', 'SELECT list_sort(list(DISTINCT a)), list(a ORDER BY b, c) FROM t')).toEqual([]);
    expect(problems('x.sql', "SELECT string_agg(a, ',') FROM t ORDER BY a")).toEqual([
      'string_agg without ORDER BY',
    ]);
    expect(problems('x.sql', 'SELECT arg_max(a, time) FROM t')).toEqual([
      'arg_max by time: ties are not broken',
    ]);
    expect(problems('x.sql', 'SELECT arg_max(f(a, b), (time, c)), min_by(a, t.event_id) FROM t')).toEqual([]);
    expect(problems('x.sql', '-- list(a)\nSELECT any_value(a) FROM t')).toHaveLength(1);
    expect(problems('x.sql', 'SELECT first(a), mode(b) FROM t')).toHaveLength(2);
  });

  it('has no reason left over', () => {
    const idle = files.filter(
      (file) => file in agreeing && !readFileSync(path.join('src', file), 'utf8').includes('any_value('),
    );
    expect(idle).toEqual([]);
  });
});
