import { describe, expect, it } from 'vitest';
import { lookupWords } from '../../../src/answers/integrity-of-logs/sources-read';
import { convert } from '../../../src/intake/mapper/convert';
import { findIn, readPattern } from '../../../src/records/linear-pattern';
import { plain as plainly } from '../../../src/words/format';
import { parseMapping } from '../../../src/records/mapping-problems';

interface Given {
  rows?: object;
  fields?: object;
  text: string;
  file?: string;
  others?: Record<string, string>;
}

const plain = {
  time: { from: 'time' },
  decision_id: { from: 'id' },
  environment: { value: 'production' },
  mode: { value: 'shadow' },
  'agent.uid': { value: 'a' },
  'action.name': { value: 'isolate' },
  'action.category': { value: 'isolate' },
};

/** What rows of a table with `id` and `time` become, by a mapping that is read from its text. */
async function read({ rows = {}, fields = {}, text, file = 'runs/march/table.csv', others = {} }: Given) {
  const { mapping, problems } = parseMapping(
    JSON.stringify({
      ...{ format: 'shadowproof-mapping/1', name: 'x', rows: { shape: 'auto', ...rows } },
      records: [{ event_type: 'decision', fields: { ...plain, ...fields } }],
    }),
  );
  expect(problems).toEqual([]);
  const {
    batch,
    rows: counts,
    guesses,
    leftOut,
    lookups,
  } = await convert(new Blob([text]), mapping!, {
    file,
    others: Object.entries(others).map(([name, content]) => ({ name, blob: new Blob([content]) })),
  });
  const records = batch.accepted.map(({ record }) => record as unknown as Record<string, unknown>);
  return { records, rejected: batch.rejected, problem: batch.problem, counts, guesses, leftOut, lookups };
}

const at = '2026-03-01T10:00:00Z';
const table = (head: string, ...rows: string[]) =>
  [`id,time,${head}`, ...rows.map((row, index) => `${index + 1},${at},${row}`)].join('\n');
const of = (records: readonly Record<string, unknown>[], field: string) => records.map((each) => each[field]);

describe('values of a row', () => {
  it('number, file and folder of a row', async () => {
    const { records } = await read({
      text: table('x', 'a', 'b'),
      fields: {
        decision_id: { template: '{#folder}-{#file}-{#row}' },
        rationale: { from: '#row' },
        workflow: { from: '#folder' },
      },
    });
    expect(of(records, 'decision_id')).toEqual(['runs/march-table.csv-1', 'runs/march-table.csv-2']);
    expect(of(records, 'workflow')).toEqual(['runs/march', 'runs/march']);
    expect(of(records, 'rationale')).toEqual(['1', '2']);
    expect(records[0]!.unmapped).toEqual({ id: '1', x: 'a' });
  });

  it('a key of several columns, which no other pair of words shares', async () => {
    const { records, counts } = await read({
      text:
        'time,id,case\n' +
        [
          ['a', 'b/c'],
          ['a/b', 'c'],
          ['', 'c'],
        ]
          .map((pair) => `${at},${pair.join()}`)
          .join('\n'),
      fields: { decision_id: { key: ['id', 'case'] } },
    });
    expect(of(records, 'decision_id')).toEqual(['a/b\\/c', 'a\\/b/c']);
    expect(counts).toEqual({ read: 3, used: 2, rejected: 1, leftOut: 0 });
  });

  it('ranges of numbers, each with the lower bound and without the upper one', async () => {
    const ranges = [
      { below: 0.3, is: 'low' },
      { at_least: 0.3, below: 0.7, is: 'medium' },
      { at_least: 0.7, below: 1.01, is: 'high' },
    ];
    const { records, rejected } = await read({
      text: table('risk', '0', '0.3', '0.69', '70%', '1', '7', 'much'),
      fields: { risk_level: [{ from: 'risk', ranges }] },
    });
    expect(of(records, 'risk_level')).toEqual(['low', 'medium', 'medium', 'high', 'high']);
    expect(rejected.map(({ field, found }) => `${field} ${found}`)).toEqual([
      'risk_level ← risk "7"',
      'risk_level ← risk "much"',
    ]);
  });

  it('part of a text by a regular expression', async () => {
    const { records } = await read({
      text: table('what', 'block host-12 now', 'nothing here', 'block host-7'),
      fields: { 'resource.uid': { from: 'what', match: { pattern: 'host-(\\d+)', group: 1 } } },
    });
    expect(of(records, 'resource')).toEqual([{ uid: '12' }, undefined, { uid: '7' }]);
  });

  it('the first, the last and the number of a list', async () => {
    const rows = [{ list: ['x', 'y', 'z'] }, { list: [] }, { list: 'one' }, {}];
    const text = rows.map((row, index) => JSON.stringify({ id: index + 1, time: at, ...row })).join('\n');
    const take = (how: string) => ({ from: 'list', take: how });
    const { records } = await read({
      text,
      fields: { rationale: take('last'), rollback_path: take('first'), latency_ms: take('count') },
    });
    expect(of(records, 'rationale')).toEqual(['z', undefined, 'one', undefined]);
    expect(of(records, 'rollback_path')).toEqual(['x', undefined, 'one', undefined]);
    expect(of(records, 'latency_ms')).toEqual([3, 0, 1, undefined]);
  });

  it('arithmetic of two columns; what is no number is rejected, what is missing is nothing', async () => {
    const confidence = { arithmetic: { of: ['right', 'all'], by: 'divide' } };
    const { records, rejected } = await read({
      text: table('right,all', '3,4', '1,3', ',4', '1,0', 'x,4'),
      fields: { confidence },
    });
    expect(of(records, 'confidence')).toEqual([0.75, 0.333333333333, undefined]);
    expect(rejected.map(({ line, expected }) => `${line} ${expected}`)).toEqual([
      '5 two numbers to divide',
      '6 two numbers to divide',
    ]);
    const latency = (by: string) => ({ latency_ms: { arithmetic: { of: ['a', 'b'], by }, scale: 1000 } });
    for (const [by, result] of [
      ['add', 700],
      ['subtract', 300],
      ['multiply', 1000],
    ] as const)
      expect(
        of((await read({ text: table('a,b', '0.5,0.2'), fields: latency(by) })).records, 'latency_ms'),
      ).toEqual([by === 'multiply' ? 100 : result]);
  });
});

