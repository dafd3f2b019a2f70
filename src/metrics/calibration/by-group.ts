import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';
import { spiegelhalterClustered } from '../../statistics/spiegelhalter-clustered';
import { selectionFor } from '../rate/definition';
import { narrowed } from '../rate/rows';
import { sliceOf } from '../rate/slice';
import { countedShare } from '../what-if/share';
import type { CountedShare } from '../what-if/share';
import { calibration } from './calibration';
import type { Calibration } from './calibration';
import judgedSql from './judged.sql?raw';
import { statedBins, statedCumulative, statedGap, statedRegions } from './stated';
import type { Cumulative, StatedBin, StatedCases, StatedGap } from './stated';
import wordsSql from './words.sql?raw';

export const calibrationGroupings = [
  'release',
  'risk_class',
  'action',
] as const satisfies readonly Dimension[];
export type CalibrationGrouping = (typeof calibrationGroupings)[number];

const judged = z.object({
  group: z.string(),
  confidence: z.number().min(0).max(1),
  incident: z.number(),
  n: z.number(),
  hits: z.number(),
});
const said = z.object({
  word: z.string(),
  incident: z.number(),
  n: z.number(),
  hits: z.number(),
  unresolved: z.number(),
  young: z.number(),
});

/** One bundle, risk class or action, or the whole (`all`). */
export interface CalibrationGroup {
  readonly key: string;
  readonly summary: Calibration;
  readonly gap: StatedGap | null;
}

export interface CalibrationWhole extends CalibrationGroup {
  readonly bins: readonly StatedBin[];
  /** Where it is over- or under-confident, in rising order of confidence. */
  readonly regions: readonly StatedBin[];
  readonly cumulative: Cumulative | null;
  /** Spiegelhalter's test with incidents as clusters; null where it has no variance. */
  readonly byIncident: ReturnType<typeof spiegelhalterClustered>;
  /** The one confidence that every resolved proposal states; null where there are several. */
  readonly constant: number | null;
  readonly words: readonly ConfidenceWord[];
}

export interface ConfidenceWord extends CountedShare {
  readonly word: string;
  readonly unresolved: number;
  readonly young: number;
}

/** Calibration of the whole slice, with bins, regions and word confidences. */
export async function calibrationWhole(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<CalibrationWhole> {
  const slice = sliceOf(selectionFor('production', selection));
  const [summary, cases, words] = await Promise.all([
    calibration(query, selection, signal),
    query.rows(judgedStatement(selection, 'all'), judged, signal),
    query.rows({ sql: `${slice.sql}\n${wordsSql.trim()}`, values: slice.values }, said, signal),
  ]);
  const bins = statedBins(cases);
  const stated = new Set(cases.map(({ confidence }) => confidence));
  return {
    key: 'all',
    summary,
    gap: statedGap(cases),
    bins,
    regions: statedRegions(cases, bins),
    cumulative: statedCumulative(cases),
    byIncident: spiegelhalterClustered(
      cases.map(({ confidence, incident, n, hits }) => ({ cluster: incident, p: confidence, n, hits })),
    ),
    constant: stated.size === 1 ? [...stated][0]! : null,
    words: wordsOf(words),
  };
}

/** Per value of a dimension; a group is named over- or under-confident at 95 % over all groups together. */
export async function calibrationBy(
  query: Query,
  selection: Selection,
  by: CalibrationGrouping,
  signal?: AbortSignal,
): Promise<CalibrationGroup[]> {
  const rows = await query.rows(judgedStatement(selection, by), judged, signal);
  const groups = new Map<string, StatedCases[]>();
  for (const row of rows) {
    const group = groups.get(row.group);
    if (group) group.push(row);
    else groups.set(row.group, [row]);
  }
  return Promise.all(
    [...groups].map(async ([key, cases]) => ({
      key,
      summary: await calibration(query, narrowed(selection, { by, key }), signal),
      gap: statedGap(cases, 1 - 0.05 / groups.size),
    })),
  );
}

export function judgedStatement(selection: Selection, by: CalibrationGrouping | 'all'): Statement {
  const slice = sliceOf(selectionFor('production', selection), by);
  return { sql: `${slice.sql}\n${judgedSql.trim()}`, values: slice.values };
}

function wordsOf(rows: readonly z.infer<typeof said>[]): ConfidenceWord[] {
  const words = new Map<string, z.infer<typeof said>[]>();
  for (const row of rows) {
    const of = words.get(row.word);
    if (of) of.push(row);
    else words.set(row.word, [row]);
  }
  return [...words].map(([word, of]) => ({
    word,
    ...countedShare(of),
    unresolved: of.reduce((sum, { unresolved }) => sum + unresolved, 0),
    young: of.reduce((sum, { young }) => sum + young, 0),
  }));
}
