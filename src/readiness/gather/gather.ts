import type { Query } from '../../database/engine/query';
import { chainControl, controlOf, type ControlRule } from '../../metrics/controls/definitions';
import { authorsFor, labelAuthors } from '../../metrics/label-authors/label-authors';
import { labelNoise, noiseFor } from '../../metrics/label-noise/label-noise';
import { type Renamed, renamedScopes, rulingsInLog } from '../../metrics/scopes/past';
import { scopes } from '../../metrics/scopes/scopes';
import type { ScopeCounts } from '../../metrics/scopes/scopes';
import { type Inside, insideBundle } from '../../metrics/drift/inside';
import type { ReadRecords } from '../../metrics/audit/cases';
import type { AuditDraw } from '../../records/audit';
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
  type ControlEvidence,
  type Counted,
  type Evidence,
  type GateEvidence,
  judgedEvidence,
  type MissingRecords,
  type NamedBefore,
  type ScopeEvidence,
} from '../readings/evidence';
import { judge, type Evaluation } from '../judge';
import { comparedGate } from '../prepare';
import { unversionedIn } from '../standing/unversioned';
import { nextTierOf } from '../tiers';
import type { ControlResult, Scope, ScopeVerdict } from '../verdict';
import { guardrailsOf, watchesOf, type GuardrailWatch } from '../watch/watch-scope';
import { Asked, type ScopeName } from './ask';
import { askedScopes } from './asked-scopes';
import { AskedAudits } from './judged-audits';

function scopeOf({ agent, workflow, riskClass, release, bundles, held, asOf }: ScopeCounts): Scope {
  const own = bundles.find((bundle) => bundle.release === release);
  return {
    agent,
    workflow,
    riskClass,
    release,
    asOf,
    releaseIndex: own?.releaseIndex ?? 1,
    besides: bundles
      .filter((bundle) => bundle.release !== release && bundle.until >= (own?.since ?? 0))
      .map((bundle) => bundle.release)
      .sort(),
    tierHeld: held.tier,
    tierHeldFrom: held.from,
    nextTier: held.tier === null ? null : nextTierOf(held.tier),
  };
}

/** The gates of the step, and the one that says whether two bundles are equivalent. */
function countedBy(asked: Asked, scope: Scope, applied: AppliedStep): Promise<Counted[]> {
  const compared = comparedGate(applied);
  return asked.counted(scope, [...applied.gates, ...(compared === undefined ? [] : [compared])]);
}

/** Weaker labels do not count in the gate that labels decide. */
const leastRankOf = (applied: AppliedStep | null): number =>
  applied?.gates.find(({ metric }) => metric === 'false_positive_share')?.minLabelRank ?? 1;

function namedBefore(renamed: readonly Renamed[], scope: Scope): NamedBefore[] {
  return renamed
    .filter(
      (pair) =>
        pair.agent === scope.agent && pair.workflow === scope.workflow && pair.risk_class === scope.riskClass,
    )
    .map(({ old_agent, old_workflow, risk_class, began }) => ({
      agent: old_agent,
      workflow: old_workflow,
      riskClass: risk_class,
      began,
    }));
}

/** Attack tests of the judged release, as their control counts them. */
function attacksOf({ agent, workflow, riskClass, attacks: { runs, safe } }: ScopeCounts): ControlEvidence {
  return {
    id: 'adversarial_tests',
    count: {
      definition: controlOf('adversarial_tests'),
      ...{ agent, workflow, riskClass, checked: runs, holding: safe, unclear: 0, logged: runs },
      ...{ latest: null, statement: null },
    },
  };
}

