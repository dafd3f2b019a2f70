import type { Attestation } from '../records/attestation';
import type { Criteria, Gate } from '../records/criteria';
import { judgeControls } from './controls/judge-controls';
import { stampOf, stepFor, togetherRate } from './criteria/criteria';
import type { AppliedStep } from './criteria/criteria';
import { answeredFor } from './audit/audit-evidence';
import { auditOfScope } from './audit/rates';
import { onAudit } from './audit/evaluate-audit';
import { withoutAnswers } from './audit/judge-misses';
import { uniformPart } from './audit/uniform-part';
import {
  type Bundle,
  type Evidence,
  foundFor,
  judgedEvidence,
  releasesOf,
  type ScopeEvidence,
} from './readings/evidence';
import { targetShares } from './readings/cluster-keys';
import { rowsOf } from './readings/rows-of-reading';
import { isTooSmall } from './readings/strays';
import { evaluateGate } from './gate/evaluate-gate';
import type { GateContext } from './gate/judge-gate';
import { pooledFindings } from './pooled';
import type { PooledFinding } from './pooled';
import { bundleEvidenceOf, candidateOf, prepare, type Prepared } from './prepare';
import { findingsOf, type Findings, noFindings, withTripsOfNamesBefore } from './standing/findings';
import { attestedRulings } from './standing/attested-rulings';
import { type LostErrors, lostErrorsOf } from './standing/lost-errors';
import { promoteTogether } from './together';
import type { Together } from './together';
import { verdictOf, worstBreach } from './verdict-of';
import type {
  BundleStanding,
  ControlResult,
  CriteriaStamp,
  GateResult,
  Scope,
  ScopeVerdict,
} from './verdict';

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

/** What is missing and known to be in error, for a gate of one scope. */
type LostIn = (gate: Gate, ruledAt: number | null) => LostErrors;

interface Judging {
  readonly evidence: ScopeEvidence;
  readonly applied: AppliedStep;
  readonly missing: number;
  readonly findings: Findings;
  readonly lost: LostIn;
}

/** The gates of one bundle. What the detectors over all bundles found speaks with the judged bundle. */
function gatesOf(
  { release, releaseIndex }: Pick<Bundle, 'release' | 'releaseIndex'>,
  bundles: ReturnType<typeof bundleEvidenceOf>,
  { evidence, applied, missing, findings, lost: judgingLost }: Judging,
): GateResult[] {
  return applied.gates.map((gate: Gate) => {
    const { incidents, ...judged } = judgedEvidence(evidence.counted, gate, release, bundles);
    const context: GateContext = {
      lost: judgingLost(gate, findings.ruledAt),
      asOf: evidence.scope.asOf,
      releaseIndex,
      guardrails: applied.gates.length,
      missing,
      ruledAt: findings.ruledAt,
      labelNoise: evidence.labelNoise,
      isUnlabelled: evidence.isUnlabelled === true,
      ...(release === evidence.scope.release ? findings.of(gate) : {}),
      ...judged,
    };
    const census = evaluateGate(incidents, gate, context);
    const { audit } = evidence;
    const answered = audit == null ? undefined : answeredFor(audit, gate);
    if (audit == null || answered === undefined) return census;
    const input = {
      ...{ evidence: audit, answered, counted: foundFor(evidence.counted, gate) },
      releases: releasesOf(release, bundles),
      criteria: stampOf(applied.criteria),
    };
    return onAudit(census, gate, input, context);
  });
}

interface BundleVerdict {
  readonly bundle: Bundle;
  readonly gates: readonly GateResult[];
  readonly verdict: Pick<ScopeVerdict, 'state' | 'decidingRule'>;
}

/** The bundles in service beside the judged one, each judged by itself where that can tell anything. */
function bundlesBeside(judging: Judging): BundleVerdict[] {
  const { evidence, applied } = judging;
  const counted = evidence.counted.map(({ decisions }) => decisions);
  return evidence.bundles
    .filter(({ release, inService }) => inService > 0 && release !== evidence.scope.release)
    .map((bundle) => {
      if (isTooSmall(bundle.decisions, bundle.release, counted))
        return { bundle, gates: [], verdict: { state: 'not_shown_yet', decidingRule: 'too_small' } };
      const carried = bundleEvidenceOf(bundle, evidence, applied);
      const gates = gatesOf({ ...bundle, releaseIndex: candidateOf(bundle, carried) }, carried, judging);
      const scope = { ...evidence.scope, release: bundle.release };
      return { bundle, gates, verdict: verdictOf(scope, gates, stampOf(applied.criteria), [], carried) };
    });
}

/** What each bundle in service does, and its share of their decisions. */
function standingsOf(bundles: readonly Pick<BundleVerdict, 'bundle' | 'verdict'>[]): BundleStanding[] {
  const all = bundles.reduce((sum, { bundle }) => sum + bundle.inService, 0);
  return bundles.map(({ bundle: { release, inService }, verdict: { state, decidingRule } }) => ({
    ...{ release, state, decidingRule, decisions: inService },
    share: all === 0 ? 1 : inService / all,
  }));
}

