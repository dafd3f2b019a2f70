/** Counts of categories in clusters: one entry for each category that a cluster holds. */
export interface ClusterCounts {
  readonly cluster: Int32Array;
  readonly code: Int32Array;
  readonly count: Float64Array;
  /** Of each cluster, what its shares are of. */
  readonly size: Float64Array;
  readonly codes: number;
}

export interface SharesApart {
  /** Σ (share of side 1 − share of side 0)² / pooled share: chi-square per case. */
  readonly distance: number;
  /** What that sum is on average where the sides do not differ, from the variance between clusters of each side. */
  readonly expected: number;
  /** Mean over categories of the variance of their difference, not weighted by pooled shares. */
  readonly variance: number;
}

/**
 * How far two sides' category shares lie apart, beside what clusters alone make of it: `distance / expected` is
 * Rao and Scott's first-order statistic over its degrees of freedom. Residuals are taken at the pooled shares, so
 * that a side with few clusters does not look sure of itself. `sideOf` gives 0 or 1 for each cluster. Null where a
 * side is empty or all share one category.
 * Source: Rao, Scott (1981), JASA 76, 221–230; Boos (1992), American Statistician 46, 327–333.
 */
export function sharesApart(counts: ClusterCounts, sideOf: Uint8Array): SharesApart | null {
  const { cluster, code, count, size, codes } = counts;
  const [n, mm, g] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)];
  for (let at = 0; at < size.length; at += 1) {
    const m = size[at] ?? 0;
    if (m === 0) continue;
    const side = sideOf[at] ?? 0;
    n[side]! += m;
    mm[side]! += m * m;
    g[side]! += 1;
  }
  const [n0, n1] = [n[0]!, n[1]!];
  if (n0 === 0 || n1 === 0) return null;
  const sums = new Float64Array(codes * 6);
  for (let entry = 0; entry < cluster.length; entry += 1) {
    const at = cluster[entry] ?? 0;
    const place = (code[entry] ?? 0) * 6 + (sideOf[at] ?? 0) * 3;
    const e = count[entry] ?? 0;
    sums[place]! += e;
    sums[place + 1]! += e * e;
    sums[place + 2]! += e * (size[at] ?? 0);
  }
  const few = [0, 1].map((side) => (g[side]! > 1 ? g[side]! / (g[side]! - 1) : 1) / n[side]! ** 2);
  let [distance, expected, variance] = [0, 0, 0];
  for (let each = 0; each < codes; each += 1) {
    const place = each * 6;
    const pooled = (sums[place]! + sums[place + 3]!) / (n0 + n1);
    if (!(pooled > 0 && pooled < 1)) continue;
    const apart = sums[place + 3]! / n1 - sums[place]! / n0;
    const own = [0, 1].reduce((total, side) => {
      const [ee, em] = [sums[place + side * 3 + 1]!, sums[place + side * 3 + 2]!];
      return total + few[side]! * Math.max(0, ee - 2 * pooled * em + pooled * pooled * mm[side]!);
    }, 0);
    distance += (apart * apart) / pooled;
    expected += own / pooled;
    variance += own / codes;
  }
  return expected > 0 ? { distance, expected, variance } : null;
}

/** Hits of one cluster in one stratum. */
export interface StratumHits {
  readonly cluster: Int32Array;
  readonly stratum: Int32Array;
  readonly strata: number;
  readonly n: Float64Array;
  readonly hits: Float64Array;
  readonly clusters: number;
}

/**
 * Squared Mantel–Haenszel difference of hits over strata, over its variance between the clusters of each side at the
 * pooled rate of each stratum; null where no stratum varies. Source: Mantel, Haenszel (1959), JNCI 22, 719–748;
 * Zhang, Boos (1997), Statistics in Medicine 16, 1753–1767.
 */
export function clusteredMantelHaenszel(entries: StratumHits, sideOf: Uint8Array): number | null {
  const { cluster, stratum, strata, n, hits, clusters } = entries;
  const sums = new Float64Array(strata * 4);
  for (let at = 0; at < cluster.length; at += 1) {
    const place = (stratum[at] ?? 0) * 4 + (sideOf[cluster[at] ?? 0] ?? 0) * 2;
    sums[place]! += n[at] ?? 0;
    sums[place + 1]! += hits[at] ?? 0;
  }
  const own = new Float64Array(clusters);
  const [g, squares] = [new Float64Array(2), new Float64Array(2)];
  for (let at = 0; at < cluster.length; at += 1) {
    const [place, side] = [(stratum[at] ?? 0) * 4, sideOf[cluster[at] ?? 0] ?? 0];
    const all = sums[place]! + sums[place + 2]!;
    const rate = (sums[place + 1]! + sums[place + 3]!) / all;
    const other = sums[place + (1 - side) * 2]! / all;
    own[cluster[at] ?? 0]! += ((hits[at] ?? 0) - rate * (n[at] ?? 0)) * other;
  }
  const isCounted = new Uint8Array(clusters);
  for (const each of cluster) isCounted[each] = 1;
  let difference = 0;
  for (let at = 0; at < clusters; at += 1) {
    if (isCounted[at] === 0) continue;
    const side = sideOf[at] ?? 0;
    g[side]! += 1;
    squares[side]! += own[at]! ** 2;
    difference += side === 1 ? own[at]! : -own[at]!;
  }
  const variance = [0, 1].reduce(
    (sum, side) => sum + squares[side]! * (g[side]! > 1 ? g[side]! / (g[side]! - 1) : 1),
    0,
  );
  return variance > 1e-12 ? difference ** 2 / variance : null;
}
