import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueKey } from '../../../src/app/ask/value-key';

describe('the key of what a question reads', () => {
  it('is the same for equal values made anew, keys in any order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const reversed = (each: unknown): unknown =>
          Array.isArray(each)
            ? each.map(reversed)
            : typeof each === 'object' && each !== null
              ? Object.fromEntries(
                  Object.entries(each)
                    .reverse()
                    .map(([name, member]) => [name, reversed(member)]),
                )
              : each;
        expect(valueKey(reversed(value))).toBe(valueKey(structuredClone(value)));
      }),
    );
    expect(valueKey({ a: 1, b: undefined })).toBe(valueKey({ a: 1 }));
  });

  it('differs for values that differ', () => {
    const values = [
      ...['', 'null', '1', '[]', null, undefined, true, 1, 1n, -0, 0, NaN, Infinity],
      ...[[], [[]], [''], ['a', 'b'], ['a,b'], ['a","b'], {}, { a: 1 }, { a: '1' }, { a: [1] }, { 'a:1': 1 }],
      ...['\ud800', '\udfff', new Map(), new Map(), () => 1, () => 1],
    ];
    expect(new Set(values.map(valueKey)).size).toBe(values.length);
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const isSame = valueKey(a) === valueKey(b);
        // JSON.stringify after parsing writes -0 as 0, as nothing here may.
        if (isSame) expect(b).toEqual(a);
      }),
    );
  });

  it('takes a function, a schema or a map for itself only', () => {
    const ask = () => 1;
    expect(valueKey([ask])).toBe(valueKey([ask]));
    expect(valueKey([ask])).not.toBe(valueKey([() => 1]));
  });
});
