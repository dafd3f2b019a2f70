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
import matchedSql from './matched.sql?raw';
import { pairedDifference } from '../../statistics/paired-difference';
import { riskClasses } from './sides';

const countRow = z.object({
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
  const sum = (field: Exclude<keyof z.infer<typeof countRow>, 'risk_class'>) =>
    rows.reduce((all, row) => all + row[field], 0);
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

function statementsOf(kpi: DriftKpi, selection: Selection, [before, after]: readonly [string, string]) {
  const slice = sliceOf(selectionFor(kpi.definition.population, selection));
  const cases = fill(casesSql, {
    ...kpi.flags,
    matured,
    worst: kpi.definition.better === 'lower' ? 'bool_or(hit)' : 'bool_and(hit)',
  });
  const values = [...slice.values, before, after, before, after];
  const counts = { sql: `${slice.sql}\n${cases}\n${matchedSql.trim()}`, values };
  const listed = { sql: `${slice.sql}\n${cases}\n${discordantSql.trim()}`, values };
  return { counts, listed };
}

/** The counts of `matchedCases` over both risk classes, without the cases themselves. */
export async function matchedCounts(
  query: Query,
  kpi: DriftKpi,
  selection: Selection,
  releases: readonly [string, string],
  signal?: AbortSignal,
): Promise<{ all: Matched; statement: Statement }> {
  const { counts } = statementsOf(kpi, selection, releases);
  return { all: matchedOf(await query.rows(counts, countRow, signal)), statement: counts };
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
  releases: readonly [string, string],
  signal?: AbortSignal,
): Promise<MatchedCases> {
  const { counts, listed } = statementsOf(kpi, selection, releases);
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
