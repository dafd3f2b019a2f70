import { z } from 'zod';
import { canonical } from './canonical';
import { count, sha256Hex, share } from './common';
import { controlIds, gateMetrics, riskClasses } from './criteria';
import { errorText } from './unknown';
import { parseJson } from './json';

const name = z.string().min(1).max(1024);

/** One gate of the criteria that judged: what somebody could have tried otherwise. */
const ruleSchema = z.strictObject({
  criteria: name,
  gate: name,
  metric: z.enum(gateMetrics),
  limit: share,
  alpha: share,
  lag_days: z.number().min(0),
  label_rank: z.int().min(0).max(5),
});
export type LedgerRule = z.infer<typeof ruleSchema>;

const scopeSchema = z.strictObject({
  test: sha256Hex.describe('SHA-256 over the RFC 8785 form of [agent, workflow, risk class, bundle]'),
  agent: name.optional().describe('Names are left out where the ledger is kept in a browser'),
  workflow: name.optional(),
  risk_class: z.enum(riskClasses).optional(),
  release: name.optional(),
  state: z.enum(['eligible', 'not_shown_yet', 'step_down', 'not_measurable']),
  e_value: z.number().min(0).describe('E now of its weakest gate, weighted by what the bundle has left of α'),
});

/** One look at verdicts: a line of a ledger. */
export const lookSchema = z.strictObject({
  format: z.literal('shadowproof-ledger/1'),
  as_of: z.iso.datetime({ offset: true }).describe('Latest time in the logs'),
  question: sha256Hex.describe('Of the criteria and of what was asked: the same question is the same test'),
  labels: sha256Hex.describe('Of every label of the log that counts'),
  asked: z.strictObject({ agents: z.array(name), workflows: z.array(name) }),
  criteria: z.array(z.strictObject({ name, version: name, hash: sha256Hex })).min(1),
  rules: z.array(ruleSchema),
  controls: z.array(z.enum(controlIds)),
  false_discovery_rate: share,
  family: count.describe('Judged scopes of the log, asked for or not'),
  scopes: z.array(scopeSchema).max(100_000),
});
export type Look = z.infer<typeof lookSchema>;

export type LedgerRead =
  | { readonly looks: readonly Look[]; readonly problem: null }
  | { readonly looks: null; readonly problem: string };

/** The looks of a ledger from JSON Lines, the first first; a line that is none is a problem, never left out. */
export function readLedger(text: string): LedgerRead {
  const looks: Look[] = [];
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = parseJson(line);
    } catch (error) {
      return { looks: null, problem: `line ${place + 1}: not JSON: ${errorText(error)}` };
    }
    const parsed = lookSchema.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return { looks: null, problem: `line ${place + 1}: ${issue?.path.join('.')}: ${issue?.message}` };
    }
    looks.push(parsed.data);
  }
  return { looks, problem: null };
}

/** The very same look once more adds nothing. */
export function addLook(looks: readonly Look[], look: Look): readonly Look[] {
  const own = canonical(look);
  const isKnown = looks.some(
    (each) => each.question === look.question && each.as_of === look.as_of && canonical(each) === own,
  );
  return isKnown ? looks : [...looks, look];
}

export const writeLook = (look: Look): string => `${JSON.stringify(look)}\n`;
