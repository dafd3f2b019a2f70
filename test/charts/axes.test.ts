import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besidePoint, labelsBeside, lineBoxes, textWidth, withRoom } from '../../src/charts/axis/room';
import { shareAxis, shareTick } from '../../src/charts/axis/share-axis';
import { eShare, eUntil, growthTicks, thinned } from '../../src/charts/evidence/e-scale';
import type { EvidencePoint } from '../../src/answers/readiness/growth';
import { beyondRow, gatePosition } from '../../src/charts/gates/gate-scale';

describe('axis of shares', () => {
  it('starts at nought and puts the unit on the top tick only', () => {
    const axis = shareAxis([0.02, 0.076]);
    expect(axis.ticks).toEqual([0, 0.02, 0.04, 0.06, 0.08]);
    expect(axis.note).toBeNull();
    expect(axis.ticks.map(shareTick(axis))).toEqual(['0', '2', '4', '6', '8%']);
  });
  it('starts higher only where allowed, and says so', () => {
    const axis = shareAxis([0.971, 0.998], true);
    expect(axis.ticks).toEqual([0.97, 0.98, 0.99, 1]);
    expect(axis.note).toBe('axis starts at 97%');
    expect(shareAxis([0.971, 0.998]).from).toBe(0);
    expect(shareAxis([0.3, 0.998], true).from).toBe(0);
  });
  it('holds every value between 3 to 5 ticks', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { maxLength: 20 }), fc.boolean(), (values, higher) => {
        const axis = shareAxis(values, higher);
        expect(axis.ticks.length).toBeGreaterThanOrEqual(3);
        expect(axis.ticks.length).toBeLessThanOrEqual(5);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(axis.from - 1e-9);
          expect(value).toBeLessThanOrEqual(axis.until + 1e-9);
        }
      }),
    );
  });
  it('takes a million values', () => {
    expect(shareAxis(new Array<number>(1_000_000).fill(0.5)).until).toBeGreaterThanOrEqual(0.5);
  });
});

describe('gate rows', () => {
  it('puts the limit in the middle, whichever side is good', () => {
    expect(gatePosition(0.01, 0.01, 'at_most')).toBe(0.5);
    expect(gatePosition(0.85, 0.85, 'at_least')).toBeCloseTo(0.5, 12);
    expect(gatePosition(0, 0.01, 'at_most')).toBe(0);
    expect(gatePosition(1, 0.85, 'at_least')).toBe(0);
  });
  it('draws a high rate as its shortfall: 89.2% against 85% is 10.8 of 15, left of the line', () => {
    expect(gatePosition(0.892, 0.85, 'at_least')).toBeCloseTo(0.36, 12);
  });
  it('cuts at twice the limit and says how far beyond', () => {
    expect(gatePosition(0.08, 0.02, 'at_most')).toBe(1);
    expect(beyondRow(0.08, 0.02, 'at_most')).toBeCloseTo(4, 12);
    expect(beyondRow(0.03, 0.02, 'at_most')).toBeNull();
  });
  it('has no scale where nothing is allowed', () => {
    expect(gatePosition(0, 0, 'at_most')).toBeNull();
    expect(gatePosition(1, 1, 'at_least')).toBeNull();
  });
});

describe('evidence', () => {
  it('stands on a log scale from 0.1 to 100: 1 at a third, 10 at two thirds', () => {
    expect([0, 0.1, 1, 10, 100, 1e9].map((e) => eShare(e))).toEqual([
      0,
      0,
      expect.closeTo(1 / 3, 12),
      expect.closeTo(2 / 3, 12),
      1,
      1,
    ]);
    expect(eShare(Number.NaN)).toBe(0);
  });
  it('reaches further where a gate needs more than 100: 1,000 for a need of 133', () => {
    expect(eUntil([20, 10])).toBe(100);
    expect(eUntil([20, 133])).toBe(1000);
    expect(eShare(100, 1000)).toBeCloseTo(3 / 4, 12);
  });
  it('has few ticks, none on top of the one at 1/α', () => {
    expect(growthTicks(0.5, 23, 20)).toEqual([0.5, 1, 2, 5, 10]);
    expect(growthTicks(0.01, 1000, 20)).toEqual([0.01, 0.1, 1, 10, 100, 1000]);
  });
  it('keeps peaks and dips when it thins a long curve', () => {
    const points: EvidencePoint[] = Array.from({ length: 10_000 }, (_, at) => ({ incident: at + 1, e: 1 }));
    points[4321] = { incident: 4322, e: 50 };
    points[7654] = { incident: 7655, e: 0.02 };
    const thin = thinned(points);
    expect(thin.length).toBeLessThanOrEqual(300);
    expect(thin).toContainEqual({ incident: 4322, e: 50 });
    expect(thin).toContainEqual({ incident: 7655, e: 0.02 });
    expect(thin.at(-1)?.incident).toBe(10_000);
  });
});

