import { describe, expect, it } from 'vitest';
import { leftWords, stepAt } from '../../src/words/progress-words';

const read = (stage: 'reading' | 'joining', bytesRead: number, records = 1000) => ({
  ...{ stage, bytesRead, records },
  ...{ bytesTotal: 1000, bytesPerSecond: 100 },
});

describe('one bar over the steps of opening logs', () => {
  it('only grows, and is never full before the verdicts are there', () => {
    const shares = [
      stepAt(null, 0),
      stepAt(null, 60_000),
      stepAt(read('reading', 0), 0),
      stepAt(read('reading', 500), 100),
      stepAt(read('reading', 1000), 100),
      stepAt(read('joining', 1000), 0),
      stepAt(read('joining', 1000), 100),
      stepAt(read('joining', 1000), 1e9),
    ].map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBeLessThan(1);
  });

  it('estimates what is left from the pace so far', () => {
    // Half of 1,000 bytes at 100 a second are left: 5 s, and the join.
    const { leftMs } = stepAt(read('reading', 500), 0);
    expect(leftMs).toBeGreaterThanOrEqual(5000);
    expect(leftMs).toBeLessThan(7000);
    expect(stepAt(read('reading', 0), 0).leftMs).toBeNull();
    expect(stepAt({ ...read('reading', 0), bytesTotal: 0 }, 0).leftMs).toBeNull();
    expect(stepAt(read('joining', 1000), 1e9).leftMs).toBe(0);
  });

  it.each([
    [null, ''],
    [1000, ''],
    [12_400, 'about 13 s left'],
    [89_000, 'about 89 s left'],
    [100_000, 'about 2 min left'],
  ])('says of %s ms “%s”', (leftMs, said) => expect(leftWords(leftMs)).toBe(said));
});
