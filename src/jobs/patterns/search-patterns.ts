import type { Query } from '../../database/engine/query';
import { conjunctionsOf, countConjunctions, type Support } from '../../metrics/patterns/count';
import type { Judged } from '../../metrics/patterns/judge';
import type { RateDefinition } from '../../metrics/rate/definition';
import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';
import { runJob, type RunOptions } from '../run-job';

export interface PatternAsk {
  readonly query: Query;
  readonly definition: RateDefinition;
  readonly selection: Selection;
  readonly dimensions: readonly Dimension[];
  readonly depth: number;
  readonly support: Support;
}

/** Sets of dimensions counted, with the slices found so far, then slices tested. */
export type PatternProgress = { readonly done: number; readonly of: number } & (
  { readonly step: 'counting'; readonly slices: number } | { readonly step: 'testing' }
);

/** Conjunctions that one statement counts: enough to share its reading, few enough to be stopped soon. */
const inOneStatement = 8;

/** Counts every conjunction in the database and tests them in a worker. */
export async function searchPatterns(
  { query, definition, selection, dimensions, depth, support }: PatternAsk,
  { signal, onProgress }: RunOptions<PatternProgress>,
): Promise<Judged> {
  const sets = conjunctionsOf(dimensions, depth);
  let [done, slices] = [0, 0];
  const say = () => onProgress?.({ step: 'counting', done, of: sets.length, slices });
  say();
  const none = { decisions: 0, incidents: 0 };
  const [whole] = await countConjunctions(query, definition, selection, [[]], none, signal);
  if (!whole || whole.n === 0) return { patterns: [], tried: 0 };
  return runJob('judgePatterns', whole, {
    signal,
    onProgress: (tested) => onProgress?.({ step: 'testing', ...tested }),
    reply: async () => {
      const part = sets.slice(done, done + inOneStatement);
      if (part.length === 0) return null;
      const counted = await countConjunctions(query, definition, selection, part, support, signal);
      done += part.length;
      slices += counted.length;
      say();
      return counted;
    },
  });
}
