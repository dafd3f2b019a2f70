import type { Battery } from '../metrics/drift/battery';
import { permutations, permutationSeed, permute, type Permuted } from '../metrics/drift/permute';
import { randomSource } from '../statistics/random';
import type { Job } from './job';

/** The permutations of the Drift screen, always from the same seed. Reports how many are done. */
export const permuteBundles: Job<Battery, Permuted, number> = (battery, { report }) => {
  const every = Math.max(1, Math.floor(permutations / 50));
  return permute(battery, randomSource(permutationSeed), permutationSeed, (done) => {
    if (done % every === 0) report(done);
  });
};
