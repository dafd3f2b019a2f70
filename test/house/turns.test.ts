import { describe, expect, it } from 'vitest';
import { dealTurns, turns } from '../turns';

describe('long checks', () => {
  it('have one turn each, and turns are about equally long', () => {
    const seconds = { a: 9, b: 8, c: 7, d: 3, e: 2, f: 2, g: 1 };
    // 9 + 2 | 8 + 2 + 1 | 7 + 3
    expect(dealTurns(seconds)).toEqual([
      ['a', 'f'],
      ['b', 'e', 'g'],
      ['c', 'd'],
    ]);
  });

  it('are the same each time, and lose none', () => {
    const names = Array.from({ length: 40 }, (_, at) => `check ${at}`);
    const seconds = Object.fromEntries(names.map((name, at) => [name, 1 + ((at * 7) % 13)]));
    const dealt = dealTurns(seconds);
    expect(dealt).toHaveLength(turns);
    expect(dealt.flat().sort()).toEqual([...names].sort());
    expect(dealTurns(Object.fromEntries(Object.entries(seconds).reverse()))).toEqual(dealt);
  });

  it('never rest where each commit must show them', () => {
    const seconds = { 'network.spec.ts': 9, 'network.spec.ts: asks nothing': 9, 'a.spec.ts: is long': 9 };
    expect(dealTurns(seconds).flat()).toEqual(['a.spec.ts: is long']);
  });
});
