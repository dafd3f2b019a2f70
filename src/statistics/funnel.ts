import { binomialCdf, normalQuantile } from './distributions';
import { requireCounts, requireOpenUnit } from './domain';

export interface FunnelUnit {
  readonly events: number;
  readonly n: number;
  /** Events expected from the unit's case mix; without it the overall rate is expected. */
  readonly expected?: number;
}

export interface FunnelPoint {
  /** Observed rate, standardised by (events/expected)·overall rate when expected events are given. */
  readonly rate: number | null;
  readonly z: number | null;
  readonly lower: number;
  readonly upper: number;
  /**
   * Under 20 cases the limits are interpolated binomial quantiles, without over-dispersion; `outside` then also needs a
   * binomial tail of at most half of 1 − confidence.
   */
  readonly method: 'exact' | 'arcsine';
  readonly outside: 'above' | 'below' | null;
}

export interface Funnel {
  readonly target: number | null;
  /** Mean of the squared winsorised z. */
  readonly phi: number | null;
  /** Variance between units beyond chance, on the arcsine scale. */
  readonly tauSquared: number;
  readonly points: readonly FunnelPoint[];
}

export interface FunnelOptions {
  readonly confidence?: number;
  /** Share of units pulled in at each end before over-dispersion is estimated. */
  readonly winsorise?: number;
  readonly exactBelow?: number;
  /** Overall rate, where the units are only some of all; without it the rate of all units together. */
  readonly target?: number;
}

/** Binomial quantile with Spiegelhalter's interpolation, as a rate. */
function binomialLimit(probability: number, n: number, target: number): number {
  let r = 0;
  while (r < n && binomialCdf(r, n, target) < probability) r += 1;
  const at = binomialCdf(r, n, target);
  const before = binomialCdf(r - 1, n, target);
  const back = at > before ? (at - probability) / (at - before) : 0;
  return Math.min(1, Math.max(0, (r - back) / n));
}

/**
 * Would so few cases come out like that less often than `alpha`? The interpolated limits alone put one event in one
 * case outside whatever the rate is.
 */
function isRare(side: 'above' | 'below' | null, unit: FunnelUnit, target: number, alpha: number): boolean {
  const rate = unit.expected === undefined ? target : Math.min(1, unit.expected / unit.n);
  if (side === 'above') return 1 - binomialCdf(unit.events - 1, unit.n, rate) <= alpha;
  return side === 'below' && binomialCdf(unit.events, unit.n, rate) <= alpha;
}

function winsorised(z: readonly number[], share: number): number[] {
  const sorted = [...z].sort((a, b) => a - b);
  const cut = Math.floor(share * sorted.length);
  const low = sorted[cut] ?? 0;
  const high = sorted[sorted.length - 1 - cut] ?? 0;
  return z.map((value) => Math.min(high, Math.max(low, value)));
}

const back = (y: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, y))) ** 2;

/**
 * Funnel plot of units' rates around the overall one: y = arcsin√p with s = 1/(2√n), limits widened
 * by the over-dispersion τ² that the winsorised z show. No league table: a unit inside its limits
 * differs no more than chance. Throws RangeError unless 0 ≤ events ≤ n.
 * Source: Spiegelhalter (2005), Statistics in Medicine 24, 1185–1202; (2005) Qual Saf Health Care 14.
 */
export function funnel(units: readonly FunnelUnit[], options: FunnelOptions = {}): Funnel {
  const { confidence = 0.95, winsorise = 0.1, exactBelow = 20 } = options;
  requireOpenUnit(confidence, 'confidence');
  for (const { events, n } of units) requireCounts(events, n);
  const total = units.reduce((sum, { n }) => sum + n, 0);
  const none = { rate: null, z: null, lower: 0, upper: 1, method: 'exact', outside: null } as const;
  if (total === 0) return { target: null, phi: null, tauSquared: 0, points: units.map(() => none) };
  const target = options.target ?? units.reduce((sum, { events }) => sum + events, 0) / total;
  const centre = Math.asin(Math.sqrt(target));
  const rateOf = ({ events, n, expected }: FunnelUnit) =>
    expected === undefined ? events / n : expected > 0 ? Math.min(1, (events / expected) * target) : null;
  const zOf = (unit: FunnelUnit) => {
    const rate = unit.n > 0 ? rateOf(unit) : null;
    return rate === null ? null : (Math.asin(Math.sqrt(rate)) - centre) * 2 * Math.sqrt(unit.n);
  };
  const scored = units.map((unit) => ({ unit, z: zOf(unit) })).filter((one) => one.z !== null);
  const z = winsorised(
    scored.map((one) => one.z ?? 0),
    winsorise,
  );
  const count = scored.length;
  const phi = count === 0 ? null : z.reduce((sum, value) => sum + value * value, 0) / count;
  const weights = scored.map(({ unit }) => 4 * unit.n);
  const w = weights.reduce((sum, value) => sum + value, 0);
  const spread = w - weights.reduce((sum, value) => sum + value * value, 0) / w;
  const tauSquared =
    phi === null || count < 2 || !(spread > 0) ? 0 : Math.max(0, (count * phi - (count - 1)) / spread);
  const critical = normalQuantile((1 + confidence) / 2);
  const points = units.map((unit): FunnelPoint => {
    const rate = unit.n > 0 ? rateOf(unit) : null;
    if (rate === null) return none;
    const exact = unit.n < exactBelow;
    const half = critical * Math.sqrt(1 / (4 * unit.n) + tauSquared);
    const lower = exact ? binomialLimit((1 - confidence) / 2, unit.n, target) : back(centre - half);
    const upper = exact ? binomialLimit((1 + confidence) / 2, unit.n, target) : back(centre + half);
    const beyond = rate > upper ? 'above' : rate < lower ? 'below' : null;
    const outside = exact && !isRare(beyond, unit, target, (1 - confidence) / 2) ? null : beyond;
    return { rate, z: zOf(unit), lower, upper, method: exact ? 'exact' : 'arcsine', outside };
  });
  return { target, phi, tauSquared, points };
}

/**
 * Events expected of a unit at the overall rate of each of its strata (indirect standardisation).
 * Source: Breslow, Day (1987), IARC 82, §2.3.
 */
export function expectedEvents(
  strata: readonly { readonly n: number; readonly overallRate: number }[],
): number {
  return strata.reduce((sum, { n, overallRate }) => sum + n * overallRate, 0);
}
