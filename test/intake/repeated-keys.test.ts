import { describe, expect, it } from 'vitest';
import { Shapes } from '../../src/intake/reading/shapes/shapes';
import { readSlice } from '../../src/intake/reading/slice';
import type { FieldRule, Mapping } from '../../src/records/mapping';
import { decision } from '../fixtures/records';
import { readRows } from './mapper/read-rows';
import { bytesOf, readAll } from './reading';

const good = () => `${JSON.stringify(decision())}\n`;

const table = (fields: Record<string, FieldRule>): Mapping => ({
  format: 'shadowproof-mapping/1',
  name: 'alerts',
  rows: { shape: 'csv' },
  records: [
    {
      event_type: 'decision',
      fields: {
        environment: { value: 'production' },
        mode: { value: 'shadow' },
        'agent.uid': { value: 'a' },
        workflow: { value: 'w' },
        'action.name': { from: 'name' },
        'action.category': { value: 'isolate' },
        time: { from: 'time', unit: 's' },
        ...fields,
      },
    },
  ],
});

describe('a key that appears twice in a record', () => {
  const twice = (record: object, from: string, to: string) => JSON.stringify(record).replace(from, to);
  it.each([
    ['workflow', '"workflow":', '"workflow":"other","workflow":', 'workflow'],
    ['agent.uid', '"uid":', '"uid":"other","uid":', 'agent.uid'],
    ['a key in another spelling', '"mode":', '"mod\\u0065":"shadow","mode":', 'mode'],
  ])('rejects its line with field, expected and found: %s', async (_, from, to, field) => {
    const record = { ...decision(), agent: { uid: 'a' }, workflow: 'w' };
    const result = await readAll(`${good()}${twice(record, from, to)}\n${good()}`);
    expect(result.rejected).toMatchObject([
      {
        ...{ line: 2, field, eventType: 'decision' },
        ...{ expected: 'each key once in an object', found: `"${field.split('.').at(-1)}" twice` },
      },
    ]);
    expect(result.acceptedCount).toBe(2);
  });

  it('rejects it in an array, and inside a list of a record of a known shape', async () => {
    const record = { ...decision(), evidence: [{ uid: 'x', trust: 'authoritative' }] };
    const bad = twice(record, '"trust":', '"trust":"untrusted","trust":');
    const array = await readAll(`[${JSON.stringify(record)},\n${bad}]`);
    expect(array.rejected).toMatchObject([{ field: 'evidence[0].trust' }]);
    const bytes = bytesOf(`${Array.from({ length: 9 }, () => JSON.stringify(record)).join('\n')}\n${bad}\n`);
    let given = 0;
    const batch = readSlice(
      { bytes, byteOffset: 0, lines: 10 },
      {
        ...{ file: 'a', firstLine: 1, isStart: true, rangeBytes: bytes.length },
        ...{ shapes: new Shapes(), give: () => void given++ },
      },
    );
    expect(given).toBe(9);
    expect(batch.rejected).toMatchObject([{ line: 10, field: 'evidence[0].trust' }]);
  });

  it('names no scope by a name that is repeated, and the one that is not', async () => {
    const record = { ...decision(), agent: { uid: 'a' }, workflow: 'w' };
    const names = async (from: string, to: string) =>
      (await readAll(`${twice(record, from, to)}\n`)).uncounted.map(({ agent, workflow }) => [
        agent,
        workflow,
      ]);
    expect(await names('"mode":', '"mode":"shadow","mode":')).toEqual([['a', 'w']]);
    expect(await names('"workflow":', '"workflow":"easy","workflow":')).toEqual([[null, null]]);
  });
});

describe('rows in which a key appears twice', () => {
  const mapping: Mapping = {
    ...table({ decision_id: { from: 'id' }, time: { from: 'at' } }),
    rows: { shape: 'json', json: ['more'] },
  };
  const row = (id: number, more = '') => `{"id":"d${id}","at":"2026-03-01T10:00:00Z"${more}}`;
  it.each([
    ['itself', row(2, ',"id":"d3"'), 'id'],
    ['in a list inside it', row(2, ',"a":[{"b":1},{"b":1,"b":2}]'), 'a[1].b'],
    ['in a column that holds JSON as text', row(2, ',"more":"{\\"x\\":1,\\"x\\":2}"'), 'x'],
    ['in the line that a collector wraps', `{"log":${JSON.stringify(row(2, ',"id":"d3"'))}}`, 'id'],
  ])('are rejected: %s', async (_, bad, field) => {
    const { faults, rows, batch } = await readRows([row(1), bad, row(4)].join('\n'), mapping);
    expect(faults).toContain(`${field}: each key once in an object`);
    expect(batch.rejected.find((each) => each.field === field)).toMatchObject({ line: 2 });
    expect(rows.read).toBe(3);
    expect(rows.used).not.toBe(3);
  });
});
