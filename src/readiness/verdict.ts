import type { UnversionedChange } from './standing/unversioned';
import type { ControlId, GateMetric, RiskClass } from '../records/criteria';
import type { Tier } from '../records/vocabulary';
import type { Interval } from '../statistics/interval';
import type { AuditOfScope } from './audit/rates';
import type { BundleEvidence } from './bundles/bundle-evidence';
import type { RiskSaid, Ruling } from './readings/evidence';
import type { TargetShares } from './readings/cluster-keys';
import type { GateReading } from './readings/judge-readings';
import type { LabelHistory } from '../metrics/scopes/scopes';
import type { LabelAuthors } from '../metrics/label-authors/label-authors';
import type { LabelNoise } from '../metrics/label-noise/label-noise';
import type { LimitOfLabels } from './gate/limit-of-labels';
import type { Sensitivity } from './readings/sensitivity';
import type { Trip, WorseStratum } from './standing/standing';

/** Shown as Eligible · Not proven yet · Step down · Cannot be judged. */
export type VerdictState = 'eligible' | 'not_shown_yet' | 'step_down' | 'not_measurable';
export type GateState = 'met' | 'not_shown_yet' | 'breached' | 'not_measurable';
/** `not_in_log`: cases came up, and none of them carries what the control asks to be recorded. */
export type ControlState = 'evidenced' | 'contradicted' | 'not_in_log' | 'no_evidence' | 'attested';

/** SQL text and the values of its `?`, as shown behind a number. */
export interface ShownStatement {
  readonly sql: string;
  readonly values: readonly (string | number | boolean | null)[];
}

/** Which agent, on which work, at which bundle. */
export interface Scope {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: RiskClass;
  readonly release: string;
  /** What ages are counted to in this scope, epoch ms: the clock of its own decisions and labels. */
  readonly asOf: number;
  /** 1 for the first bundle that stood for this tier, 2 for the next: each later one gets less α. */
  readonly releaseIndex: number;
  /** Bundles that acted in this scope while the judged one did, other than itself. */
  readonly besides: readonly string[];
  readonly tierHeld: Tier | null;
  readonly tierHeldFrom: 'log' | 'inferred';
  readonly nextTier: Tier | null;
}

/** Which criteria were applied; the hash is the SHA-256 of their RFC 8785 form. */
export interface CriteriaStamp {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
}

export interface Observed {
  /** Resolved decisions in error. */
  readonly hits: number;
  /** Resolved decisions. */
  readonly n: number;
  readonly incidents: number;
  /** Incidents with at least one decision in error. */
  readonly incidentsInError: number;
  /** Decisions that are mature and still without a label. */
  readonly unresolved: number;
  /** Records that are missing in this scope: one incident in error each, in no other count here. */
  readonly missing: number;
  /** Incidents in error or unlabelled under bundles too small to be judged by themselves; in no other count here. */
  readonly strays: number;
  /** Share of all errors that the worst incident holds; null without an error. */
  readonly largestShare: number | null;
  /** Mean share in error per incident, over resolved decisions; null below 10 of them or 5 incidents. */
  readonly share: number | null;
  /** Severe errors in the gate's last window; null when the gate has no such window. */
  readonly severe: number | null;
  /** Days from the first to the last judged incident. */
  readonly spanDays: number;
}

/** All that counts towards a gate is younger than its lag. */
export interface AllYounger {
  readonly lagDays: number;
  /** What ages are counted to: the latest time in the logs, epoch ms. */
  readonly asOf: number;
  /** When the first of it is as old as the lag, epoch ms; null where its time is not known. */
  readonly firstOldEnough: number | null;
  /** No decision of the scope has a label: a later export alone brings none. */
  readonly isUnlabelled?: true;
}

/** What a gate that labels decide rests on where a sample was drawn to be read. */
export interface AuditOfGate {
  /** Incidents that could be drawn and are old enough, how many were drawn, and how many everybody read who was to. */
  readonly incidents: number;
  readonly drawn: number;
  readonly read: number;
  /** Old enough and opened after the last draw. */
  readonly uncovered: number;
  /** Opening time of the last incident that could be drawn, epoch ms. */
  readonly through: number;
  /** Which try it is: each draw over the same incidents leaves less of α. */
  readonly attempt: number;
  /** Of the deciding reading: E over all incidents, read or predicted, and of the uniform part; E is their mean. */
  readonly eInformed: number;
  readonly eUniform: number;
  /** Weighted share in error of the deciding reading; 95 %, incidents as clusters. */
  readonly estimate: Interval & { readonly share: number | null; readonly n: number };
}