describe('labels', () => {
  it('never lets two touch, and keeps the important one', () => {
    expect(
      withRoom([
        { left: 0, width: 40 },
        { left: 30, width: 40, important: true },
        { left: 90, width: 40 },
      ]),
    ).toEqual([false, true, true]);
  });
  it('stand beside their point where nothing is taken: right below, right above, then to the left', () => {
    const area = { left: 0, right: 200, top: 0, bottom: 100 };
    const point = { x: 50, y: 50, width: 40 };
    expect(besidePoint(point, [], area)).toEqual({ left: 58, baseline: 68 });
    const below = { left: 50, right: 200, top: 55, bottom: 80 };
    expect(besidePoint(point, [below], area)).toEqual({ left: 58, baseline: 41 });
    expect(besidePoint({ ...point, x: 190 }, [], area)).toEqual({ left: 142, baseline: 68 });
    expect(besidePoint(point, [area], area)).toBeNull();
    expect(besidePoint({ ...point, width: 300 }, [], area)).toBeNull();
  });
  it('are kept off a line between two points', () => {
    const boxes = lineBoxes([
      { x: 0, y: 0 },
      { x: 60, y: 30 },
    ]);
    expect(
      boxes.some(({ left, right, top, bottom }) => left < 30 && right > 30 && top < 15 && bottom > 15),
    ).toBe(true);
  });
  it('counts letters, not code units', () => {
    expect(textWidth('🦀')).toBe(textWidth('a'));
  });
});

describe('labels beside their points', () => {
  const area = { left: 0, right: 1000, top: 0, bottom: 400 };
  it('keeps the line of a point where it can, left of it at the right edge, and moves up where another stands', () => {
    const labels = labelsBeside(
      [
        { x: 100, y: 100, width: 80 },
        { x: 990, y: 200, width: 80 },
        { x: 110, y: 104, width: 80 },
      ],
      area,
    );
    expect(labels[0]).toEqual({ left: 8, baseline: 104, isApart: false, isLeft: true });
    expect(labels[1]).toEqual({ left: 898, baseline: 204, isApart: false, isLeft: true });
    expect(labels[2]).toEqual({ left: 122, baseline: 108, isApart: false, isLeft: false });
  });
  it('sets no label on another, on another point, or out of the drawing', () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: 1000 }),
      y: fc.integer({ min: 0, max: 400 }),
      width: fc.integer({ min: 10, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (points) => {
        const boxes = labelsBeside(points, area).map((label, at) =>
          label
            ? {
                left: label.left,
                right: label.left + points[at]!.width,
                top: label.baseline - 11,
                bottom: label.baseline + 3,
              }
            : null,
        );
        for (const [at, box] of boxes.entries()) {
          if (!box) continue;
          expect(box.left >= 0 && box.right <= 1000 && box.top >= 0 && box.bottom <= 400).toBe(true);
          const others = [
            ...boxes.filter((_, other) => other !== at),
            ...points.flatMap(({ x, y }, other) =>
              other === at ? [] : [{ left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 }],
            ),
          ];
          for (const other of others)
            expect(
              !other ||
                box.left >= other.right ||
                other.left >= box.right ||
                box.top >= other.bottom ||
                other.top >= box.bottom,
            ).toBe(true);
        }
      }),
    );
  });
});