export interface GatherOptions {
  /** Latest time in the logs, epoch ms (`BuildAccount.asOf`). */
  readonly asOf: number;
  /** What is known of the integrity of the files (`integritySeen`). */
  readonly integrity?: IntegritySeen | null;
  /** What the load lost, or could not read. */
  readonly missing?: readonly MissingRecords[];
  /** Records of draws of an audit sample; their answers are in the log. */
  readonly audits?: readonly AuditDraw[];
  /** Reads records again, to compare what readers were shown with what the log holds now. */
  readonly readRecords?: ReadRecords;
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
  { asOf, integrity = null, missing = [], audits = [], readRecords, signal }: GatherOptions,
): Promise<Evidence> {
  const { asked: slice, setAside } = askedScopes(selection);
  const asked = new Asked(query, slice, signal, integrity);
  const found: ScopeEvidence[] = [];
  const noise = await labelNoise(query, slice, signal);
  const authors = await labelAuthors(query, slice, signal);
  const renamed = await renamedScopes(query, slice, signal);
  const drawn = new AskedAudits(query, asked, audits, renamed, signal, readRecords);
  const judged = (await scopes(query, slice, signal)).map((counts) => {
    const scope = scopeOf(counts);
    return { counts, scope, applied: stepFor(criteria, scope) };
  });
  const controlsBy = (rule: Criteria) =>
    judged.flatMap(({ applied }) => (applied?.criteria === rule ? applied.step.controls : []));
  const inside = new Map<string, Promise<Inside>>();
  /** The bundle in force and the one before it. */
  const insideOf = ({ bundles, release }: ScopeCounts): Promise<Inside[]> => {
    const own = bundles.findIndex((each) => each.release === release);
    const around = bundles.slice(Math.max(0, own - 1), own + 1).map((each) => each.release);
    return Promise.all(
      around.map((each) => {
        const asking = inside.get(each) ?? insideBundle(query, slice, each, signal);
        inside.set(each, asking);
        return asking;
      }),
    );
  };
  for (const { counts, scope, applied } of judged) {
    const counted = applied === null ? [] : await countedBy(asked, scope, applied);
    const controls =
      applied === null
        ? []
        : await asked.controls(scope, applied.step.controls, applied.criteria, controlsBy(applied.criteria));
    const { bundles } = counts;
    found.push({
      scope,
      bundles,
      namedBefore: namedBefore(renamed, scope),
      labelNoise: noiseFor(noise, scope),
      labels: counts.labels,
      isUnlabelled: counts.labelled === 0,
      riskSaid: { lower: counts.riskContradicted, decisions: counts.decisions },
      unversioned: unversionedIn(scope, await insideOf(counts)),
      labelAuthors: authorsFor(authors, scope, leastRankOf(applied)),
      ...{ counted, controls },
      unrequired: [{ id: chainControl.id, chain: chainControl, seen: integrity }, attacksOf(counts)],
      audit: await drawn.of(scope, applied?.gates ?? []),
    });
  }
  return { asOf, scopes: found, missing, rulings: await rulingsInLog(query, asOf, signal), setAside };
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

type JudgedScope = ScopeName & { readonly bundleEvidence: BundleEvidence };

/** What one gate judged in one scope, under every reading. Rejects as `Query.rows` does. */
export async function gateEvidenceOf(
  query: Query,
  asked: Selection,
  { release, bundleEvidence, ...scope }: JudgedScope,
  gate: Gate,
  signal?: AbortSignal,
): Promise<GateEvidence> {
  const counted = await new Asked(query, asked, signal).counted(scope, [gate]);
  return judgedEvidence(counted, gate, release, bundleEvidence);
}

/** The watch of every guardrail of one scope over all of its bundles. Rejects as `Query.rows` does. */
export async function watchScope(
  query: Query,
  asked: Selection,
  scope: ScopeName & Pick<Scope, 'asOf'>,
  applied: AppliedStep,
  signal?: AbortSignal,
): Promise<GuardrailWatch[]> {
  const guardrails = guardrailsOf(applied);
  const counted = await new Asked(query, asked, signal).counted(scope, guardrails);
  return watchesOf(counted, guardrails, scope.asOf);
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
  const evidence = await new Asked(query, slice, signal, integrity).controls(scope, ids, rule);
  return judgeControls(evidence, ids, scope, rule, attestations);
}
