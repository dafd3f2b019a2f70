import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { sliceOf } from '../rate/slice';
import { changesOf, type PartChange } from '../bundle-changes/steps';
import bundlesSql from './bundles.sql?raw';
import canariesSql from './canaries.sql?raw';
import volumesSql from './volumes.sql?raw';

const text = z.string().nullable();
const part = z.object({ role: z.string(), name: text, version: text, digest: text });
const bundleRow = z.object({
  release: z.string(),
  agent: z.string(),
  name: text,
  parent: text,
  components: z.array(part).nullable(),
  records: z.number(),
  lists: z.number(),
  first: z.number(),
  last: z.number(),
  decisions: z.number(),
  incidents: z.number(),
  matured: z.number(),
  production: z.number(),
});
const eventRow = z.object({
  event_id: z.string(),
  at: z.number(),
  kind: z.string(),
  agent: text,
  release: text,
  workflow: text,
});
const volumeRow = z.object({ release: z.string(), week: z.string(), decisions: z.number() });

export type Part = z.infer<typeof part>;
/** A record of the safety layer, epoch ms. */
export type SafetyEvent = z.infer<typeof eventRow>;

/** What keeps a bundle from being told apart by its parts. */
export type RecordTrouble = 'no_record' | 'two_records' | 'same_parts';

/** A bundle of one agent; a release that two agents ran stands once for each. */
export interface DriftBundle extends Omit<z.infer<typeof bundleRow>, 'records' | 'lists'> {
  /** The bundle whose place it took: its recorded parent, else the one that decided before it. */
  readonly previous: string | null;
  /** Against that one, by role; null when one of the two has no usable record. */
  readonly changes: readonly PartChange[] | null;
  readonly troubles: readonly RecordTrouble[];
  /** Other ids with exactly the same parts. */
  readonly twins: readonly string[];
}

export interface DriftBundles {
  /** By agent, then by first decision. */
  readonly bundles: readonly DriftBundle[];
  /** Decisions that name no bundle: counted, never compared. */
  readonly unbundled: number;
  readonly events: readonly SafetyEvent[];
  readonly volumes: readonly z.infer<typeof volumeRow>[];
  readonly statements: readonly Statement[];
}

/** As `facts.release` says that a decision names none. */
const noRelease = '(none)';

const fingerprint = (components: readonly Part[]) =>
  JSON.stringify(components.map(({ role, name, version, digest }) => [role, name, version, digest]));

/** Bundles of production and tests under the filters in view, whatever environment is chosen. */
export async function driftBundles(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<DriftBundles> {
  const slice = sliceOf({ ...selection, environment: 'all' });
  const statement = { sql: slice.sql + bundlesSql.trim(), values: slice.values };
  const weekly = { sql: `${slice.sql}\n${volumesSql.trim()}`, values: slice.values };
  const canaries = { sql: canariesSql, values: [] };
  const rows = await query.rows(statement, bundleRow, signal);
  return {
    bundles: bundlesOf(rows.filter(({ release }) => release !== noRelease)),
    unbundled: rows
      .filter(({ release }) => release === noRelease)
      .reduce((sum, { decisions }) => sum + decisions, 0),
    events: await query.rows(canaries, eventRow, signal),
    volumes: await query.rows(weekly, volumeRow, signal),
    statements: [statement, weekly, canaries],
  };
}

export function bundlesOf(rows: readonly z.infer<typeof bundleRow>[]): DriftBundle[] {
  const byParts = new Map<string, Set<string>>();
  for (const { release, components } of rows) {
    if (components === null) continue;
    const key = fingerprint(components);
    byParts.set(key, (byParts.get(key) ?? new Set()).add(release));
  }
  const place = new Map<string, (typeof rows)[number]>();
  const last = new Map<string, (typeof rows)[number]>();
  return rows.map(({ records, lists, ...row }) => {
    const before =
      (row.parent === null ? undefined : place.get(`${row.agent} ${row.parent}`)) ?? last.get(row.agent);
    const whole = { ...row, records, lists };
    place.set(`${row.agent} ${row.release}`, whole);
    last.set(row.agent, whole);
    const twins = row.components === null ? [] : [...(byParts.get(fingerprint(row.components)) ?? [])];
    const others = twins.filter((release) => release !== row.release);
    const troubles: RecordTrouble[] = [];
    if (row.components === null) troubles.push('no_record');
    if (lists > 1) troubles.push('two_records');
    if (others.length > 0) troubles.push('same_parts');
    const usable = (each: { components: readonly Part[] | null; lists: number }) => each.lists === 1;
    return {
      ...row,
      previous: before?.release ?? null,
      changes:
        before && row.components && before.components && usable(whole) && usable(before)
          ? changesOf(before.components, row.components)
          : null,
      troubles,
      twins: others,
    };
  });
}

/** What two bundles of any age differ in; null when one of them has no usable record. */
export function partsBetween(before: DriftBundle, after: DriftBundle): PartChange[] | null {
  const isUsable = ({ components, troubles }: DriftBundle) =>
    components !== null && !troubles.includes('two_records');
  if (!isUsable(before) || !isUsable(after)) return null;
  return changesOf(before.components ?? [], after.components ?? []);
}
