import { describe, expect, it } from 'vitest';
import { dealCases } from '../../../src/report/worksheet/deal-cases';
import { auditCase, drawOf } from '../../fixtures/audit';

const { cases: all } = drawOf(['A', 'B', 'C', 'D', 'E', 'F'].map((incident) => auditCase(incident)));
const cases = all.map((each) => (['B', 'F'].includes(each.incident) ? { ...each, readers: 2 } : each));
const dealt = (readers: string[], areSecond?: boolean) =>
  Object.fromEntries(
    [...dealCases({ cases }, readers, areSecond)].map(([reader, of]) => [
      reader,
      of.map(({ incident }) => incident).join(''),
    ]),
  );

describe('cases among readers', () => {
  it('all go to a single one, once', () => {
    expect(dealt(['one'])).toEqual({ one: 'ABCDEF' });
  });

  it('are dealt in turn, and one for two readers to two different ones', () => {
    // A to one; B to two and one; C to two; D to one; E to two; F to one and two.
    expect(dealt(['one', 'two'])).toEqual({ one: 'ABDF', two: 'BCEF' });
    expect(dealt(['one', 'two', 'three'])).toEqual({ one: 'ACF', two: 'BDF', three: 'BE' });
  });

  it('are only those for two readers where somebody else has read before', () => {
    expect(dealt(['later'], true)).toEqual({ later: 'BF' });
    expect(dealt(['l', 'm'], true)).toEqual({ l: 'B', m: 'F' });
  });
});
