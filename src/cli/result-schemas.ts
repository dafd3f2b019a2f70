import { z } from 'zod';
import { gateMetrics, controlIds, riskClasses } from '../records/criteria';
import { tiers } from '../records/vocabulary';

// What `--json` prints, for programs that read it. Members that are named here stay as they are in this version of a
// format; more may come beside them, so that readers must leave out what they do not know.

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const share = z.number().min(0).max(1);
const counted = z.int().min(0);
const interval = z.looseObject({ lower: z.number(), upper: z.number() }).nullable();
const statement = z
  .strictObject({
    sql_sha256: sha256,
    values: z.array(z.union([z.string(), z.number(), z.boolean()]).nullable()),
  })
  .describe('The SQL behind the number: its text is the member of `sql` with this SHA-256.');
const stamp = z.looseObject({ name: z.string(), version: z.string(), hash: sha256 });

const state = z
  .enum(['eligible', 'not_shown_yet', 'step_down', 'not_measurable'])
  .describe('Eligible, Not proven yet, Step down, Cannot be judged.');

const gate = z.looseObject({
  id: z.string(),
  title: z.string(),
  metric: z.enum(gateMetrics),
  critical: z.boolean(),
  state: z.enum(['met', 'not_shown_yet', 'breached', 'not_measurable']),
  observed: z.looseObject({ hits: counted, n: counted, incidents: counted, share: share.nullable() }),
  limit: z.number().describe('Share in error that must be ruled out.'),
  alpha: share,
  eValue: z
    .number()
    .nullable()
    .describe('Evidence against a share at the limit or above; eNeeded is enough.'),
  eNeeded: z.number(),
  reason: z.string().nullable(),
  statement: statement.nullable(),
});

const control = z.looseObject({
  id: z.enum(controlIds),
  title: z.string(),
  state: z.enum(['evidenced', 'contradicted', 'not_in_log', 'no_evidence', 'attested']),
  sentence: z.string(),
  checked: counted.nullable(),
  holding: counted.nullable(),
  statement: statement.nullable(),
});

const scope = z.looseObject({
  agent: z.string(),
  workflow: z.string(),
  riskClass: z.enum(riskClasses),
  release: z.string(),
  tierHeld: z.enum(tiers).nullable(),
  nextTier: z.enum(tiers).nullable(),
  state,
  decidingRule: z.string(),
  sentence: z.string(),
  gates: z.array(gate),
  controls: z.array(control),
  criteria: stamp.nullable(),
});

const answer = z.looseObject({
  n: counted,
  hits: z.number().nullable(),
  interval,
  state: z.string(),
  reason: z.string().nullable(),
  statement,
});
const keyed = answer.extend({ key: z.string(), share: z.number().nullable() });

const source = z
  .looseObject({
    name: z.string(),
    bytes: counted,
    sha256: sha256.nullable(),
    taken_for: z.looseObject({ format: z.string(), title: z.string(), reason: z.string() }),
    read: counted,
    accepted: counted,
    rejected: counted,
    duplicate: counted,
    left_out: counted,
    decisions: counted,
    problem: z.string().nullable(),
  })
  .describe('read = accepted + rejected + duplicate + left_out.');

const evaluated = z.looseObject({
  format: z.literal('shadowproof-evaluation/1'),
  eligible: z.boolean().describe('As the exit code: true is 0, false is 2.'),
  as_of: z.iso.datetime(),
  criteria: z.array(stamp),
  missing: z.looseObject({ headline: z.string().nullable(), lines: z.array(z.looseObject({})) }),
  scopes: z.array(scope),
  pooled: z.array(z.looseObject({})),
  together: z.looseObject({ allHold: z.boolean(), sentence: z.string().nullable() }),
  kpis: z.looseObject({
    shares: z.array(
      z.looseObject({
        id: z.string(),
        title: z.string(),
        unit: z.string(),
        better: z.enum(['lower', 'higher']).nullable(),
        all: keyed,
        by_risk_class: z.array(keyed),
        by_release: z.array(keyed),
      }),
    ),
  }),
  integrity: z.looseObject({}).nullable(),
  sources: z.array(source),
  rejected: counted,
  sql: z.record(sha256, z.string()),
});

const refused = z
  .looseObject({
    format: z.literal('shadowproof-evaluation/1'),
    eligible: z.literal(false),
    error: z.string(),
    sources: z.array(source),
  })
  .describe('Nothing could be judged: the exit code is 1.');

const auditPlan = z.strictObject({
  format: z.literal('shadowproof-audit-plan/1'),
  scope: z.strictObject({
    ...{ agent: z.string(), workflow: z.string(), risk_class: z.enum(riskClasses) },
    releases: z.array(z.string()),
  }),
  incidents: counted,
  strata: counted,
  attempt: z.int().min(1).describe('Which try it is: each leaves less of alpha.'),
  limit: share,
  alpha: share,
  lag_days: z.number().optional(),
  rows: z.array(z.looseObject({})),
  uniform: z.number().describe('The lowest probability with which any incident is drawn.'),
});

const auditCheck = z.strictObject({
  format: z.literal('shadowproof-audit-check/1'),
  draws: z.array(
    z.strictObject({
      ...{ file: z.string(), digest: sha256, fits: z.boolean() },
      problems: z.array(z.looseObject({ sentence: z.string() })),
    }),
  ),
});

export const verification = z.strictObject({
  format: z.literal('shadowproof-verification/1'),
  signed_by: z.array(sha256).min(1).describe('SHA-256 of each of your keys that signed.'),
  about: z.array(z.string()),
  result: z.enum(['PASSED', 'WARNED', 'FAILED']),
  ...{ passed: z.array(z.string()), warned: z.array(z.string()), failed: z.array(z.string()) },
  files: z.array(z.strictObject({ name: z.string(), checked: z.boolean() })),
});

const described = {
  'evaluation-1': ['What evaluate --json prints, version 1', z.union([evaluated, refused])],
  'audit-plan-1': ['What audit plan --json prints, version 1', auditPlan],
  'audit-check-1': ['What audit check --json prints, version 1', auditCheck],
  'verification-1': ['What verify --json prints, version 1', verification],
} as const;

/** JSON Schemas (draft 2020-12) of what the commands print with `--json`, by the name of their file. */
export const resultSchemas = (): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(described).map(([name, [title, schema]]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
      return [`shadowproof-${name}.schema.json`, { $schema, title: `Shadowproof: ${title}`, ...rest }];
    }),
  );
