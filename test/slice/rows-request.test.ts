import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRows, type RowsRequest, writeRows } from '../../src/slice/rows-request';

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const part = fc.constantFrom('counted', 'hits', 'misses', 'open', 'young');
const request: fc.Arbitrary<RowsRequest> = fc.oneof(
  fc.record({ of: fc.constant('metric'), metric: word, part } as const),
  fc.record({ of: fc.constant('metric'), metric: word, part, grouping: word, key: fc.string() } as const),
  fc.record({ of: fc.constant('class'), matchClass: word } as const),
  fc.record({ of: fc.constant('class'), matchClass: word, wrong: fc.constant(true) } as const),
  fc.record({ of: fc.constant('confusion'), agentWould: word, humanDid: word } as const),
  fc.record({ of: fc.constant('confusion'), agentWould: word, humanDid: word, truth: word } as const),
  fc.record({ of: fc.constant('set'), set: word, keys: fc.array(word, { maxLength: 3 }) } as const),
  fc.record({
    of: fc.constant('set'),
    set: word,
    keys: fc.array(word, { maxLength: 3 }),
    grouping: word,
    key: word,
  } as const),
  fc.record({
    of: fc.constant('scope'),
    agent: word,
    workflow: word,
    riskClass: word,
    release: word,
    metric: word,
    part,
  } as const),
  fc.record({
    of: fc.constant('gate'),
    agent: word,
    workflow: word,
    riskClass: word,
    metric: word,
    part: fc.constantFrom('judged', 'errors'),
    lagDays: fc.integer({ min: 0, max: 3650 }),
    labelRank: fc.constantFrom(0, 1, 2, 3, 4),
    openedUntil: fc.integer({ min: -1e12, max: 4e12 }),
    releases: fc.array(word, { minLength: 1, maxLength: 2 }),
  } as const),
);

describe('rows behind a number in a link', () => {
  it('are read back as written, whatever letters names hold', () => {
    fc.assert(
      fc.property(request, (rows) => {
        const carried = new URLSearchParams({ rows: writeRows(rows) }).toString();
        expect(readRows(new URLSearchParams(carried).get('rows') ?? '')).toEqual(rows);
      }),
    );
  });

  it('keep a dot inside a name apart from the dots between words', () => {
    const rows: RowsRequest = {
      of: 'metric',
      metric: 'a.b',
      part: 'hits',
      grouping: 'release',
      key: '2025.06',
    };
    expect(writeRows(rows)).toBe('metric.a%2Eb.hits.release.2025%2E06');
  });

  it.each([
    '',
    'metric',
    'in.workflow.mail',
    'metric.x',
    'metric.x.all',
    'confusion.act',
    'scope.a.w.low.r.m',
    'gate.a.w.low.m.judged.30.1.1700000000000',
    'gate.a.w.low.m.judged.30.7.1700000000000.r',
    'gate.a.w.low.m.judged.30.1..r',
    'nonsense.x',
    '%E0%A4%A',
  ])('names nothing: “%s”', (text) => {
    expect(readRows(text)).toBeUndefined();
  });
});
