import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Accepted } from '../../src/intake/reading/batch';
import { Shapes } from '../../src/intake/reading/shapes/shapes';
import { readSlice } from '../../src/intake/reading/slice';
import { at, control, decision, execution, release, review, verdict } from '../fixtures/records';
import { bytesOf } from './reading';
import { times } from '../fixtures/times';

/** What the reader makes of the lines; `reused` counts records that came in the object of one before. */
function read(lines: readonly string[], shapes: Shapes | undefined, isStart: boolean) {
  const bytes = bytesOf(lines.join('\n') + '\n');
  const records: Accepted[] = [];
  const objects = new Set<unknown>();
  let reused = 0;
  const give = (accepted: Accepted) => {
    if (objects.has(accepted.record)) reused++;
    objects.add(accepted.record);
    records.push(structuredClone(accepted));
  };
  const options = { file: 'log.jsonl', firstLine: 1, isStart, rangeBytes: bytes.length, give };
  const batch = readSlice(
    { bytes, byteOffset: 0, lines: lines.length },
    shapes === undefined ? options : { ...options, shapes },
  );
  return { records, keys: records.map(({ record }) => JSON.stringify(record)), batch, reused };
}

function expectSame(lines: readonly string[], shapes = new Shapes(), isStart = true): number {
  const { reused, ...shaped } = read(lines, shapes, isStart);
  const { reused: never, ...parsed } = read(lines, undefined, isStart);
  expect(never).toBe(0);
  expect(shaped).toEqual(parsed);
  return reused;
}

const text = (record: object) => JSON.stringify(record);
const lean = (serial: number, overrides: Parameters<typeof decision>[0] = {}) =>
  decision({ decision_id: `d${serial}`, time: at(1 + (serial % 28)), ...overrides });

describe('records of a known shape', () => {
  it('are read without being parsed, every value of each', () => {
    const lines = Array.from({ length: 200 }, (_, serial) =>
      text(
        lean(serial, {
          confidence: (serial % 100) / 100,
          abstained: serial % 3 === 0,
          workflow: `flow-${serial % 70}`,
          agent: { uid: `agent-${serial % 5}` },
        }),
      ),
    );
    // The first is learned from, the second fills the object that all others come in.
    expect(expectSame(lines)).toBe(198);
  });

  it('of several kinds and shapes in turn', () => {
    const lines = Array.from({ length: 300 }, (_, serial) => {
      const id = `d${serial % 50}`;
      return text(
        [
          lean(serial),
          lean(serial, {
            targets: [{ uid: `host-${serial}` }, { uid: 'b' }],
            rationale: `because ${serial}`,
          }),
          review({ decision_id: id }),
          execution({ decision_id: id }),
          verdict({ decision_id: id }),
          verdict({ finding_uid: `f${serial}`, scenario_met: null }),
          control(),
        ][serial % 7]!,
      );
    });
    expect(expectSame(lines)).toBeGreaterThan(250);
  });

  it('stay known from slice to slice', () => {
    const shapes = new Shapes();
    const lines = [1, 2].map((serial) => text(lean(serial)));
    expect(expectSame(lines, shapes)).toBe(0);
    expect(expectSame(lines, shapes, false)).toBe(1);
  });

  it('take up what other characters and escapes say', () => {
    const said = [
      'Grüße',
      '日本語 🙂',
      'a "quote"',
      'back\\slash',
      'line\nbreak',
      'tab\t',
      '\u0001',
      '',
      '}{][,:',
    ];
    const lines = Array.from({ length: 90 }, (_, serial) =>
      text(lean(serial, { rationale: said[serial % 9]!, workflow: `w${said[serial % 7]!}` })),
    );
    expect(expectSame(lines)).toBe(88);
  });
});

