import { randomSource, shuffled } from './random';

export interface PermutationTest {
  readonly observed: number;
  /** (1 + permutations at least as extreme) / (1 + permutations): never 0. */
  readonly p: number;
  readonly permutations: number;
  readonly seed: number;
}

/**
 * Permutation test of the labels of independent units. Give one label per *incident* (the bundle
 * that handled it) and a statistic of the labels, so that decisions of one incident move together;
 * large values count as evidence.
 * Source: Phipson, Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9:39.
 */
export function permutationTest<Label>(
  labels: readonly Label[],
  statistic: (labels: readonly Label[]) => number,
  { permutations = 999, seed = 1 }: { permutations?: number; seed?: number } = {},
): PermutationTest {
  const observed = statistic(labels);
  const random = randomSource(seed);
  // Equal up to rounding counts as at least as extreme.
  const limit = observed - Math.abs(observed) * 1e-12;
  let extreme = 0;
  for (let i = 0; i < permutations; i += 1) {
    if (statistic(shuffled(labels, random)) >= limit) extreme += 1;
  }
  return { observed, p: (1 + extreme) / (1 + permutations), permutations, seed };
}
