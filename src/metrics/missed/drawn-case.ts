import { z } from 'zod';

export const caseRow = z.object({
  cluster: z.string(),
  probability: z.number().gt(0).max(1).nullable(),
  is_real: z.boolean().nullable(),
  is_action: z.boolean(),
  is_proposal: z.boolean(),
  is_missed: z.boolean(),
  is_left_alone: z.boolean(),
  decisions: z.number(),
});
export const censusRow = z.object({
  too_weak: z.number(),
  caught: z.number(),
  false_alarms: z.number(),
  left_right: z.number(),
  open: z.number(),
  incidents: z.number(),
});

/** Decision points of the estimate that are alike. */
export interface DrawnCase {
  readonly cluster: string;
  /** So many of them in the incident. */
  readonly cases: number;
  /** So many incidents hold them alike, of which the cluster is one. */
  readonly incidents: number;
  readonly weight: number;
  /** From the audit sample, not from what was followed up in full. */
  readonly isDrawn: boolean;
  readonly isReal: boolean | null;
  readonly isAction: boolean;
  readonly isProposal: boolean;
  readonly isMissed: boolean;
  readonly isLeftAlone: boolean;
}

export const drawnOf = (row: z.infer<typeof caseRow>, weight: number): DrawnCase => ({
  cluster: row.cluster,
  cases: row.decisions,
  incidents: 1,
  weight,
  isDrawn: row.probability !== null,
  isReal: row.is_real,
  isAction: row.is_action,
  isProposal: row.is_proposal,
  isMissed: row.is_missed,
  isLeftAlone: row.is_left_alone,
});

/** The incidents of one pattern, each a cluster of its own. */
export function censusOf(row: z.infer<typeof censusRow>, pattern: number): DrawnCase[] {
  const one = {
    ...{ cluster: `pattern ${pattern}`, incidents: row.incidents, weight: 1 },
    ...{ isDrawn: false, isAction: true, isProposal: true, isLeftAlone: false, isMissed: false },
  } as const;
  const kinds: DrawnCase[] = [
    { ...one, cases: row.too_weak, isReal: true, isMissed: true },
    { ...one, cases: row.caught, isReal: true },
    { ...one, cases: row.false_alarms, isReal: false },
    { ...one, cases: row.left_right, isReal: false, isAction: false },
    { ...one, cases: row.open, isReal: null },
  ];
  return kinds.filter(({ cases }) => cases > 0);
}

/** How many decision points they stand for. */
export const casesIn = (found: readonly DrawnCase[]): number =>
  found.reduce((sum, { cases, incidents }) => sum + cases * incidents, 0);

export function incidentsIn(found: readonly DrawnCase[]): number {
  const alike = new Map(found.map(({ cluster, incidents }) => [cluster, incidents]));
  return [...alike.values()].reduce((sum, incidents) => sum + incidents, 0);
}
