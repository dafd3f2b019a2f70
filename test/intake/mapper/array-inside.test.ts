import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listInside } from '../../../src/intake/mapper/rows/array-inside';
import type { Mapping } from '../../../src/records/mapping';
import { readRows } from './read-rows';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

describe('the list inside a document', () => {
  const list = (text: string, path: string) => {
    const bytes = encoder.encode(text);
    const found = listInside(bytes, path.split('.'));
    return found && (JSON.parse(decoder.decode(bytes.subarray(found.from, found.to))) as unknown);
  };

  it('is found where its names lead, not where its name stands otherwise', () => {
    expect(list('{"a":"value","b":{"value":[1]},"value":[2,{"value":[3]}]}', 'value')).toEqual([
      2,
      { value: [3] },
    ]);
    expect(list('{"hits":{"total":1,"hits":[{"x":"]}"}]}}', 'hits.hits')).toEqual([{ x: ']}' }]);
    expect(list('{"a":["value",[1]],"b":1}', 'value')).toBeUndefined();
    expect(list('{"value":{"no":"list"}}', 'value')).toBeUndefined();
    expect(list('{"value":[1,2', 'value')).toBeUndefined();
    expect(list('{"hits":{"x":1},"y":{"hits":[1]}}', 'hits.hits')).toBeUndefined();
  });

  it('is the one that parsing finds', () => {
    const keys = fc.constantFrom('a', 'b', 'rows', '"', '\\', 'é');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(1, null, true, 'rows', '"rows":[1]', '\\"', '}', ']'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.dictionary(keys, value, { maxKeys: 5 }),
        fc.constantFrom(undefined, 1),
        (document, indent) => {
          const text = JSON.stringify(document, null, indent);
          expect(list(text, 'rows')).toEqual(Array.isArray(document.rows) ? document.rows : undefined);
          const inner = (document.a as Record<string, unknown> | null)?.rows;
          const isOwn = typeof document.a === 'object' && !Array.isArray(document.a) && Array.isArray(inner);
          expect(list(text, 'a.rows')).toEqual(isOwn ? inner : undefined);
        },
      ),
      { numRuns: 500 },
    );
  });
});

it('rows of a large document are the same as of lines, and each stands at its own place', async () => {
  const mapping: Mapping = {
    format: 'shadowproof-mapping/1',
    name: 'cases',
    rows: { shape: 'json', path: ['items', 'data.cases'] },
    records: [
      {
        event_type: 'verdict',
        fields: {
          time: { from: 'at' },
          finding_uid: { from: 'id' },
          verdict: { value: 'false_positive' },
          basis: { value: 'closed_classification' },
        },
      },
    ],
  };
  const rows = Array.from({ length: 8000 }, (_, at) => ({
    id: `c-${at}`,
    at: '2026-01-01T00:00:00Z',
    // A row may have a field of the list's own name.
    items: [{ text: '"cases":[ü' }],
    note: `${'x'.repeat(120)}${at % 4000 === 7 ? '\u2028' : ''}`,
  }));
  const text = JSON.stringify(
    { total: rows.length, data: { page: 1, cases: rows }, next: '[{"id":1}]' },
    null,
    1,
  );
  expect(encoder.encode(text).length).toBeGreaterThan(1024 * 1024);
  const { records, rows: counts, offsets, lengths } = await readRows(text, mapping);
  expect(counts).toEqual({ read: 8000, used: 8000, rejected: 0, leftOut: 0 });
  expect(records.map(({ finding_uid: uid }) => uid)).toEqual(rows.map(({ id }) => id));
  const bytes = encoder.encode(text);
  for (const at of [0, 4321, 7999]) {
    const own = bytes.subarray(offsets[at], offsets[at]! + lengths[at]!);
    expect(JSON.parse(decoder.decode(own))).toEqual(rows[at]);
  }
  const broken = await readRows(text.replace('"id": "c-5000"', '"id": c-5000'), mapping);
  expect(broken.rows).toEqual({ read: 8000, used: 7999, rejected: 1, leftOut: 0 });
});

it.each([
  ['beside the list', (list: string) => `{"owner":"a","value":${list},"owner":"b"}`, '"owner" twice'],
  ['the list itself', (list: string) => `{"value":[],"x":1,"value":${list}}`, '"value" twice'],
  ['deeper beside it', (list: string) => `{"page":{"n":1,"n":2},"value":${list}}`, '"n" twice'],
])('a key that a large document holds twice, %s, rejects it whole', async (_, around, found) => {
  const mapping: Mapping = {
    format: 'shadowproof-mapping/1',
    name: 'cases',
    rows: { shape: 'json', path: 'value' },
    records: [],
  };
  const list = JSON.stringify(Array.from({ length: 9000 }, (__, at) => ({ id: at, note: 'x'.repeat(120) })));
  const { rows, batch } = await readRows(around(list), mapping);
  expect(rows).toEqual({ read: 1, used: 0, rejected: 1, leftOut: 0 });
  expect(batch.rejected).toMatchObject([{ expected: 'each key once in an object', found }]);
  // The same document without the second key is read.
  const good = await readRows(`{"page":{"n":1},"value":${list}}`, mapping);
  expect(good.rows).toEqual({ read: 9000, used: 0, rejected: 0, leftOut: 9000 });
});
