import { z } from 'zod';
import { count, sha256Hex, share } from './common';
import { type Gate, type GateMetric, riskClasses } from './criteria';

const name = z.string().min(1).max(1024);
const time = z.iso.datetime({ offset: true });

/** How an incident came to be drawn: what the agent and the people before did there. */
export const conducts = ['acted', 'overridden', 'agreed', 'held_back'] as const;
export type Conduct = (typeof conducts)[number];

/** What the labels of the log said of the agent's decision when the sample was drawn. */
export const weakAnswers = ['says_wrong', 'says_right', 'says_nothing'] as const;
export type WeakAnswer = (typeof weakAnswers)[number];

export const auditStratumSchema = z.strictObject({
  category: name,
  conduct: z.enum(conducts),
  weak: z.enum(weakAnswers),
  week: name.describe('Day on which the week or month begins, or “all”'),
  incidents: count.describe('Incidents of the frame in this stratum'),
  frame: sha256Hex.describe('Of its incidents'),
  probability: z.number().gt(0).max(1).describe('Of each of its incidents to be drawn'),
  drawn: count,
});

/**
 * `first`: a frame nobody had drawn from. `extend`: only incidents that no earlier draw covered. `deepen`: incidents
 * of an earlier draw once more, which is a further try and has less of α.
 */
export const drawKinds = ['first', 'extend', 'deepen'] as const;

/** Until an audit shows the share in error to be below the limit, if it is `rate`; null where none does. */
const auditPlanRowSchema = z.strictObject({
  at: z.union([z.literal(0.5), z.literal(1), z.literal(2)]).describe('Of the rate that labels suggest'),
  rate: share,
  readings: count.nullable().describe('Cases, in half of the audits'),
  readings_for_most: count.nullable().describe('Cases, in four of five'),
  weeks: z.number().min(0).nullable(),
  hours: z.number().min(0).nullable(),
  reach: z.enum(['within', 'out_of_reach']),
});

/** One draw of an audit sample: enough to draw the same sample from the same log again. */
export const auditDrawSchema = z.strictObject({
  format: z.literal('shadowproof-audit-draw/1'),
  kind: z.enum(drawKinds),
  previous: sha256Hex.nullable().describe('Digest of the draw before it'),
  attempt: z.int().min(1).describe('1 for a frame drawn for the first time; try k has α·6/(π²k²)'),
  scope: z.strictObject({
    agent: name,
    workflow: name,
    risk_class: z.enum(riskClasses),
    releases: z.array(name).min(1),
  }),
  drawn_time: time,
  drawn_by: name.nullable(),
  seed: sha256Hex.describe('32 bytes; drawn where SHA-256(seed, incident) is below the probability'),
  criteria: z.strictObject({ name, version: name, hash: sha256Hex }),
  sources: z.array(z.strictObject({ file: name, sha256: sha256Hex })),
  from: time.nullable().describe('Only incidents opened after it; null for all'),
  through: time.describe('Opening time of the last incident that could be drawn'),
  shown: z.strictObject({
    resources: z
      .boolean()
      .describe('Readers see the resources: naming one does not tell whether the agent acted'),
    severity: z.boolean(),
  }),
  frame: sha256Hex.describe('Of every incident that could be drawn, with its stratum'),
  incidents: count.describe('Incidents that could be drawn'),
  strata: z.array(auditStratumSchema).min(1).max(10_000),
  uniform: z
    .number()
    .gt(0)
    .max(1)
    .describe('Below it the draw is uniform: the smallest probability, or what the draws before prescribe'),
  second_reader: share.describe('Share of the cases that a second reader reads too'),
  cases: z
    .array(
      z.strictObject({
        case: sha256Hex.describe('Of what a reader is shown'),
        incident: name,
        stratum: count,
        is_uniform: z.boolean(),
        readers: z.int().min(1).max(2),
      }),
    )
    .max(1_000_000),
  plan: z
    .strictObject({
      limit: z.number().gt(0).lt(1).describe('Share in error to be ruled out'),
      minutes: z.number().gt(0).describe('To read one case'),
      hours: z.number().gt(0).nullable().describe('Reader hours that there were; null: as many as it takes'),
      lag_days: z.number().min(0).optional().describe('Until a case is old enough to count'),
      least_days: z.number().min(0).optional().describe('Until incidents span as long as the gate asks'),
      rows: z.array(auditPlanRowSchema).max(10),
    })
    .optional()
    .describe('What was planned before it was drawn'),
  digest: sha256Hex.describe('SHA-256 over the RFC 8785 form of everything else'),
});
export type AuditDraw = z.infer<typeof auditDrawSchema>;

/** Metrics that the truth of a case decides: what readers can answer. */
const auditedMetrics: readonly GateMetric[] = [
  'false_positive_share',
  'containment_precision_strict',
  'known_misses',
];

export const isAudited = ({ metric }: Pick<Gate, 'metric'>): boolean => auditedMetrics.includes(metric);
