import { describe, expect, it } from 'vitest';
import { Attention } from '../../../src/app/screens/audit/reading/use-case-time';

const minute = 60_000;

describe('the time that a case is read', () => {
  it('counts up to a minute after the reader last moved, and goes on when they move again', () => {
    const attention = new Attention(0, 0);
    attention.move(30_000);
    expect(attention.until(80_000)).toBe(80_000);
    // Moved last at 30 s: nobody reads from 90 s on.
    expect(attention.until(20 * minute)).toBe(90_000);
    attention.move(21 * minute);
    expect(attention.until(21 * minute + 5000)).toBe(95_000);
  });

  it('counts nothing while the page is hidden, however it is asked, and keeps what was spent before', () => {
    const attention = new Attention(12_000, 0);
    attention.hide(10_000);
    expect(attention.until(40_000)).toBe(22_000);
    attention.show(5 * minute);
    expect(attention.until(5 * minute + 3000)).toBe(25_000);
  });
});
