import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import type { Grouping } from '../rate/slice';
import agesSql from './ages.sql?raw';
import mixSql from './mix.sql?raw';

/** Youngest first, then what has no usable time. */
const ageBands = [
  'up to 1 hour',
  'up to 8 hours',
  'up to 1 day',
  'over 1 day',
  'no time',
  'after the decision',
  'no evidence',
] as const;

const mixRow = z.object({
  key: z.string(),
  proposals: z.number(),
  authoritative: z.number(),
  supporting: z.number(),
  untrusted: z.number(),
  /** Nothing says how far the source is trusted. */
  unstated: z.number(),
});
const ageRow = z.object({
  band: z.enum(ageBands),
  proposals: z.number(),
  judged: z.number(),
  wrong: z.number(),
});

/** Pieces of evidence per group, by trust. */
export type EvidenceMix = z.infer<typeof mixRow>;
export type EvidenceAge = z.infer<typeof ageRow>;

export interface EvidenceQuality {
  readonly mix: readonly EvidenceMix[];
  /** In the order of `ageBands`; bands without a proposal are left out. */
  readonly ages: readonly EvidenceAge[];
  readonly statements: readonly Statement[];
}

/** What the proposals rest on: trust of the sources per group, and how old the oldest piece was. */
export async function evidenceQuality(
  query: Query,
  selection: Selection,
  grouping: Grouping = 'all',
  signal?: AbortSignal,
): Promise<EvidenceQuality> {
  const own = selectionFor('production', selection);
  const slice = sliceOf(own, grouping);
  const mixed = { sql: `${slice.sql}\n${mixSql.trim()}`, values: slice.values };
  const aged = { sql: `${sliceOf(own).sql}\n${agesSql.trim()}`, values: slice.values };
  const [mix, ages] = await Promise.all([
    query.rows(mixed, mixRow, signal),
    query.rows(aged, ageRow, signal),
  ]);
  const place = ({ band }: EvidenceAge) => ageBands.indexOf(band);
  return { mix, ages: ages.sort((a, b) => place(a) - place(b)), statements: [mixed, aged] };
}
