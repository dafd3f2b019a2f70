import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { bootstrapByCluster } from '../../statistics/bootstrap';
import type { Interval } from '../../statistics/interval';
import { signalDetection } from '../../statistics/signal-detection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import sql from './by-incident.sql?raw';

const row = z.object({
  reviewer: z.string(),
  incident: z.string(),
  wrong: z.number(),
  wrong_overridden: z.number(),
  right: z.number(),
  right_overridden: z.number(),
});
type Row = z.infer<typeof row>;

/** 95 % percentile intervals; null where they cannot be drawn. */
export interface DiscriminationIntervals {
  readonly dPrime: Interval | null;
  readonly criterion: Interval | null;
}

export interface Discrimination {
  readonly overall: DiscriminationIntervals;
  readonly byReviewer: ReadonlyMap<string, DiscriminationIntervals>;
  readonly incidents: number;
  readonly statement: Statement;
}

const replicates = 300;
/** Drawing so many incidents 300 times over would hold up the page; beyond it there is no interval. */
const mostIncidents = 40_000;

function intervalsOf(rows: readonly Row[]): DiscriminationIntervals {
  const clusters = new Map<string, Row[]>();
  for (const each of rows) {
    const own = clusters.get(each.incident);
    if (own) own.push(each);
    else clusters.set(each.incident, [each]);
  }
  if (clusters.size > mostIncidents) return { dPrime: null, criterion: null };
  const interval = (of: 'dPrime' | 'criterion') =>
    bootstrapByCluster([...clusters.values()], (drawn) => statisticOf(drawn)?.[of] ?? null, { replicates });
  return { dPrime: interval('dPrime'), criterion: interval('criterion') };
}

function statisticOf(drawn: readonly (readonly Row[])[]) {
  let [wrong, wrongOverridden, right, rightOverridden] = [0, 0, 0, 0];
  for (const cluster of drawn)
    for (const each of cluster) {
      wrong += each.wrong;
      wrongOverridden += each.wrong_overridden;
      right += each.right;
      rightOverridden += each.right_overridden;
    }
  return signalDetection(wrongOverridden, wrong, rightOverridden, right);
}

/**
 * How sure d′ and the criterion are: incidents drawn again with replacement, seeded. Reviewers who
 * met fewer than five wrong proposals get none, because d′ is then mostly its own correction.
 */
export async function discrimination(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Discrimination> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
  const rows = await query.rows(statement, row, signal);
  const reviewers = [...new Set(rows.map(({ reviewer }) => reviewer))];
  const byReviewer = reviewers.flatMap((reviewer) => {
    const own = rows.filter((each) => each.reviewer === reviewer);
    const wrong = own.reduce((sum, each) => sum + each.wrong, 0);
    return wrong < 5 ? [] : [[reviewer, intervalsOf(own)] as const];
  });
  return {
    overall: intervalsOf(rows),
    byReviewer: new Map(byReviewer),
    incidents: new Set(rows.map(({ incident }) => incident)).size,
    statement,
  };
}