describe('what is not as it was', () => {
  // Enough that ids are known to be texts of their own, not words.
  const known = Array.from({ length: 80 }, (_, serial) => text(lean(1000 + serial)));
  const line = text(lean(3));
  const id = '"decision_id":"d3"';

  it.each([
    ['an unknown field', line.replace(id, `${id},"extra":1`)],
    ['a field left out', line.replace(`${id},`, '')],
    ['a field twice', line.replace(id, `${id},"decision_id":"d4"`)],
    ['a prototype', line.replace(id, `${id},"__proto__":{"mode":"enforced"}`)],
    ['a key with an escape', line.replace('"decision_id"', '"d\\u0065cision_id"')],
    ['a value with an escape', line.replace(id, '"decision_id":"d\\u0033"')],
    ['a broken escape', line.replace(id, '"decision_id":"d\\x33"')],
    ['a control character', line.replace(id, '"decision_id":"d\u00013"')],
    ['a raw tab', line.replace(id, '"decision_id":"d\t3"')],
    ['a number for a text', line.replace(id, '"decision_id":3')],
    ['null for a text', line.replace(id, '"decision_id":null')],
    ['an empty identifier', line.replace(id, '"decision_id":""')],
    ['a long identifier', line.replace(id, `"decision_id":"${'x'.repeat(1025)}"`)],
    ['another word', line.replace('"mode":"shadow"', '"mode":"sometimes"')],
    ['no time', line.replace(/"time":"[^"]*"/, '"time":"2026-02-30T00:00:00Z"')],
    ['spaces', line.replaceAll('":', '" : ')],
    ['a space at the end', `${line} `],
    ['a carriage return', `${line}\r`],
    ['more at the end', `${line}}`],
    ['two records', `${line}${line}`],
    ['cut off', line.slice(0, -1)],
    ['another kind', line.replace('"event_type":"decision"', '"event_type":"review"')],
    ['another version', line.replace('"schema_version":"1.0"', '"schema_version":"1.1"')],
    ['a byte order mark', `\ufeff${line}`],
    ...['1e-1', '0.90', '-0', '00.9', '.9', '0.', '0.9.1', '9e', 'NaN', '1e999', '0.1234567890123456789', '+1', '2', 'true']
      .map((number) => [`confidence ${number}`, line.replace('"confidence":0.9', `"confidence":${number}`)]),
  ] as [string, string][])('%s', (_, changed) => {
    expect(changed).not.toBe(line);
    expectSame([...known, changed, ...known, changed]);
  }); // prettier-ignore

  it('whatever is changed, and wherever', () => {
    const originals = [
      text(lean(1)),
      text(
        lean(2, {
          evidence: [{ uid: 'e', name: 'ü', score: 0.25 }],
          error: null,
          sequence: 7,
          latency_ms: 1e3,
        }),
      ),
      text(review({ decision_id: 'd1', approver_index: 2 })),
      text(verdict({ decision_id: 'd1', scenario_met: null })),
      text(release()),
    ];
    const odd = fc.constantFrom(
      '"', '\\', '\\"', '\\u0041', ',', '}', '{', '[', ']', ':', ' ', '\t', '\r', '0', '9', '-', '.', 'e', 'é',
      '🙂', 'null', '"",', '\u0000', 'x',
    ); // prettier-ignore
    const edit = fc.record({ at: fc.nat(900), cut: fc.nat(3), put: odd });
    const changed = fc
      .tuple(fc.constantFrom(...originals), fc.array(edit, { maxLength: 2 }))
      .map(([original, edits]) =>
        edits.reduce((whole, { at: place, cut, put }) => {
          const from = place % whole.length;
          return whole.slice(0, from) + put + whole.slice(from + cut);
        }, original),
      );
    let reused = 0;
    fc.assert(
      fc.property(fc.array(changed, { minLength: 1, maxLength: 30 }), (lines) => {
        reused += expectSame([originals[0]!, ...originals, ...lines]);
      }),
      { numRuns: times(300) },
    );
    expect(reused).toBeGreaterThan(200);
  });
});

it('learns no more than it can hold, and reads on', () => {
  const optional = [
    'sequence',
    'latency_ms',
    'escalation_level',
    'tenant_uid',
    'trace_id',
    'span_id',
    'rationale',
  ];
  const values = [1, 2, 3, 't', 'u', 'v', 'w'];
  const lines = Array.from({ length: 128 * 12 }, (_, serial) => {
    const bits = serial % 128;
    const chosen = optional.flatMap((name, bit) => (bits & (1 << bit) ? [[name, values[bit]] as const] : []));
    const turned = [...chosen.slice(serial % 5), ...chosen.slice(0, serial % 5)];
    return text({ ...lean(serial), ...Object.fromEntries(turned) });
  });
  expectSame(lines);
});
