import type { Attestation } from '../records/attestation';
import type { Criteria, Gate } from '../records/criteria';
import { judgeControls } from './controls/judge-controls';
import { stampOf, togetherRate } from './criteria/criteria';
import type { AppliedStep } from './criteria/criteria';
import { type Bundle, type Evidence, judgedEvidence, type ScopeEvidence } from './readings/evidence';
import { evaluateGate } from './gate/evaluate-gate';
import { pooledFindings } from './pooled';
import type { PooledFinding } from './pooled';
import { bundleEvidenceOf, candidateOf, prepare, type Prepared } from './prepare';
import { findingsOf, type Findings, noFindings, withTripsOfNamesBefore } from './standing/findings';
import { attestedRulings } from './standing/attested-rulings';
import { promoteTogether } from './together';
import type { Together } from './together';
import { verdictOf, worstBreach } from './verdict-of';
import type { BundleStanding, CriteriaStamp, GateResult, ScopeVerdict } from './verdict';

export interface Evaluation {
  /** Latest time in the logs, epoch ms. */
  readonly asOf: number;
  readonly criteria: readonly CriteriaStamp[];
  readonly scopes: readonly ScopeVerdict[];
  /** Where a pooled figure would pass and a part of it does not: to be said first. */
  readonly pooled: readonly PooledFinding[];
  /** Which of the eligible scopes may be promoted at one look. */
  readonly together: Together;
  /** What the load lost or could not read. */
  readonly missing: Evidence['missing'];
  /** Fields of the selection that were set and do not move a verdict. */
  readonly setAside: readonly string[];
}

/** How many records are missing that may belong to this scope. */
function missingIn(missing: Evidence['missing'], { agent, workflow }: ScopeEvidence['scope']): number {
  return missing
    .filter(
      (each) =>
        each.kind !== 'unread_rest' &&
        (each.agent === null || each.agent === agent) &&
        (each.workflow === null || each.workflow === workflow),
    )
    .reduce((sum, each) => sum + each.count, 0);
}

interface Judging {
  readonly evidence: ScopeEvidence;
  readonly applied: AppliedStep;
  readonly missing: number;
  readonly findings: Findings;
}

/** The gates of one bundle. What the detectors over all bundles found speaks with the judged bundle. */
function gatesOf(
  { release, releaseIndex }: Pick<Bundle, 'release' | 'releaseIndex'>,
  bundles: ReturnType<typeof bundleEvidenceOf>,
  { evidence, applied, missing, findings }: Judging,
): GateResult[] {
  return applied.gates.map((gate: Gate) => {
    const { incidents, ...judged } = judgedEvidence(evidence.counted, gate, release, bundles);
    return evaluateGate(incidents, gate, {
      asOf: evidence.asOf,
      releaseIndex,
      guardrails: applied.gates.length,
      missing,
      ruledAt: findings.ruledAt,
      ...(release === evidence.scope.release ? findings.of(gate) : {}),
      ...judged,
    });
  });
}

/** The bundles in service beside the judged one, each judged by itself. */
function bundlesBeside(judging: Judging): (BundleStanding & { readonly gates: readonly GateResult[] })[] {
  const { evidence, applied } = judging;
  const inService = evidence.bundles.filter((bundle) => bundle.inService > 0);
  const all = inService.reduce((sum, bundle) => sum + bundle.inService, 0);
  return inService
    .filter(({ release }) => release !== evidence.scope.release)
    .map((bundle) => {
      const carried = bundleEvidenceOf(bundle, evidence, applied);
      const gates = gatesOf({ ...bundle, releaseIndex: candidateOf(bundle, carried) }, carried, judging);
      const scope = { ...evidence.scope, release: bundle.release };
      const { state, decidingRule } = verdictOf(scope, gates, stampOf(applied.criteria), [], carried);
      const { release, inService: decisions } = bundle;
      return { release, state, decidingRule, decisions, share: decisions / all, gates };
    });
}

function verdict(
  { scope, applied, bundles }: Prepared,
  evidence: ScopeEvidence,
  missing: Evidence['missing'],
  findings: Findings,
  attestations: readonly Attestation[],
): ScopeVerdict {
  const isUnread = missing.some(({ kind }) => kind === 'unread_rest');
  if (applied === null) return verdictOf(scope, [], null, [], bundles, { isUnread });
  const judging = { evidence, applied, missing: missingIn(missing, scope), findings };
  const gates = gatesOf(scope, bundles, judging);
  const controls = judgeControls(
    evidence.controls,
    applied.step.controls,
    scope,
    applied.criteria,
    attestations,
  );
  const stamp = stampOf(applied.criteria);
  const beside = bundlesBeside(judging);
  const breached = beside.find((bundle) => worstBreach(bundle.gates) !== null);
  const gate = breached === undefined ? null : worstBreach(breached.gates);
  const alone = verdictOf(scope, gates, stamp, controls, bundles);
  const own = evidence.bundles.find(({ release }) => release === scope.release)?.inService ?? 0;
  const all = beside.reduce((sum, { decisions }) => sum + decisions, own);
  const inService: BundleStanding[] = [
    {
      release: scope.release,
      state: alone.state,
      decidingRule: alone.decidingRule,
      decisions: own,
      share: all === 0 ? 1 : own / all,
    },
    ...beside.map(({ gates: _, ...standing }) => standing),
  ];
  return verdictOf(scope, gates, stamp, controls, bundles, {
    inService,
    ruling: findings.ruling,
    breach: breached === undefined || gate === null ? null : { release: breached.release, gate },
    isUnread,
  });
}

/**
 * The verdict of every scope of the evidence, where pooled figures would mislead, and what holds together: the same
 * evidence and criteria always give the same answer. `criteria` are those that the evidence was gathered for. Throws
 * RangeError where it lacks what they judge, or where incidents come out of order.
 */
export function judge(
  { asOf, scopes, missing, rulings, setAside }: Evidence,
  criteria: readonly Criteria[],
  attestations: readonly Attestation[] = [],
): Evaluation {
  const prepared = scopes.map((each) => prepare(each, criteria));
  const ruled = [...rulings, ...attestedRulings(attestations, scopes)];
  const found = withTripsOfNamesBefore(
    scopes,
    prepared.map(({ applied }, at) => {
      const evidence = scopes[at];
      return applied === null || evidence === undefined ? noFindings : findingsOf(evidence, applied, ruled);
    }),
  );
  const verdicts = prepared.map((each, at) =>
    verdict(each, scopes[at]!, missing, found[at] ?? noFindings, attestations),
  );
  return {
    asOf,
    criteria: criteria.map(stampOf),
    scopes: verdicts,
    pooled: pooledFindings(prepared),
    together: promoteTogether(verdicts, togetherRate(prepared.flatMap(({ applied }) => applied ?? []))),
    missing,
    setAside,
  };
}
