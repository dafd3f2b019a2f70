import { describe, expect, it } from 'vitest';
import { canonical, isSameRecord } from '../../src/records/canonical';

describe('RFC 8785', () => {
  it('3.2.2 and 3.2.3: the example, sorted', () => {
    const text = `{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`;
    expect(canonical(JSON.parse(text))).toBe(
      `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
    );
  });

  it('3.2.3: keys sort by UTF-16 code units', () => {
    const text = `{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
      "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}`;
    const values = [...canonical(JSON.parse(text)).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
    expect(values).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ])('appendix B: %s', (bits, written) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${bits}`));
    expect(canonical(view.getFloat64(0))).toBe(written);
  });

  it('refuses lone surrogates', () => {
    expect(() => canonical(JSON.parse('"\\ud83d"'))).toThrow(RangeError);
  });

  it('tells another spelling from another record', () => {
    expect(isSameRecord('{"b":1.0,"a":"\\u0041"}', '{ "a": "A", "b": 1 }')).toBe(true);
    expect(isSameRecord('{"a":1}', '{"a":2}')).toBe(false);
    expect(isSameRecord('{"a":1}', '{"a":1,"__proto__":{}}')).toBe(false);
    expect(isSameRecord('nonsense', 'nonsense')).toBe(false);
  });
});
