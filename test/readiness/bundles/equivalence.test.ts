import { describe, expect, it } from 'vitest';
import { evidenceAfter } from '../../../src/readiness/bundles/bundle-evidence';
import { equivalenceOf } from '../../../src/readiness/bundles/equivalence';
import { clopperPearson } from '../../../src/statistics/clopper-pearson';
import { clean, incident } from '../builders';

const rule = { margin: 0.05, alpha: 0.05 };
/** One decision an incident, every nth in error. */
const bundle = (count: number, everyNth: number) =>
  clean(count).map((one, index) => ({
    ...one,
    n: 1,
    errors: everyNth > 0 && index % everyNth === everyNth - 1 ? 1 : 0,
  }));

/** Newcombe's method 10 by hand on the exact limits of each share: squared distances added. */
function byHand(e1: number, n1: number, e2: number, n2: number) {
  const [p1, p2] = [e1 / n1, e2 / n2];
  const [first, second] = [clopperPearson(e1, n1, 0.9), clopperPearson(e2, n2, 0.9)];
  return {
    lower: p1 - p2 - Math.hypot(p1 - first.lower, second.upper - p2),
    upper: p1 - p2 + Math.hypot(first.upper - p1, p2 - second.lower),
  };
}

describe('equivalence of two bundles', () => {
  it('is shown when both one-sided tests hold, with Newcombe’s interval at 1 − 2α', () => {
    const found = equivalenceOf(bundle(400, 50), bundle(300, 50), rule);
    // t(399) = 1.648682 and t(299) = 1.649966 by tables, z = 1.644854; one decision an incident, so that
    // the variance has G − 1: 399 and 299 decisions count.
    const n1 = 399 * (1.644854 / 1.648682) ** 2;
    const n2 = 299 * (1.644854 / 1.649966) ** 2;
    const expected = byHand(0.02 * n1, n1, 0.02 * n2, n2);
    expect(found.difference).toBeCloseTo(0, 12);
    expect(found.interval?.lower).toBeCloseTo(expected.lower, 6);
    expect(found.interval?.upper).toBeCloseTo(expected.upper, 6);
    expect(found.isShown).toBe(true);
    expect(equivalenceOf(bundle(400, 50), bundle(300, 50), { ...rule, margin: 0.015 }).isShown).toBe(false);
  });

  it('is not shown for a bundle that is better by more than the margin either', () => {
    const found = equivalenceOf(bundle(400, 0), bundle(400, 5), rule);
    expect(found.difference).toBeCloseTo(-0.2, 12);
    expect(found.isShown).toBe(false);
  });

  it('widens when decisions of an incident go wrong together', () => {
    const together = (count: number) =>
      clean(count).map((one, index) => ({ ...one, n: 8, errors: index % 50 === 49 ? 8 : 0 }));
    const apart = (count: number) =>
      clean(count).map((one, index) => ({ ...one, n: 8, errors: index % 25 < 4 ? 1 : 0 }));
    const wide = equivalenceOf(together(200), together(200), rule).interval!;
    const narrow = equivalenceOf(apart(200), apart(200), rule).interval!;
    expect(wide.upper - wide.lower).toBeGreaterThan(2 * (narrow.upper - narrow.lower));
  });

  it('lets unlabelled decisions count against it at both ends', () => {
    const open = (count: number) =>
      bundle(count, 50).map((one, index) =>
        index % 10 === 0 ? { ...one, n: 0, errors: 0, unresolved: 1 } : one,
      );
    const found = equivalenceOf(open(400), open(400), rule);
    expect(found.interval!.upper).toBeGreaterThan(0.1);
    expect(found.interval!.lower).toBeLessThan(-0.1);
    expect(found.isShown).toBe(false);
  });

  it('says that too little is known', () => {
    const few = equivalenceOf(bundle(300, 0), [incident(1)], rule);
    expect(few).toMatchObject({ isShown: false, difference: null, interval: null, incidentsBefore: 1 });
    expect(evidenceAfter('r1', few).sentence).toBe(
      'The evidence restarted at this bundle: too little is known to compare it with the one before (300 incidents against 1).',
    );
  });

  it('is told with its numbers, carried over or restarted', () => {
    const shown = evidenceAfter('r1', equivalenceOf(bundle(400, 50), bundle(400, 50), rule));
    expect(shown.kind).toBe('carried_over');
    expect(shown.sentence).toMatch(
      /^Evidence of the bundle before counts too: equivalence is shown in a single planned look, false positives differ by 0\.0 points \(−1\.\d to 1\.\d\); the margin is ±5 points\.$/,
    );
    const not = evidenceAfter('r1', equivalenceOf(bundle(400, 10), bundle(400, 50), rule));
    expect(not.kind).toBe('restarted');
    expect(not.sentence).toMatch(/equivalence is not shown, false positives differ by \+8\.0 points \(/);
    expect(evidenceAfter('r1', null).sentence).toMatch(/name no margin/);
  });
});
