import { expect, it } from 'vitest';
import { isArrow, nextByArrow } from '../../src/charts/keys/grid-place';

const size = { rows: 3, columns: 4 };
const from = { row: 1, column: 1 };

it('goes one cell in the direction of the arrow', () => {
  expect(nextByArrow('ArrowUp', from, size)).toEqual({ row: 0, column: 1 });
  expect(nextByArrow('ArrowDown', from, size)).toEqual({ row: 2, column: 1 });
  expect(nextByArrow('ArrowLeft', from, size)).toEqual({ row: 1, column: 0 });
  expect(nextByArrow('ArrowRight', from, size)).toEqual({ row: 1, column: 2 });
});

it('goes nowhere at the edge and for another key', () => {
  expect(nextByArrow('ArrowUp', { row: 0, column: 3 }, size)).toBeNull();
  expect(nextByArrow('ArrowRight', { row: 0, column: 3 }, size)).toBeNull();
  expect(nextByArrow('Home', from, size)).toBeNull();
  expect([isArrow('ArrowLeft'), isArrow('Home')]).toEqual([true, false]);
});

it('jumps over a place without a cell', () => {
  expect(nextByArrow('ArrowRight', { row: 0, column: 0 }, size, ({ column }) => column === 3)).toEqual({
    row: 0,
    column: 3,
  });
  expect(nextByArrow('ArrowRight', { row: 0, column: 0 }, size, () => false)).toBeNull();
});