describe('rows of a file', () => {
  it('a header line is carried to all rows', async () => {
    const lines = [
      { kind: 'header', agent: 'harbor', run: 'r1' },
      { id: '1', time: at },
      { id: '2', time: at },
      { kind: 'header', agent: 'pilot' },
      { id: '3', time: at },
    ];
    const { records, counts } = await read({
      text: lines.map((each) => JSON.stringify(each)).join('\n'),
      rows: { carry: [{ as: 'by', from: 'agent', when: [{ from: 'kind', is: ['header'] }] }] },
      fields: { 'agent.uid': { from: 'by' } },
    });
    expect(of(records, 'agent')).toEqual([{ uid: 'harbor' }, { uid: 'harbor' }, { uid: 'pilot' }]);
    expect(counts).toMatchObject({ read: 5, used: 3 });
  });

  it('what stands beside the rows in their document is kept; several documents each keep their own', async () => {
    const document = (agent: string, ...ids: string[]) =>
      JSON.stringify({ info: { agent }, results: ids.map((id) => ({ id, time: at })) }, null, 1);
    const { records } = await read({
      text: `${document('harbor', '1', '2')}\n${document('pilot', '3')}\n`,
      rows: { path: 'results', keep: { who: 'info.agent' } },
      fields: { 'agent.uid': { from: 'who' } },
    });
    expect(records.map(({ decision_id: id, agent }) => [id, agent])).toEqual([
      ['1', { uid: 'harbor' }],
      ['2', { uid: 'harbor' }],
      ['3', { uid: 'pilot' }],
    ]);
  });

  const trials = { by: 'task', passed: [{ from: 'reward', at_least: 1 }], need: 2 };
  it('k of n trials: a task is one row, met where enough of its trials passed', async () => {
    const { records, leftOut } = await read({
      text: table('task,reward', 'a,1', 'b,0', 'a,0', 'b,0.9', 'a,1', 'c,1'),
      rows: { trials },
      fields: { decision_id: { from: 'task' }, rationale: { template: '{#passed}/{#trials} {#met}' } },
    });
    expect(records.map(({ decision_id: id, rationale }) => `${id as string} ${rationale as string}`)).toEqual(
      [
        'b 0/2 false',
        'a 2/3 true',
        // One trial that passed is not two.
        'c 1/1 false',
      ],
    );
    expect(leftOut).toMatchObject([{ words: 'earlier trials of the same task', count: 3 }]);
  });

  const lookup = [{ file: 'cases.csv', by: 'id', key: 'case', columns: { owner: 'owned by' } }];
  const fields = { workflow: { from: 'owner' } };
  it('looks columns up in another file', async () => {
    const { records, guesses, lookups } = await read({
      text: table('x', 'a', 'b', 'c'),
      rows: { lookup },
      fields,
      others: { 'logs/cases.csv': 'case,owned by\n2,ann\n1,bob\n2,ann\n9,cem\n' },
    });
    expect(of(records, 'workflow')).toEqual(['bob', 'ann', undefined]);
    expect(guesses).toEqual([]);
    // Of four rows those of cases 1 and 2 are used; nobody asks for case 9, and case 3 has none.
    expect(lookups).toEqual([
      {
        ...{ file: 'cases.csv', rows: 4, used: 3, found: 2 },
        missing: { count: 1, firstLine: 4 },
        differing: { count: 0, firstLine: 0 },
      },
    ]);
    expect(plainly(lookupWords(lookups[0]!))).toBe(
      '3 of the 4 rows of “cases.csv” used, by 2 rows; 1 row has no row there, the first at line 4',
    );
  });

  it('looks nothing up where two rows contradict each other, in whatever order', async () => {
    for (const rows of [
      ['1,ann', '1,bob'],
      ['1,bob', '1,ann'],
      ['1,ann', '1,bob', '1,ann'],
    ]) {
      const { records, guesses, lookups } = await read({
        text: table('x', 'a'),
        rows: { lookup },
        fields,
        others: { 'cases.csv': ['case,owned by', ...rows].join('\n') },
      });
      expect(of(records, 'workflow')).toEqual([undefined]);
      expect(guesses).toEqual([]);
      expect(lookups).toMatchObject([{ used: 0, found: 0, differing: { count: 1, firstLine: 2 } }]);
    }
  });

  it('is refused as a whole where the other file is missing or broken', async () => {
    const missing = await read({ text: table('x', 'a'), rows: { lookup }, fields });
    expect(missing.problem).toBe('It looks up columns in “cases.csv”, which is not among the files.');
    const broken = await read({
      text: table('x', 'a'),
      rows: { lookup },
      fields,
      others: { 'cases.csv': 'case,owned by\n1,a\n2,b,c\n' },
    });
    expect(broken.problem).toMatch(/Line 3 of “cases.csv”.*cannot be read/);
    expect(broken.records).toEqual([]);
  });
});

