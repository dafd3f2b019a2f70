import type { Query } from '../../database/engine/query';
import type { ControlRule } from '../../metrics/controls/definitions';
import { scopes } from '../../metrics/scopes/scopes';
import type { ScopeCounts } from '../../metrics/scopes/scopes';
import type { Attestation } from '../../records/attestation';
import { type ControlId, controlIds, type Criteria, type Gate } from '../../records/criteria';
import { emptySelection } from '../../slice/selection/selection';
import type { Selection } from '../../slice/selection/selection';
import type { BundleEvidence } from '../bundles/bundle-evidence';
import type { IntegritySeen } from '../controls/judge-chain';
import { judgeControls } from '../controls/judge-controls';
import { defaultCriteria, stepFor } from '../criteria/criteria';
import type { AppliedStep } from '../criteria/criteria';
import {
  type Counted,
  type Evidence,
  judgedEvidence,
  type MissingRecords,
  type ScopeEvidence,
} from '../evidence';
import { judge, type Evaluation } from '../judge';
import { comparedGate } from '../prepare';
import type { Judged } from '../self-test/mutants';
import { nextTierOf } from '../tiers';
import type { ControlResult, Scope, ScopeVerdict } from '../verdict';
import { guardrailsOf, watchesOf, type GuardrailWatch } from '../watch/watch-scope';
import { Asked, type ScopeName } from './ask';

const kept = ['agent', 'workflow', 'risk_class'] as const;

/**
 * What of a selection decides which scopes are asked for. Period, release and the other filters do
 * not: a gate that opened on a hand-picked slice of the evidence would show nothing, and the label
 * rule and the lag are the criteria's.
 */
export function askedScopes(selection: Selection): { asked: Selection; setAside: string[] } {
  const only = Object.fromEntries(
    kept.flatMap((dimension) => {
      const values = selection.only[dimension];
      return values === undefined ? [] : [[dimension, values] as const];
    }),
  );
  const others = Object.entries(selection.only)
    .filter(([dimension, values]) => values.length > 0 && !(kept as readonly string[]).includes(dimension))
    .map(([dimension]) => dimension);
  const period = selection.from !== undefined || selection.to !== undefined ? ['period'] : [];
  const environment = selection.environment === 'production' ? [] : ['environment'];
  const labels = selection.minLabelRank === emptySelection.minLabelRank ? [] : ['label_rank'];
  const lag = selection.maturityLagDays === emptySelection.maturityLagDays ? [] : ['lag'];
  return {
    asked: { ...emptySelection, only },
    setAside: [...period, ...others, ...environment, ...labels, ...lag],
  };
}

function scopeOf(counts: ScopeCounts): Scope {
  const tierHeld = counts.held.tier;
  return {
    agent: counts.agent,
    workflow: counts.workflow,
    riskClass: counts.riskClass,
    release: counts.release,
    releaseIndex: counts.releaseIndex,
    besides: counts.besides,
    tierHeld,
    tierHeldFrom: counts.held.from,
    nextTier: tierHeld === null ? null : nextTierOf(tierHeld),
  };
}

/** The bundle before is asked for where it may count: everywhere under a margin, else only to be named. */
async function countedBy(asked: Asked, scope: Scope, applied: AppliedStep): Promise<Counted[]> {
  const compared = comparedGate(applied);
  const own = await asked.counted(scope, applied.gates, ['current']);
  if (scope.releaseIndex < 2 || compared === undefined) return own;
  const mayCarryOver = (applied.criteria.equivalence ?? null) !== null;
  if (!mayCarryOver) return [...own, ...(await asked.counted(scope, [compared], ['previous']))];
  return asked.counted(scope, [...applied.gates, compared], ['current', 'previous']);
}

export interface GatherOptions {
  /** Latest time in the logs, epoch ms (`BuildAccount.asOf`). */
  readonly asOf: number;
  /** What is known of the integrity of the files (`integritySeen`). */
  readonly integrity?: IntegritySeen | null;
  /** What the load lost, or could not read. */
  readonly missing?: readonly MissingRecords[];
  readonly signal?: AbortSignal;
}

/**
 * Everything that these criteria judge of every agent × workflow × risk class that the selection asks for, at its
 * current release, on all of its production records. Rejects as `Query.rows` does.
 */
