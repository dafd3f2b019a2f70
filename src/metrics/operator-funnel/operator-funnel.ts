import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { gini, lorenz, topShare } from '../../statistics/concentration';
import type { LorenzPoint } from '../../statistics/concentration';
import { funnel } from '../../statistics/funnel';
import type { Funnel, FunnelPoint } from '../../statistics/funnel';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import sql from './operator-funnel.sql?raw';

const row = z.object({
  digest: z.string(),
  reviewer: z.string(),
  n: z.number(),
  hits: z.number(),
  expected: z.number(),
  judged: z.number(),
  justified: z.number(),
  people: z.number(),
  all_n: z.number(),
  all_hits: z.number(),
});

/** One person; `reviewer` is as logged: give it a pseudonym before it is shown. */
export interface FunnelPerson {
  readonly reviewer: string;
  readonly digest: string;
  /** Proposals decided. */
  readonly n: number;
  readonly hits: number;
  /** Overrides expected from the person's case mix. */
  readonly expected: number;
  /** Overrides whose truth is known, and of them those in which it supports the human. */
  readonly judged: number;
  readonly justified: number;
  readonly crude: FunnelPoint;
  readonly adjusted: FunnelPoint;
}

export interface OperatorFunnel {
  /** Most overrides first, 2,000 at most. */
  readonly people: readonly FunnelPerson[];
  /** Everybody who decided, also beyond those listed. */
  readonly everybody: number;
  readonly decided: number;
  readonly overrides: number;
  readonly crude: Funnel;
  readonly adjusted: Funnel;
  /** Null without overrides, and beyond 2,000 people. */
  readonly gini: number | null;
  readonly lorenz: readonly LorenzPoint[] | null;
  /** What the k people with most overrides hold of all, and what they decided of all. */
  readonly top: readonly { readonly k: number; readonly held: number; readonly decided: number }[];
  readonly statement: Statement;
}

const topSizes = [1, 2, 3, 5, 10];

/**
 * Overrides per person against the limits of chance (Spiegelhalter 2005, with over-dispersion), crude and
 * standardised for case mix, and how far overrides come from few (Lorenz 1905, Gini 1912). It describes:
 * cases are not handed out at random.
 */
export async function operatorFunnel(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<OperatorFunnel> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
  const rows = await query.rows(statement, row, signal);
  const [first] = rows;
  const [everybody, decided, overrides] = [first?.people ?? 0, first?.all_n ?? 0, first?.all_hits ?? 0];
  // Those listed are the ones with most overrides: their own rate would say nothing about everybody.
  const whole = decided > 0 ? { target: overrides / decided } : {};
  const crude = funnel(
    rows.map(({ n, hits }) => ({ n, events: hits })),
    whole,
  );
  const adjusted = funnel(
    rows.map(({ n, hits, expected }) => ({ n, events: hits, expected })),
    whole,
  );
  const hits = rows.map((each) => each.hits);
  const isWhole = everybody === rows.length;
  return {
    people: rows.flatMap((each, at): FunnelPerson[] => {
      const [plain, standardised] = [crude.points[at], adjusted.points[at]];
      return plain && standardised ? [{ ...each, crude: plain, adjusted: standardised }] : [];
    }),
    everybody,
    decided,
    overrides,
    crude,
    adjusted,
    gini: isWhole ? gini(hits) : null,
    lorenz: isWhole ? lorenz(hits) : null,
    top: topSizes.flatMap((k) => {
      if (k >= everybody || overrides === 0) return [];
      const held = isWhole
        ? (topShare(hits, k) ?? 0)
        : hits.slice(0, k).reduce((sum, each) => sum + each, 0) / overrides;
      return [{ k, held, decided: rows.slice(0, k).reduce((sum, { n }) => sum + n, 0) / decided }];
    }),
    statement,
  };
}
