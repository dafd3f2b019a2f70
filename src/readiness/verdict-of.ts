import { firstBundle } from './bundles/bundle-evidence';
import type { AuditOfScope } from './audit/rates';
import type { BundleEvidence } from './bundles/bundle-evidence';
import type { RiskSaid, Ruling } from './readings/evidence';
import { isBlocking } from './controls/judge-control';
import type {
  BundleStanding,
  ControlResult,
  CriteriaStamp,
  GateResult,
  Scope,
  ScopeVerdict,
  VerdictState,
} from './verdict';
import {
  blockedSentence,
  eligibleSentence,
  noStepClause,
  notMeasurableSentence,
  notShownSentence,
  stepDownSentence,
  stepDownWords,
  unmeasuredClause,
  unreadSentence,
} from '../words/verdict-sentences';

type Decided = Pick<ScopeVerdict, 'state' | 'decidingRule' | 'sentence'>;

const decided = (state: VerdictState, decidingRule: string, sentence: string): Decided => ({
  state,
  decidingRule,
  sentence,
});

const evidence = (gate: GateResult) => Math.log(gate.eValue) / Math.log(gate.eNeeded);
const worse = (gate: GateResult) => Math.log(gate.worseE) / Math.log(gate.worseNeeded);

/** The first gate with the largest value. */
function most(gates: readonly GateResult[], by: (gate: GateResult) => number): GateResult | undefined {
  return gates.reduce<GateResult | undefined>(
    (best, gate) => (best === undefined || by(gate) > by(best) ? gate : best),
    undefined,
  );
}

/** What else there is to know of a scope than its own gates and controls. */
export interface Beside {
  /** Every bundle in service; the judged one too. */
  readonly inService?: readonly BundleStanding[];
  /** A breached gate of a bundle in service other than the judged one. */
  readonly breach?: { readonly release: string; readonly gate: GateResult } | null;
  /** What a person ruled. */
  readonly ruling?: Ruling | null;
  /** What became of its labels. */
  readonly labels?: ScopeVerdict['labels'];
  readonly labelAuthors?: ScopeVerdict['labelAuthors'];
  readonly targets?: ScopeVerdict['targets'];
  readonly riskSaid?: RiskSaid | undefined;
  readonly unversioned?: ScopeVerdict['unversioned'];
  /** What was dated ahead of its time. */
  readonly refused?: Ruling | null;
  readonly audit?: AuditOfScope | null;
  /** Controls that the criteria do not require and that records contradict. */
  readonly unrequired?: readonly ControlResult[];
  /** A file of the load ends early. */
  readonly isUnread?: boolean;
}

const breachOf = (gates: readonly GateResult[]) =>
  most(
    gates.filter((gate) => gate.state === 'breached'),
    worse,
  );

/** The gate that speaks for a bundle that is shown worse. */
export const worstBreach = (gates: readonly GateResult[]): GateResult | null => breachOf(gates) ?? null;

function decide(
  scope: Scope,
  gates: readonly GateResult[],
  controls: readonly ControlResult[],
  criteria: CriteriaStamp | null,
  { inService = [], breach: other = null, isUnread = false }: Beside,
): Decided {
  const down = stepDownWords(scope.tierHeld);
  const breach = breachOf(gates);
  if (breach) return decided('step_down', breach.id, stepDownSentence(breach, down));
  if (other) return decided('step_down', other.gate.id, stepDownSentence(other.gate, down, other.release));
  if (isUnread) return decided('not_measurable', 'unread_rest', unreadSentence);
  if (criteria === null || gates.length === 0) {
    return decided('not_measurable', 'no_step', notMeasurableSentence(noStepClause(scope)));
  }
  const blind = gates.find((gate) => gate.critical && gate.state === 'not_measurable');
  if (blind) return decided('not_measurable', blind.id, notMeasurableSentence(unmeasuredClause(blind)));
  const short = most(
    gates.filter((gate) => gate.state === 'not_shown_yet'),
    (gate) => (gate.labels?.support === 'out_of_reach' ? Infinity : (gate.moreCleanIncidents ?? 0)),
  );
  const missing = short ?? gates.find((gate) => gate.state === 'not_measurable');
  if (missing) return decided('not_shown_yet', missing.id, notShownSentence(missing));
  const block =
    controls.find((control) => control.state === 'contradicted') ??
    controls.find((control) => control.state === 'not_in_log') ??
    controls.find(isBlocking);
  if (block) return decided('not_shown_yet', block.id, blockedSentence(block, gates.length));
  const weakest = most(gates, (gate) => -evidence(gate)) as GateResult;
  return decided(
    'eligible',
    'all_gates',
    eligibleSentence(
      scope.nextTier,
      weakest,
      gates.length,
      criteria,
      inService.filter(({ release, state }) => release !== scope.release && state !== 'eligible'),
    ),
  );
}

function missingOf(state: VerdictState, gates: readonly GateResult[]): ScopeVerdict['missing'] {
  if (state !== 'not_shown_yet') return null;
  const waiting = gates.filter((gate) => gate.state === 'not_shown_yet');
  const largest = (values: readonly (number | null)[]) =>
    values.length === 0 || values.some((value) => value === null) ? null : Math.max(...(values as number[]));
  return {
    incidents: largest(waiting.map((gate) => gate.moreCleanIncidents)),
    days: largest(waiting.map((gate) => gate.moreDays)),
  };
}

/**
 * The verdict of one scope. In this order: a breached gate, of any bundle in service (step down); an unread file, no step, or a critical gate
 * without a measurement (not measurable); any gate or required control that is open (not shown yet);
 * else eligible. `gates` holds every gate of the step, in the criteria's order; `criteria` is null
 * when they have no such step.
 */
export function verdictOf(
  scope: Scope,
  gates: readonly GateResult[],
  criteria: CriteriaStamp | null,
  controls: readonly ControlResult[] = [],
  bundleEvidence: BundleEvidence = firstBundle,
  beside: Beside = {},
): ScopeVerdict {
  const decision = decide(scope, gates, controls, criteria, beside);
  return {
    ...scope,
    ...decision,
    gates,
    controls,
    missing: missingOf(decision.state, gates),
    criteria,
    bundleEvidence,
    ruling: beside.ruling ?? null,
    ...(beside.labels == null ? {} : { labels: beside.labels }),
    ...(beside.labelAuthors == null ? {} : { labelAuthors: beside.labelAuthors }),
    ...(beside.targets === undefined ? {} : { targets: beside.targets }),
    ...(beside.riskSaid?.lower ? { riskSaid: beside.riskSaid } : {}),
    ...(beside.unversioned?.length ? { unversioned: beside.unversioned } : {}),
    ...(beside.refused == null ? {} : { refusedRuling: beside.refused }),
    inService: beside.inService ?? [],
    ...(beside.unrequired?.length ? { unrequired: beside.unrequired } : {}),
    ...(beside.audit == null ? {} : { audit: beside.audit }),
  };
}