export interface GateResult {
  readonly id: string;
  readonly title: string;
  readonly metric: GateMetric;
  readonly critical: boolean;
  readonly state: GateState;
  readonly observed: Observed;
  /** Share in error that must be ruled out (a shortfall where higher is better). */
  readonly limit: number;
  /** α left for this bundle. */
  readonly alpha: number;
  /** The e-value against "at least the limit" after the last judged incident: the smallest of all readings. */
  readonly eValue: number;
  /** 1/α. */
  readonly eNeeded: number;
  /** Running maximum of the opposite e-process, against "at most the limit". */
  readonly worseE: number;
  /** Guardrails/α: one breach is enough, so α is shared among them. */
  readonly worseNeeded: number;
  /** Wilson over incidents of the deciding reading, valid for one look; upper end at `alpha`, lower at 1/`worseNeeded`. */
  readonly ordinary: Interval | null;
  /** What the two e-processes of the deciding reading do not rule out; same estimand and α as `ordinary`. */
  readonly timeUniform: Interval | null;
  /** The readings of the log: 3 averages × what is one incident (4) × which label (2) × what is left out (2). */
  readonly readings: readonly GateReading[];
  /** Index of the worst of them, which decides. */
  readonly decidingReading: number;
  /** When all readings were first proven at once, and since when they no longer are; epoch ms. */
  readonly provenOn: number | null;
  readonly withdrawnOn: number | null;
  /** Right incidents that only repeat what their target showed before: they are in no reading. */
  readonly repeats?: number;
  /** Since the last ruling, over every bundle. */
  readonly trips: readonly Trip[];
  readonly worseStrata: readonly WorseStratum[];
  /** What pairs of labels say of the labels themselves, and of the limit on them; null without a pair. */
  readonly labels: (LabelNoise & LimitOfLabels) | null;
  readonly moreCleanIncidents: number | null;
  /** Days until the gate can be met, at the pace of the judged incidents; null when it cannot be told. */
  readonly moreDays: number | null;
  /** How far from not being met; null unless it is met. */
  readonly sensitivity: Sensitivity | null;
  readonly reason: string | null;
  /** Set where there are decisions that count and all are younger than the lag; null otherwise. */
  readonly allYounger: AllYounger | null;
  readonly statement: ShownStatement | null;
  /** Set where it is judged on an audit. */
  readonly audit?: AuditOfGate;
}

export interface ControlResult {
  readonly id: ControlId;
  readonly title: string;
  readonly state: ControlState;
  /** A rule about what may come up, and nothing did: there is no evidence, and it blocks nothing. */
  readonly conditional: boolean;
  /** What was found, in one sentence. */
  readonly sentence: string;
  readonly holding: number;
  readonly checked: number;
  /** Cases of which the records do not tell. */
  readonly unclear: number;
  readonly statement: ShownStatement | null;
}

/** The verdict of one bundle that is in service beside the others. */
export interface BundleStanding {
  readonly release: string;
  readonly state: VerdictState;
  /** Decisions of the scope in the weeks of service, and the share of this bundle among them. */
  readonly decisions: number;
  readonly share: number;
  /** Id of the gate or control that decided. */
  readonly decidingRule: string;
}

export interface ScopeVerdict extends Scope {
  readonly state: VerdictState;
  /** Id of the gate or control that decided, or `all_gates`, `no_step`. */
  readonly decidingRule: string;
  /** The verdict as one sentence that can be quoted alone. */
  readonly sentence: string;
  readonly gates: readonly GateResult[];
  readonly controls: readonly ControlResult[];
  readonly missing: { readonly incidents: number | null; readonly days: number | null } | null;
  readonly criteria: CriteriaStamp | null;
  /** Whether the evidence restarted at this bundle. */
  readonly bundleEvidence: BundleEvidence;
  /** The latest ruling of a person in force. */
  readonly ruling: Ruling | null;
  /** What became of the labels of its actions, beside the lag in force, days. */
  readonly labels?: (LabelHistory & { readonly lagDays: number }) | null;
  /** How its labels are shared among who gave them. */
  readonly labelAuthors?: LabelAuthors | null;
  /** How its judged actions are shared among targets. */
  readonly targets?: TargetShares;
  /** How many of its decisions have a lower risk level than their class. */
  readonly riskSaid?: RiskSaid;
  /** Changes for the worse inside its bundle or the one before it that no release records; absent where there is none. */
  readonly unversioned?: readonly UnversionedChange[];
  /** The latest ruling that is dated ahead of its time, and lifts nothing. */
  readonly refusedRuling?: Ruling;
  /** Every bundle in service; the judged one too. */
  readonly inService: readonly BundleStanding[];
  /** Controls that the criteria do not require and that records contradict; absent where there is none. */
  readonly unrequired?: readonly ControlResult[];
  /** What was drawn to be read; absent where nothing was. */
  readonly audit?: AuditOfScope;
}
