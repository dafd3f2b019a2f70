import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { mcnemar, type McNemar } from '../../statistics/mcnemar';
import type { Interval } from '../../statistics/interval';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import casesSql from './cases.sql?raw';
import discordantSql from './discordant.sql?raw';
import { matured, type DriftKpi } from './kpis';
import flaggedSql from './flagged.sql?raw';
import matchedSql from './matched.sql?raw';
import { pairedDifference } from '../../statistics/paired-difference';
import { riskClasses } from './sides';

const countRow = z.object({
  metric: z.number(),
  first: z.string(),
  second: z.string(),
  risk_class: z.enum(riskClasses),
  cases: z.number(),
  open: z.number(),
  incidents: z.number(),
  both: z.number(),
  before_only: z.number(),
  after_only: z.number(),
});
const caseRow = z.object({
  case_key: z.string(),
  before: z.boolean(),
  after: z.boolean(),
  before_event: z.string(),
  after_event: z.string(),
  risk_class: z.enum(riskClasses),
});

/** A case on which the two bundles differ, with a decision of each to open. */
export type DiscordantCase = z.infer<typeof caseRow>;

/** Cases that both bundles ran, and how the measure came out in each. */
export interface Matched {
  readonly cases: number;
  /** Run by both, but one of them without a result. */
  readonly open: number;
  readonly incidents: number;
  readonly both: number;
  readonly beforeOnly: number;
  readonly afterOnly: number;
  readonly test: McNemar | null;
  /** After minus before, as a share of the matched cases; null without any. */
  readonly difference: number | null;
  readonly interval: Interval | null;
}

export interface MatchedCases {
  readonly kpi: DriftKpi;
  readonly all: Matched;
  readonly high: Matched;
  readonly low: Matched;
  /** The first 200, those that the candidate alone hit first. */
  readonly discordant: readonly DiscordantCase[];
  readonly statements: readonly Statement[];
}

function matchedOf(rows: readonly z.infer<typeof countRow>[]): Matched {
  const sum = (
    field: Exclude<keyof z.infer<typeof countRow>, 'risk_class' | 'metric' | 'first' | 'second'>,
  ) => rows.reduce((all, row) => all + row[field], 0);
  const [cases, b, c] = [sum('cases'), sum('before_only'), sum('after_only')];
  return {
    cases,
    open: sum('open'),
    incidents: sum('incidents'),
    both: sum('both'),
    beforeOnly: b,
    afterOnly: c,
    test: cases === 0 ? null : mcnemar(b, c),
    difference: cases === 0 ? null : (c - b) / cases,
    interval:
      cases === 0 ? null : pairedDifference({ both: sum('both'), firstOnly: b, secondOnly: c, n: cases }),
  };
}

/** The matched cases of some measures, all of one population, between the bundles of each pair. */
function casesOf(kpis: readonly DriftKpi[], selection: Selection, pairs: readonly Releases[]): Statement {
  const slice = sliceOf(selectionFor(kpis[0]?.definition.population ?? 'production', selection));
  const lower = kpis.flatMap(({ definition }, place) => (definition.better === 'lower' ? [place] : []));
  const cases = fill(casesSql, {
    pairs: pairs.map(() => '(CAST(? AS VARCHAR), CAST(? AS VARCHAR))').join(', '),
    flagged: kpis
      .map(({ flags }, place) => fill(flaggedSql, { ...flags, place: String(place), matured }))
      .join('\nUNION ALL\n'),
    lower: lower.length === 0 ? 'NULL' : lower.join(', '),
  });
  return { sql: `${slice.sql}\n${cases}`, values: [...slice.values, ...pairs.flat()] };
}

const countsOf = ({ sql, values }: Statement): Statement => ({ sql: `${sql}\n${matchedSql.trim()}`, values });

export type Releases = readonly [string, string];

export interface MatchedCounts {
  readonly kpi: DriftKpi;
  readonly releases: Releases;
  readonly all: Matched;
  /** What counts this measure of this pair alone. */
  readonly statement: Statement;
}

/** The counts of `matchedCases` over both risk classes, of every measure and pair: one question for each population. */
export async function matchedCounts(
  query: Query,
  kpis: readonly DriftKpi[],
  selection: Selection,
  pairs: readonly Releases[],
  signal?: AbortSignal,
): Promise<MatchedCounts[]> {
  if (pairs.length === 0) return [];
  const found: MatchedCounts[] = [];
  for (const population of ['production', 'test'] as const) {
    const own = kpis.filter(({ definition }) => definition.population === population);
    if (own.length === 0) continue;
    const rows = await query.rows(countsOf(casesOf(own, selection, pairs)), countRow, signal);
    for (const releases of pairs)
      own.forEach((kpi, place) => {
        const counted = rows.filter(
          (row) => row.metric === place && row.first === releases[0] && row.second === releases[1],
        );
        const statement = countsOf(casesOf([kpi], selection, [releases]));
        found.push({ kpi, releases, all: matchedOf(counted), statement });
      });
  }
  return found;
}

/**
 * One measure on the cases that both bundles ran, whatever else they ran: the comparison that no mix can
 * spoil. McNemar on the discordant cases, exact under 25 of them; difference and interval by Newcombe's score
 * method for pairs.
 */
export async function matchedCases(
  query: Query,
  kpi: DriftKpi,
  selection: Selection,
  releases: Releases,
  signal?: AbortSignal,
): Promise<MatchedCases> {
  const { sql, values } = casesOf([kpi], selection, [releases]);
  const counts = countsOf({ sql, values });
  const listed = { sql: `${sql}\n${discordantSql.trim()}`, values };
  const rows = await query.rows(counts, countRow, signal);
  const of = (riskClass: string) => matchedOf(rows.filter((row) => row.risk_class === riskClass));
  return {
    kpi,
    all: matchedOf(rows),
    high: of('high'),
    low: of('low'),
    discordant: await query.rows(listed, caseRow, signal),
    statements: [counts, listed],
  };
}
