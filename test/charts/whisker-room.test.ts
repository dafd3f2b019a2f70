import { describe, expect, it } from 'vitest';
import type { RatePoint } from '../../src/answers/outcomes/rate-point';
import { goesOn, goesOnWords, heldValues } from '../../src/charts/rates/whisker-room';

const point = (key: string, n: number, share: number, upper: number, over: Partial<RatePoint> = {}) => ({
  key,
  n,
  hits: Math.round(n * share),
  incidents: n,
  unresolved: 0,
  share,
  interval: { lower: 0, upper },
  state: 'measured' as const,
  ...over,
});
const axis = { from: 0, until: 0.15, ticks: [0, 0.05, 0.1, 0.15], note: null };

describe('room for whiskers', () => {
  it('is not made for a group with less than a tenth of the largest, whose dot stays in', () => {
    const values = heldValues([point('old', 900, 0.1, 0.13), point('rc', 18, 0.06, 0.23)]);
    expect(values).toEqual([0.1, 0, 0.13, 0.06]);
  });
  it('is made for one with a tenth, and for the two that are compared however few they are', () => {
    expect(heldValues([point('old', 900, 0.1, 0.13), point('new', 90, 0.06, 0.23)])).toContain(0.23);
    const compared = point('rc', 18, 0.06, 0.23, { role: 'candidate' });
    expect(heldValues([point('old', 900, 0.1, 0.13), compared])).toContain(0.23);
  });
  it('is not made for what has no dot', () => {
    expect(heldValues([point('few', 8, 0.1, 0.5, { state: 'not_enough_data' })])).toEqual([]);
  });
  it('that is missing is said, with the whole interval', () => {
    expect(goesOn(point('rc', 18, 0, 0.228), axis)).toEqual({ above: true, below: false });
    expect(goesOn(point('old', 18, 0, 0.15), axis)).toEqual({ above: false, below: false });
    expect(
      goesOnWords([point('rc', 18, 0, 0.228), point('old', 900, 0.1, 0.13)], axis)?.replaceAll('\u2060', ''),
    ).toBe('An arrow: the whisker goes on beyond the axis (rc 0.0–22.8%).');
    expect(goesOnWords([point('old', 900, 0.1, 0.13)], axis)).toBeNull();
  });
});
