import type { ConditionName, Conditions, Permission, Policy } from '../../records/policy';
import type { Action } from '../what-if/actions';
import { criticalities, riskLevels } from './levels';

/** What a rule may ask of an action, as logged. */
export type PolicyInput = Pick<
  Action,
  | 'at'
  | 'severity'
  | 'criticality'
  | 'reversibility'
  | 'blast'
  | 'confidence'
  | 'trust'
  | 'evidence_age_s'
  | 'environment'
>;

export type Evaluated =
  | { readonly permission: Permission; readonly rule: string | null; readonly missing: null }
  /** A rule before the deciding one needs a field that was not logged: nothing is assumed of it. */
  | { readonly permission: null; readonly rule: string; readonly missing: ConditionName };

type Answer = boolean | 'not logged';

const none = '(none)';

function between(
  value: number | null,
  low: number | undefined,
  high: number | undefined,
  isHighOpen: boolean,
): Answer {
  if (low === undefined && high === undefined) return true;
  if (value === null) return 'not logged';
  return (
    (low === undefined || value >= low) && (high === undefined || (isHighOpen ? value < high : value <= high))
  );
}

function level(
  list: readonly string[],
  value: string,
  { atLeast, atMost }: { atLeast?: string | undefined; atMost?: string | undefined },
): Answer {
  const place = list.indexOf(value);
  if (place < 0) return 'not logged';
  return (
    (atLeast === undefined || place >= list.indexOf(atLeast)) &&
    (atMost === undefined || place <= list.indexOf(atMost))
  );
}

const oneOf = (value: string, allowed: readonly string[]): Answer =>
  value === none ? 'not logged' : allowed.includes(value);

const hourOf = (at: number) => new Date(at).getUTCHours();

const checks: {
  readonly [Name in ConditionName]: (ask: NonNullable<Conditions[Name]>, input: PolicyInput) => Answer;
} = {
  severity: (ask, { severity }) => level(riskLevels, severity, ask),
  criticality: (ask, { criticality }) => level(criticalities, criticality, ask),
  blastRadius: ({ atLeast, atMost }, { blast }) => between(blast, atLeast, atMost, false),
  reversibility: (ask, { reversibility }) => oneOf(reversibility, ask),
  confidence: ({ atLeast, below }, { confidence }) => between(confidence, atLeast, below, true),
  evidenceTrust: (ask, { trust }) => oneOf(trust, ask),
  evidenceAgeHours({ atMost, above }, { evidence_age_s: age }) {
    if (atMost === undefined && above === undefined) return true;
    if (age === null) return 'not logged';
    const hours = age / 3600;
    return (atMost === undefined || hours <= atMost) && (above === undefined || hours > above);
  },
  environment: (ask, { environment }) => oneOf(environment, ask),
  hourUtc({ from, until }, { at }) {
    const hour = hourOf(at);
    return from < until ? hour >= from && hour < until : hour >= from || hour < until;
  },
};

/** Does a rule hold? False where any logged condition fails, whatever else is not logged. */
function holds(when: Conditions, input: PolicyInput): true | false | ConditionName {
  let missing: ConditionName | null = null;
  for (const name of Object.keys(checks) as ConditionName[]) {
    const ask = when[name];
    if (ask === undefined) continue;
    const answer = (checks[name] as (ask: unknown, input: PolicyInput) => Answer)(ask, input);
    if (answer === false) return false;
    if (answer === 'not logged') missing ??= name;
  }
  return missing ?? true;
}

/** The permission of one action: the first rule that holds decides, else `otherwise`. */
export function evaluatePolicy(policy: Policy, input: PolicyInput): Evaluated {
  for (const { id, when, then } of policy.rules) {
    const answer = holds(when, input);
    if (answer === true) return { permission: then, rule: id, missing: null };
    if (answer !== false) return { permission: null, rule: id, missing: answer };
  }
  return { permission: policy.otherwise, rule: null, missing: null };
}

const asLogged: Readonly<Record<string, Permission>> = {
  allow: 'act_alone',
  require_approval: 'one_approval',
  require_two_person: 'two_person',
  deny: 'must_not',
};

/** What the policy in force said, as logged; null where no verdict was recorded (undefined, error, none). */
export const loggedPermission = (policy: string): Permission | null => asLogged[policy] ?? null;
