import { z } from 'zod';
import { tiers } from './vocabulary';
import { countingSchema } from './counting-rules';
import { fieldWords } from './form-field';
import { errorText } from './unknown';
import { parseJson } from './json';

/** Metrics that a gate can limit: each gives a share of decisions in error per incident. */
export const gateMetrics = [
  'false_positive_share',
  'override_rate',
  'rollback_rate',
  'within_policy',
  'agreement',
  'agent_error_rate',
  'containment_precision_strict',
  'coverage',
  'known_misses',
] as const;
export type GateMetric = (typeof gateMetrics)[number];

/** Controls that a step can require; each is evidenced from the log or attested by a person. */
export const controlIds = [
  'fields_recorded',
  'release_recorded',
  'policy_recorded',
  'identity_and_role',
  'evidence_recorded',
  'source_trust',
  'confidence_recorded',
  'blast_radius',
  'rollback_path',
  'human_approval',
  'two_person_approval',
  'escalation_respected',
  'expiry_held',
  'kill_switch_exercise',
  'breaker_exercise',
  'canary_before_full',
  'adversarial_tests',
  'hash_chain',
] as const;
export type ControlId = (typeof controlIds)[number];

export const riskClasses = ['low', 'high'] as const;
export type RiskClass = (typeof riskClasses)[number];

const id = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'an id in lower case, such as false_positives');
const openUnit = (what: string) =>
  z
    .number(`${what}: a number between 0 and 1`)
    .gt(0, `${what} must be above 0`)
    .lt(1, `${what} must be below 1`);
const days = z.number().min(0, 'days cannot be negative').max(3650, 'at most 3650 days');
const oneOf = <const T extends readonly [string, ...string[]]>(words: T, what: string) =>
  z.enum(words, {
    error: (issue) => `unknown ${what} ${JSON.stringify(issue.input)}; known: ${words.join(', ')}`,
  });

export const gateSchema = z.strictObject({
  id: id.register(fieldWords, { label: 'Id' }),
  title: z.string().min(1).max(120).register(fieldWords, { label: 'Title' }),
  metric: oneOf(gateMetrics, 'metric').register(fieldWords, { label: 'Metric' }),
  limit: openUnit('limit')
    .describe(
      'p0: the share of an incident’s decisions in error that must be ruled out; of a higher-is-better metric, its shortfall',
    )
    .register(fieldWords, { label: 'Limit p0, share', help: '0.05 is 1 in 20' }),
  incidentLimit: openUnit('incidentLimit')
    .optional()
    .describe(
      'Share of incidents with any decision in error that must be ruled out; without it twice the limit',
    )
    .register(fieldWords, {
      label: 'Limit of incidents with an error, share',
      help: 'empty: twice the limit',
    }),
  alpha: openUnit('alpha')
    .describe('Chance of promoting an agent that stands at the limit, over all looks')
    .register(fieldWords, { label: 'Chance of a false pass α', help: 'over all looks' }),
  minLabelRank: z
    .int()
    .min(0)
    .max(4)
    .describe('0 any, 1 closed classification … 4 incident review')
    .register(fieldWords, { label: 'Labels from' }),
  maturityLagDays: days
    .describe('An incident is judged once it is this old; then the unlabelled count as errors')
    .register(fieldWords, { label: 'Maturity lag, days' }),
  orderBy: z
    .enum(['opened_time', 'label_time'])
    .refine(
      (key) => key !== 'label_time',
      'incidents cannot be ordered by label_time: easy labels arrive first, and the gate would open on them',
    ),
  clusterBy: z.literal(
    'incident',
    'clusterBy must be incident: decisions of one incident are not independent',
  ),
  minSpanDays: days
    .describe('The judged incidents must span at least so many calendar days')
    .register(fieldWords, { label: 'Span at least, days' }),
  zeroSevereDays: days
    .nullable()
    .describe('No severe error in this last window; null = no such rule')
    .register(fieldWords, { label: 'No severe error in, days', help: 'empty: no such rule' }),
  unresolvedLimit: z
    .number()
    .min(0)
    .max(1)
    .describe('Share of decisions that may still be without a label')
    .register(fieldWords, { label: 'Unlabelled at most, share' }),
  critical: z
    .boolean()
    .describe('Without a measurement of this gate the whole scope is not measurable')
    .register(fieldWords, { label: 'Critical: without it the scope is not measurable' }),
});
export type Gate = z.infer<typeof gateSchema>;

export const stepSchema = z.strictObject({
  from: oneOf(tiers, 'tier'),
  to: oneOf(tiers, 'tier'),
  riskClass: oneOf(riskClasses, 'risk class'),
  gates: z.array(id).min(1, 'a step needs at least one gate'),
  controls: z.array(oneOf(controlIds, 'control')),
});
export type CriteriaStep = z.infer<typeof stepSchema>;

/** How a promotion of several scopes at one look is decided. */
export const togetherSchema = z.strictObject({
  method: z
    .literal('e-bh', 'method must be e-bh: it holds however the scopes depend on each other')
    .describe('e-Benjamini–Hochberg over the e-values of all scopes that are asked about'),
  falseDiscoveryRate: openUnit('falseDiscoveryRate')
    .describe('Expected share of unready scopes among those promoted together, at most')
    .register(fieldWords, {
      label: 'Several at once: unready among the promoted, share',
      help: 'e-BH over all judged scopes; empty: the smallest α of the gates',
    }),
});