export async function gather(
  query: Query,
  selection: Selection,
  criteria: readonly Criteria[],
  { asOf, integrity = null, missing = [], signal }: GatherOptions,
): Promise<Evidence> {
  const { asked: slice, setAside } = askedScopes(selection);
  const asked = new Asked(query, slice, signal, integrity);
  const found: ScopeEvidence[] = [];
  for (const scope of (await scopes(query, slice, signal)).map(scopeOf)) {
    const applied = stepFor(criteria, scope);
    const counted = applied === null ? [] : await countedBy(asked, scope, applied);
    const controls = [];
    for (const id of applied?.step.controls ?? []) {
      controls.push(await asked.control(scope, id, applied?.criteria));
    }
    found.push({ scope, counted, controls });
  }
  return { asOf, scopes: found, missing, setAside };
}

export interface EvaluationOptions extends GatherOptions {
  readonly criteria?: readonly Criteria[];
  /** What people attest where the log holds no case. */
  readonly attestations?: readonly Attestation[];
}

/**
 * The verdict of every scope that the selection asks for, judged among all scopes of the log: asking for fewer makes no
 * mark lower. Rejects as `gather` does, or as `judge` throws.
 */
export async function evaluateScopes(
  query: Query,
  selection: Selection,
  { criteria = defaultCriteria, attestations, ...options }: EvaluationOptions,
): Promise<Evaluation> {
  return askedOf(
    judge(await gather(query, emptySelection, criteria, options), criteria, attestations),
    selection,
  );
}

/** Of the evaluation of a whole log what a selection asks for; what holds together stays as it is. */
export function askedOf(whole: Evaluation, selection: Selection): Evaluation {
  const { asked, setAside } = askedScopes(selection);
  const isIn = (values: readonly string[] | undefined, value: string) => values?.includes(value) ?? true;
  const isAsked = ({ agent, workflow, riskClass }: Omit<ScopeName, 'release'>) =>
    isIn(asked.only.agent, agent) &&
    isIn(asked.only.workflow, workflow) &&
    isIn(asked.only.risk_class, riskClass);
  return {
    ...whole,
    scopes: whole.scopes.filter(isAsked),
    pooled: whole.pooled.filter(isAsked),
    setAside,
  };
}

/** What the given gates judged in one scope that has its verdict. Rejects as `Query.rows` does. */
export async function judgedOf(
  query: Query,
  asked: Selection,
  scope: ScopeName & { readonly bundleEvidence: BundleEvidence },
  gates: readonly Gate[],
  signal?: AbortSignal,
): Promise<Judged[]> {
  const { bundleEvidence } = scope;
  const counted = await new Asked(query, asked, signal).counted(
    scope,
    gates,
    bundleEvidence.kind === 'carried_over' ? ['current', 'previous'] : ['current'],
  );
  return gates.map((gate) => ({ gate, incidents: judgedEvidence(counted, gate, bundleEvidence).incidents }));
}

/** The watch of every guardrail of one scope over all of its bundles. Rejects as `Query.rows` does. */
export async function watchScope(
  query: Query,
  asked: Selection,
  scope: ScopeName,
  applied: AppliedStep,
  asOf: number,
  signal?: AbortSignal,
): Promise<GuardrailWatch[]> {
  const guardrails = guardrailsOf(applied);
  const counted = await new Asked(query, asked, signal).counted(scope, guardrails, ['every']);
  return watchesOf(counted, guardrails, asOf);
}

export interface ControlInputs {
  readonly attestations: readonly Attestation[];
  readonly integrity: IntegritySeen | null;
  /** The criteria of the scope, for what they say of a control. */
  readonly rule: ControlRule;
  /** Which; without it, every one. */
  readonly ids?: readonly ControlId[];
}

/** The controls of one scope, whether the criteria require them or not. Rejects as `Query.rows` does. */
export async function allControls(
  query: Query,
  slice: Selection,
  scope: ScopeVerdict,
  { attestations, integrity, rule, ids = controlIds }: ControlInputs,
  signal?: AbortSignal,
): Promise<ControlResult[]> {
  const asked = new Asked(query, slice, signal, integrity);
  const evidence = [];
  for (const id of ids) evidence.push(await asked.control(scope, id, rule));
  return judgeControls(evidence, ids, scope, rule, attestations);
}
