import type { EvidencePoint } from '../../answers/readiness/growth';

/** Where an e-value stands on a bar from 0.1 to `until`, log scale, as a share 0…1 of its length. */
export function eShare(e: number, until = 100): number {
  if (!(e > 0.1)) return 0;
  return Math.min(1, (Math.log10(e) + 1) / (Math.log10(until) + 1));
}

/** Where a bar ends so that every gate on it has room to open: 100, or beyond the highest need. */
export function eUntil(needed: readonly number[]): number {
  return Math.max(100, 10 ** Math.ceil(Math.log10(1.5 * Math.max(1, ...needed))));
}

/** Lowest and highest e-value that a growth chart draws; beyond it is cut and said in words. */
export const growthFloor = 0.01;
export const growthCeiling = 1000;

/** Ticks of a log axis between two e-values, at most seven, `needed` apart. */
export function growthTicks(low: number, high: number, needed: number): number[] {
  const all = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
  const near = (tick: number) => Math.abs(Math.log(tick / needed)) < 0.35;
  const inside = all.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001 && !near(tick));
  if (inside.length <= 6) return inside;
  return inside.filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e6) / 1e6));
}

/** At most `most` points: of every run of points its lowest, its highest and its last, and every error while there is room. */
export function thinned(points: readonly EvidencePoint[], most = 300): readonly EvidencePoint[] {
  if (points.length <= most) return points;
  const size = Math.ceil(points.length / Math.floor(most / 3));
  const kept = new Set<EvidencePoint>();
  for (let at = 0; at < points.length; at += size) {
    const run = points.slice(at, at + size);
    const [first] = run;
    if (!first) continue;
    kept.add(run.reduce((a, b) => (b.e < a.e ? b : a), first));
    kept.add(run.reduce((a, b) => (b.e > a.e ? b : a), first));
    kept.add(run.at(-1) ?? first);
  }
  return points.filter((point) => kept.has(point));
}