/** How the actions that the gate on labels judges are shared among targets. */
function targetsOf(
  { counted }: ScopeEvidence,
  { gates }: AppliedStep,
  releases: readonly string[],
): ScopeVerdict['targets'] {
  const gate = gates.find(({ metric }) => metric === 'false_positive_share');
  if (gate === undefined) return undefined;
  const { decisions } = foundFor(counted, gate);
  const part = { lagDays: gate.maturityLagDays, rank: gate.minLabelRank };
  const includes = ({ release }: { readonly release: string }) => releases.includes(release);
  return targetShares(decisions, rowsOf(decisions, 0, { ...part, includes }));
}

/** The lag of the gate that labels decide. */
const lagOf = ({ gates }: AppliedStep): number =>
  (gates.find(({ metric }) => metric === 'false_positive_share') ?? gates[0])?.maturityLagDays ?? 0;

/** What records contradict though the step does not ask for it: it blocks nothing, and nobody may miss it. */
function contradictedBeside(
  { scope, unrequired = [] }: ScopeEvidence,
  applied: AppliedStep | null,
  attestations: readonly Attestation[],
): ControlResult[] {
  const ids = unrequired
    .map(({ id }) => id)
    .filter((id) => applied === null || !applied.step.controls.includes(id));
  return judgeControls(unrequired, ids, scope, applied?.criteria ?? {}, attestations).filter(
    ({ state }) => state === 'contradicted',
  );
}

function verdict(
  { scope, applied, bundles }: Prepared,
  evidence: ScopeEvidence,
  missing: Evidence['missing'],
  findings: Findings,
  attestations: readonly Attestation[],
  lost: LostIn,
): ScopeVerdict {
  const isUnread = missing.some(({ kind }) => kind === 'unread_rest');
  const unrequired = contradictedBeside(evidence, applied, attestations);
  if (applied === null)
    return verdictOf(scope, [], null, [], bundles, { isUnread, unrequired, riskSaid: evidence.riskSaid });
  const judging = { evidence, applied, missing: missingIn(missing, scope), findings, lost };
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
  const alone = verdictOf(scope, gates, stamp, controls, bundles);
  const own = evidence.bundles
    .filter(({ release }) => release === scope.release)
    .map((bundle) => ({ bundle, verdict: alone }));
  const [breach = null] = beside.flatMap(({ bundle: { release }, gates: others }) => {
    const gate = worstBreach(others);
    return gate === null ? [] : [{ release, gate }];
  });
  return verdictOf(scope, gates, stamp, controls, bundles, {
    inService: standingsOf([...own, ...beside]),
    ruling: findings.ruling,
    refused: findings.refused,
    labels: evidence.labels === null ? null : { ...evidence.labels, lagDays: lagOf(applied) },
    labelAuthors: evidence.labelAuthors,
    riskSaid: evidence.riskSaid,
    unversioned: evidence.unversioned ?? [],
    targets: targetsOf(evidence, applied, releasesOf(scope.release, bundles)),
    ...{ breach, isUnread, unrequired },
    audit: evidence.audit == null ? null : auditOfScope(evidence.audit),
  });
}

/**
 * The verdict of every scope of the evidence, where pooled figures would mislead, and what holds together: the same
 * evidence and criteria always give the same answer. `criteria` are those that the evidence was gathered for. Throws
 * RangeError where it lacks what they judge, or where incidents come out of order.
 */
export function judge(
  { asOf, scopes: gathered, missing, rulings, setAside }: Evidence,
  criteria: readonly Criteria[],
  attestations: readonly Attestation[] = [],
): Evaluation {
  const scopes = gathered.map((each) => ({
    ...each,
    counted: withoutAnswers(each.counted, each.audit, stepFor(criteria, each.scope)?.gates ?? []),
  }));
  const prepared = scopes.map((each) => prepare(each, criteria));
  const ruled = [...rulings, ...attestedRulings(attestations, scopes)];
  const lostIn = ({ agent, workflow }: Scope) => {
    const scope = { agent, workflow, isOnly: scopes.length === 1 };
    return (gate: Gate, ruledAt: number | null): LostErrors => lostErrorsOf(missing, scope, gate, ruledAt);
  };
  const found = withTripsOfNamesBefore(
    scopes,
    prepared.map(({ applied }, at) => {
      const evidence = scopes[at];
      return applied === null || evidence === undefined
        ? noFindings
        : findingsOf(evidence, applied, ruled, lostIn(evidence.scope), (own) =>
            uniformPart(own, evidence.audit),
          );
    }),
  );
  const verdicts = prepared.map((each, at) =>
    verdict(each, scopes[at]!, missing, found[at] ?? noFindings, attestations, lostIn(each.scope)),
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
