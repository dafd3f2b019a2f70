import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { sliceOf } from '../rate/slice';
import controlsSql from './controls.sql?raw';
import releasesSql from './releases.sql?raw';
import weeksSql from './weeks.sql?raw';

const text = z.string().nullable();
const weekRow = z.object({
  week: z.string(),
  release: z.string(),
  decisions: z.number(),
  incidents: z.number(),
});
const releaseRow = z.object({
  release: z.string(),
  name: text,
  parent: text,
  components: z.array(z.string()).nullable(),
  first: z.number(),
  last: z.number(),
  decisions: z.number(),
  incidents: z.number(),
});
const controlRow = z.object({
  event_id: z.string(),
  file: z.number(),
  line: z.number(),
  byte_offset: z.number(),
  byte_length: z.number(),
  at: z.number(),
  kind: z.string(),
  agent: text,
  release: text,
  workflow: text,
  tier: text,
  actor: text,
  decision_id: text,
});
/** Decisions of one release in one week; `week` is the date of its Monday (UTC). */
export type WeekCount = z.infer<typeof weekRow>;
/** A release with its first and last decision in view, epoch ms; name and parts when it was recorded. */
export type ReleaseSpan = z.infer<typeof releaseRow>;
/** A record of the safety layer, with the address of the record itself. */
export type ControlEvent = z.infer<typeof controlRow>;

export interface Timeline {
  readonly weeks: readonly WeekCount[];
  /** In order of their first decision. */
  readonly releases: readonly ReleaseSpan[];
  /** In time order, the first 10,000. */
  readonly controls: readonly ControlEvent[];
  readonly statement: Statement;
}

/** Weeks, releases and control events along which the KPIs are read. */
export async function timeline(query: Query, selection: Selection, signal?: AbortSignal): Promise<Timeline> {
  const slice = sliceOf(selection);
  const statement = { sql: `${slice.sql}\n${weeksSql.trim()}`, values: slice.values };
  const releases = { sql: slice.sql + releasesSql.trim(), values: slice.values };
  return {
    weeks: await query.rows(statement, weekRow, signal),
    releases: await query.rows(releases, releaseRow, signal),
    controls: await query.rows({ sql: controlsSql, values: [] }, controlRow, signal),
    statement,
  };
}
