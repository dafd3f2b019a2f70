import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawNumber, isDrawn, secondReaderNumber } from '../../src/statistics/poisson-draw';

const seed = 'a3'.repeat(32);
const incidents = Array.from({ length: 20_000 }, (_, index) => `INC-${index}`);

describe('the number by which an incident is drawn', () => {
  it('is what any SHA-256 tool gives', () => {
    // printf '0 INC-1' | sha256sum begins with these digits.
    expect(drawNumber('0', 'INC-1')).toBe(0xd9c8302a6b0c9 / 2 ** 52);
    for (const incident of ['INC-1', 'Fall Ä/7', '案件 3', '']) {
      const digest = createHash('sha256').update(`${seed} ${incident}`, 'utf8').digest();
      // Six bytes and a half: 52 bits.
      const bits = digest.readUIntBE(0, 6) * 16 + ((digest[6] ?? 0) >> 4);
      expect(drawNumber(seed, incident)).toBe(bits / 2 ** 52);
    }
  });

  it('spreads evenly, also within the incidents that a second reader reads', () => {
    const first = incidents.map((incident) => drawNumber(seed, incident));
    const second = incidents.map((incident) => secondReaderNumber(seed, incident));
    for (const numbers of [first, second, second.filter((_, index) => isDrawn(first[index] ?? 1, 0.2))]) {
      const tenths = Array.from({ length: 10 }, () => 0);
      for (const number of numbers) tenths[Math.floor(10 * number)]! += 1;
      const expected = numbers.length / 10;
      const chi2 = tenths.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
      // 99.99 % of chi-square with nine degrees of freedom.
      expect(chi2).toBeLessThan(33.7);
    }
  });

  it('draws nobody at 0 and everybody at 1, and only adds as the probability grows', () => {
    const numbers = incidents.map((incident) => drawNumber(seed, incident));
    const drawnAt = (probability: number) => numbers.filter((number) => isDrawn(number, probability));
    expect(drawnAt(0)).toHaveLength(0);
    expect(drawnAt(1)).toHaveLength(incidents.length);
    const more = new Set(drawnAt(0.3));
    expect(drawnAt(0.1).every((number) => more.has(number))).toBe(true);
    expect(() => isDrawn(0.5, 1.2)).toThrow(RangeError);
    expect(() => isDrawn(0.5, Number.NaN)).toThrow(RangeError);
  });
});
