import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenGroups, hideCells } from '../../src/answers/frozen/hide-cells';
import { times } from '../fixtures/times';

const both = { rows: true, columns: true };

/** All tables with the same shown cells and the same sums; few, because cells are small here. */
function fillings(shown: readonly (number | null)[], sum: number): number[][] {
  const at = shown.indexOf(null);
  const known = shown.reduce<number>((so, each) => so + (each ?? 0), 0);
  if (at < 0) return known === sum ? [[...(shown as number[])]] : [];
  const found: number[][] = [];
  for (let value = 0; value <= sum - known; value += 1) {
    found.push(
      ...fillings(
        shown.map((each, place) => (place === at ? value : each)),
        sum,
      ),
    );
  }
  return found;
}

describe('small cells', () => {
  it('hides a cell of 1 to 4 and the next smallest, so that the total does not give it back', () => {
    // 3 alone would be 100 − 97; with 7 left out beside it, only their sum of 10 is known.
    expect(hideCells([[3, 7, 90]], 5, both)).toEqual([[null, null, 90]]);
  });

  it('shows 0 and 5', () => {
    expect(hideCells([[0, 5, 9]], 5, both)).toEqual([[0, 5, 9]]);
  });

  it('takes more where two small cells together are still small', () => {
    // 1 + 1 = 2 could only be 1 and 1: the 8 goes too.
    expect(hideCells([[1, 1, 8, 40]], 5, { rows: true, columns: false })).toEqual([[null, null, null, 40]]);
  });

  it('hides along columns and rows of a table whose sums are known both ways', () => {
    const hidden = hideCells(
      [
        [2, 50, 60],
        [70, 80, 90],
        [30, 20, 40],
      ],
      5,
      both,
    );
    for (const line of [...hidden, ...[0, 1, 2].map((column) => hidden.map((row) => row[column]))]) {
      const gone = line.filter((each) => each === null).length;
      expect([0, 2, 3]).toContain(gone);
    }
    expect(hidden[0]![0]).toBeNull();
  });

  it('leaves a table alone whose sums nobody knows, but for the small cells', () => {
    expect(hideCells([[3, 7, 90]], 5, { rows: false, columns: false })).toEqual([[null, 7, 90]]);
  });

  it('says which groups go', () => {
    expect(hiddenGroups([200, 4, 30, 8], 5)).toEqual([false, true, false, true]);
    expect(hiddenGroups([200, 30], 5)).toEqual([false, false]);
  });

  it('never shows a small cell, and no row’s sum gives one back (any row, by trying every filling)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 5 }), (row) => {
        const [shown] = hideCells([row], 5, { rows: true, columns: false });
        const sum = row.reduce((so, each) => so + each, 0);
        const all = fillings(shown!, sum);
        row.forEach((count, place) => {
          if (count < 1 || count > 4) return;
          expect(shown![place]).toBeNull();
          expect(new Set(all.map((filling) => filling[place])).size).toBeGreaterThan(1);
        });
      }),
      { numRuns: times(500) },
    );
  });
});
