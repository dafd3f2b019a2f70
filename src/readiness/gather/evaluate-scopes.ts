import type { Query } from '../../database/engine/query';

import { scopes } from '../../metrics/scopes/scopes';
import type { ScopeCounts } from '../../metrics/scopes/scopes';
import { evaluateGate } from '../gate/evaluate-gate';
import { firstBundle } from '../bundles/bundle-evidence';
import type { IntegritySeen } from '../controls/judge-chain';
import { nextTierOf } from '../tiers';
import { promoteTogether } from '../together';
import type { Together } from '../together';
import { verdictOf } from '../verdict-of';
import type { CriteriaStamp, Scope, ScopeVerdict } from '../verdict';
import type { Criteria } from '../../records/criteria';
import { emptySelection } from '../../slice/selection/selection';
import type { Selection } from '../../slice/selection/selection';
import type { Attestation } from '../../records/attestation';
import { withAttestation } from './attested';
import { bundleEvidenceOf, candidateOf, judgedEvidence } from './bundle-evidence';
import { defaultCriteria, stampOf, stepFor, togetherRate } from '../criteria/criteria';
import { EvidenceStore } from './evidence-store';
import type { Judged } from './judged';
import { pooledFindings } from './pooled';
import type { PooledFinding } from './pooled';

export interface Evaluation {
  /** Latest time in the logs, epoch ms. */
  readonly asOf: number;
  readonly criteria: readonly CriteriaStamp[];
  readonly scopes: readonly ScopeVerdict[];
  /** Where a pooled figure would pass and a part of it does not: to be said first. */
  readonly pooled: readonly PooledFinding[];
  /** Which of the eligible scopes may be promoted at one look. */
  readonly together: Together;
  /** Fields of the selection that were set and do not move a verdict. */
  readonly setAside: readonly string[];
}

export interface EvaluationOptions {
  /** Latest time in the logs, epoch ms (`BuildAccount.asOf`). */
  readonly asOf: number;
  readonly criteria?: readonly Criteria[];
  /** What people attest where the log holds no case. */
  readonly attestations?: readonly Attestation[];
  /** What is known of the integrity of the files (`integritySeen`). */
  readonly integrity?: IntegritySeen | null;
  readonly signal?: AbortSignal;
}

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

/** A gate reads the current bundle alone: what it does not find says nothing about the bundles before. */
const ofBundle = (reason: string | null, release: string): string | null =>
  release === '(none)' ? reason : (reason?.replace(/ here\b/, ' under its current bundle') ?? null);

async function judge(
  { scope, applied, bundles }: Judged,
  store: EvidenceStore,
  asOf: number,
  attestations: readonly Attestation[],
): Promise<ScopeVerdict> {
  if (applied === null) return verdictOf(scope, [], null);
  const gates = [];
  for (const gate of applied.gates) {
    const evidence = await judgedEvidence(scope, gate, bundles, store);
    gates.push(
      evaluateGate(evidence.incidents, gate, {
        asOf,
        releaseIndex: scope.releaseIndex,
        guardrails: applied.gates.length,
        notMeasurable: ofBundle(evidence.notMeasurable, scope.release),
        young: evidence.young,
        youngFrom: evidence.youngFrom,
        statement: evidence.statement,
      }),
    );
  }
  const controls = [];
  for (const id of applied.step.controls) {
    controls.push(withAttestation(await store.control(scope, id, applied.criteria), scope, attestations));
  }
  return verdictOf(scope, gates, stampOf(applied.criteria), controls, bundles);
}

/**
 * The verdict of every agent × workflow × risk class that the selection asks for, at its current
 * release, on all of its production records. Rejects as `Query.rows` does.
 */
export async function evaluateScopes(
  query: Query,
  selection: Selection,
  { asOf, criteria = defaultCriteria, attestations = [], integrity = null, signal }: EvaluationOptions,
): Promise<Evaluation> {
  const { asked, setAside } = askedScopes(selection);
  const store = new EvidenceStore(query, asked, signal, integrity);
  const judged: Judged[] = [];
  for (const scope of (await scopes(query, asked, signal)).map(scopeOf)) {
    const applied = stepFor(criteria, scope);
    const bundles = applied === null ? firstBundle : await bundleEvidenceOf(scope, applied, store, asOf);
    judged.push({ scope: { ...scope, releaseIndex: candidateOf(scope, bundles) }, applied, bundles });
  }
  const verdicts: ScopeVerdict[] = [];
  for (const each of judged) verdicts.push(await judge(each, store, asOf, attestations));
  return {
    asOf,
    criteria: criteria.map(stampOf),
    scopes: verdicts,
    pooled: await pooledFindings(judged, store, asOf),
    together: promoteTogether(verdicts, togetherRate(judged.flatMap(({ applied }) => applied ?? []))),
    setAside,
  };
}