describe('regular expressions', () => {
  it.each([
    ['a+b', 'xaab', 'aab'],
    ['^\\s*(\\w+)', '  one two', '  one'],
    ['(a|ab)(c|bcd)', 'abcd', 'abcd'],
    ['[^,;]+', ',,one;two', 'one'],
    ['x{2,3}', 'xxxx', 'xxx'],
    ['x{2}?y', 'xxy', 'xxy'],
    ['<.+?>', '<a><b>', '<a>'],
    ['<.+>', '<a><b>', '<a><b>'],
    ['(?:ab)*c$', 'ababc', 'ababc'],
    ['a{0,2}', 'b', ''],
    ['[a-c-]+', 'x-ab', '-ab'],
    ['\\d{3}\\.\\d', '12.3 123.4', '123.4'],
    ['{', 'a{b', '{'],
    ['(a*)*b', 'aaab', 'aaab'],
    ['é.🙂', 'aéx🙂', 'éx🙂'],
  ])('%s in %s finds %j, as JavaScript does', (pattern, text, found) => {
    expect(findIn(pattern, text)?.[0]).toBe(found);
    if (pattern !== '{') expect(new RegExp(pattern, 'u').exec(text)?.[0]).toBe(found);
  });

  it('agrees with JavaScript on random patterns and texts, groups as well', () => {
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const atom = (): string => ['a', 'b', '.', '[ab]', '[^a]', '(a)', '(a|b)', '(?:ab|a)'][next(8)]!;
    const part = () => atom() + ['', '', '*', '+', '?', '*?', '{1,2}'][next(7)]!;
    for (let turn = 0; turn < 3000; turn++) {
      const pattern = Array.from({ length: 1 + next(4) }, part).join('') + (next(4) === 0 ? '|b' : '');
      const text = Array.from({ length: next(8) }, () => 'abc'[next(3)]!).join('');
      const expected = new RegExp(pattern).exec(text);
      const found = findIn(pattern, text);
      expect([pattern, text, found?.[0]]).toEqual([pattern, text, expected?.[0]]);
    }
  });

  it('end in time whatever a log holds', () => {
    const started = performance.now();
    const text = 'a'.repeat(100_000);
    for (const pattern of ['(a+)+$x', '(a|a)*b', '(a*)*b', '^(a?){20}a{20}b'])
      expect(findIn(pattern, text)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it.each(['(a', 'a)', '[a', '*a', 'a\\', '(?=a)', '(?<n>a)', '\\1', '[b-a]', 'a{2,1}', '(a{1000}){1000}'])(
    '%s is refused when the mapping is read',
    (pattern) => {
      expect(() => readPattern(pattern)).toThrow();
      const mapping = {
        ...{ format: 'shadowproof-mapping/1', name: 'x', rows: { shape: 'auto' } },
        records: [{ event_type: 'decision', fields: { rationale: { from: 'x', match: { pattern } } } }],
      };
      expect(parseMapping(JSON.stringify(mapping)).problems.join()).toContain('rationale.match.pattern');
    },
  );
});
