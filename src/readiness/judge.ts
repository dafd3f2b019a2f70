import type { Attestation } from '../records/attestation';
import type { Criteria } from '../records/criteria';
import { judgeControls } from './controls/judge-controls';
import { stampOf, togetherRate } from './criteria/criteria';
import { type Evidence, judgedEvidence, type ScopeEvidence } from './evidence';
import { evaluateGate } from './gate/evaluate-gate';
import { pooledFindings } from './pooled';
import type { PooledFinding } from './pooled';
import { prepare, type Prepared } from './prepare';
import { promoteTogether } from './together';
import type { Together } from './together';
import { verdictOf } from './verdict-of';
import type { CriteriaStamp, ScopeVerdict } from './verdict';

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

function verdict(
  { scope, applied, bundles, counted }: Prepared,
  { controls: found }: ScopeEvidence,
  asOf: number,
  attestations: readonly Attestation[],
): ScopeVerdict {
  if (applied === null) return verdictOf(scope, [], null);
  const gates = applied.gates.map((gate) => {
    const { incidents, notMeasurable, young, youngFrom, statement } = judgedEvidence(counted, gate, bundles);
    return evaluateGate(incidents, gate, {
      asOf,
      releaseIndex: scope.releaseIndex,
      guardrails: applied.gates.length,
      notMeasurable,
      young,
      youngFrom,
      statement,
    });
  });
  const required = applied.step.controls;
  const controls = judgeControls(found, required, scope, applied.criteria, attestations);
  return verdictOf(scope, gates, stampOf(applied.criteria), controls, bundles);
}

/**
 * The verdict of every scope of the evidence, where pooled figures would mislead, and what holds together: the same
 * evidence and criteria always give the same answer. `criteria` are those that the evidence was gathered for. Throws
 * RangeError where it lacks what they judge, or where incidents come out of order.
 */
export function judge(
  { asOf, scopes, setAside }: Evidence,
  criteria: readonly Criteria[],
  attestations: readonly Attestation[] = [],
): Evaluation {
  const prepared = scopes.map((each) => prepare(each, criteria, asOf));
  const verdicts = prepared.map((each, at) => verdict(each, scopes[at]!, asOf, attestations));
  return {
    asOf,
    criteria: criteria.map(stampOf),
    scopes: verdicts,
    pooled: pooledFindings(prepared, asOf),
    together: promoteTogether(verdicts, togetherRate(prepared.flatMap(({ applied }) => applied ?? []))),
    setAside,
  };
}