/** When evidence of the bundle before counts for the next one. */
export const equivalenceSchema = z.strictObject({
  margin: openUnit('margin')
    .describe(
      'The false-positive shares of two bundles must be shown to differ by less than this, either way',
    )
    .register(fieldWords, {
      label: 'New bundle: equivalence margin, share',
      help: 'of false positives, either way; empty: evidence always restarts',
    }),
  alpha: z
    .number('alpha: a number between 0 and 0.5')
    .gt(0, 'alpha must be above 0')
    .lt(0.5, 'alpha must be below 0.5')
    .describe('Chance of calling two bundles equivalent that are not, for one planned look')
    .register(fieldWords, {
      label: 'New bundle: chance of a false equivalence α',
      help: 'for one planned look',
    }),
});

/** How much the control `hash_chain` forgives. */
export const chainSchema = z.strictObject({
  maxUncoveredShare: z
    .number('maxUncoveredShare: a number from 0 to 1')
    .min(0, 'maxUncoveredShare cannot be negative')
    .max(1, 'maxUncoveredShare cannot be above 1')
    .describe(
      'Share of all records read that may carry no attestation while the hash chain counts as evidence',
    )
    .register(fieldWords, {
      label: 'Hash chain: records outside every chain, share',
      help: 'of all records read; empty: none may be',
    }),
});

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Criteria for promotion, as data: gates once, and per tier step and risk class which of them decide. */
export const criteriaSchema = z
  .strictObject({
    format: z.literal('shadowproof-criteria/1'),
    name: z.string().min(1).max(120).register(fieldWords, { label: 'Name' }),
    version: z.string().min(1).max(40).register(fieldWords, {
      label: 'Version',
      help: 'a changed text under the old version gets the next one',
    }),
    description: z.string().max(2000).optional().register(fieldWords, { label: 'Description' }),
    counting: countingSchema.optional(),
    gates: z.array(gateSchema).min(1, 'no gate: criteria without a gate would pass everything'),
    steps: z.array(stepSchema).min(1, 'no step: the criteria apply to no tier'),
    together: togetherSchema
      .optional()
      .describe('Several promoted at once; without it the smallest α of the gates is the rate'),
    equivalence: equivalenceSchema
      .nullable()
      .optional()
      .describe('Without it, or null: evidence always restarts at a new bundle'),
    specialistGroups: z
      .array(
        z
          .string()
          .trim()
          .min(1, 'a group needs a name')
          .max(120)
          .regex(/^[^\n]*$/, 'one line a group'),
      )
      .max(100)
      .optional()
      .describe('Groups of reviewers who may approve at escalation level 3'),
    integrity: chainSchema
      .optional()
      .describe('For the control hash_chain; without it every record must be in a chain'),
  })
  .superRefine((criteria, context) => {
    const problem = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const known = new Set(criteria.gates.map((gate) => gate.id));
    for (const twice of repeated(criteria.gates.map((gate) => gate.id))) {
      problem(['gates'], `gate ${twice} is defined twice`);
    }
    const named = new Set(criteria.steps.flatMap((step) => step.gates));
    for (const idle of known) if (!named.has(idle)) problem(['gates'], `no step uses gate ${idle}`);
    criteria.steps.forEach((step, index) => {
      if (tiers.indexOf(step.to) <= tiers.indexOf(step.from)) {
        problem(
          ['steps', index, 'to'],
          `tiers in a circle: ${step.from} to ${step.to} does not go up the ladder`,
        );
      } else if (tiers.indexOf(step.to) - tiers.indexOf(step.from) > 1) {
        problem(
          ['steps', index, 'to'],
          `${step.from} to ${step.to} leaves out a tier; promotion goes one tier at a time`,
        );
      }
      for (const gate of step.gates) {
        if (!known.has(gate)) problem(['steps', index, 'gates'], `unknown gate ${gate}`);
      }
      for (const twice of repeated(step.gates))
        problem(['steps', index, 'gates'], `gate ${twice} is named twice`);
    });
    for (const twice of repeated(criteria.steps.map((step) => `${step.from}, ${step.riskClass} risk`))) {
      problem(['steps'], `two steps for ${twice}`);
    }
  });
export type Criteria = z.infer<typeof criteriaSchema>;

export type CriteriaAnswer =
  | { readonly criteria: Criteria; readonly problems: readonly [] }
  | { readonly criteria: null; readonly problems: readonly string[] };

/** Checks parsed JSON as criteria; every problem names its place, e.g. `gates.0.limit: limit must be below 1`. */
export function readCriteria(value: unknown): CriteriaAnswer {
  const parsed = criteriaSchema.safeParse(value);
  if (parsed.success) return { criteria: parsed.data, problems: [] };
  return {
    criteria: null,
    problems: parsed.error.issues.map((issue) =>
      issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message,
    ),
  };
}

/** As `readCriteria`, from JSON text. */
export function parseCriteria(text: string): CriteriaAnswer {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    return {
      criteria: null,
      problems: [`not JSON: ${errorText(error)}`],
    };
  }
  return readCriteria(value);
}
