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

/** One decision point of the estimate. */
export interface DrawnCase {
  readonly cluster: string;
  readonly weight: number;
  /** From the audit sample, not from what was followed up in full. */
  readonly isDrawn: boolean;
  readonly isReal: boolean | null;
  readonly isAction: boolean;
  readonly isProposal: boolean;
  readonly isMissed: boolean;
  readonly isLeftAlone: boolean;
}

const repeated = (times: number, one: DrawnCase): DrawnCase[] => Array.from({ length: times }, () => one);

export function drawnOf(row: z.infer<typeof caseRow>, weight: number): DrawnCase[] {
  return repeated(row.decisions, {
    cluster: row.cluster,
    weight,
    isDrawn: row.probability !== null,
    isReal: row.is_real,
    isAction: row.is_action,
    isProposal: row.is_proposal,
    isMissed: row.is_missed,
    isLeftAlone: row.is_left_alone,
  });
}

/** The incidents of one pattern, each a cluster of its own. */
export function censusOf(row: z.infer<typeof censusRow>, pattern: number): DrawnCase[] {
  const kind = { weight: 1, isDrawn: false, isAction: true, isProposal: true, isLeftAlone: false } as const;
  return Array.from({ length: row.incidents }, (_, index) => {
    const one = { ...kind, cluster: `${pattern} ${index}` };
    return [
      ...repeated(row.too_weak, { ...one, isReal: true, isMissed: true }),
      ...repeated(row.caught, { ...one, isReal: true, isMissed: false }),
      ...repeated(row.false_alarms, { ...one, isReal: false, isMissed: false }),
      ...repeated(row.left_right, { ...one, isReal: false, isAction: false, isMissed: false }),
      ...repeated(row.open, { ...one, isReal: null, isMissed: false }),
    ];
  }).flat();
}
