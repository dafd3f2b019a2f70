import type { LabelHistory } from '../../metrics/scopes/scopes';
import type { LabelAuthors } from '../../metrics/label-authors/label-authors';
import type { LabelNoise } from '../../metrics/label-noise/label-noise';
import type { ControlCount } from '../../metrics/controls/controls';
import type { CountedDecisions } from '../../metrics/gate-evidence/counted-decisions';
import { mark } from '../../records/decision-marks';
import type { ControlId, Gate, GateMetric } from '../../records/criteria';
import type { AuditEvidence } from '../audit/audit-evidence';
import type { BundleEvidence } from '../bundles/bundle-evidence';
import type { IntegritySeen } from '../controls/judge-chain';
import type { GateIncident } from './incidents';
import type { UnversionedChange } from '../standing/unversioned';
import { straysOf } from './strays';
import { countEvery, countIncidents } from './count-incidents';
import { type CountedIncidents, plainCounting } from './readings';
import type { ControlResult, Scope, ShownStatement } from '../verdict';

/** How decisions were counted. Each choice that changes the incidents of a gate is a field here. */
export interface Counting {
  readonly metric: GateMetric;
  /** Weaker labels do not count. */
  readonly minLabelRank: number;
  readonly maturityLagDays: number;
}

/** What counts towards one gate in one scope, of every bundle and under every reading. */
export interface Counted extends Counting {
  readonly decisions: CountedDecisions;
  /** The metric's own reason when nothing in the scope, or nothing of its current bundle, can produce it. */
  readonly notMeasurable: { readonly here: string; readonly underBundle: string };
  readonly statement: ShownStatement | null;
}

/** What one gate judges. */
export interface GateEvidence {
  /** As recorded, with the latest labels, in the order in which they were opened. */
  readonly incidents: readonly GateIncident[];
  /** The same under every reading. */
  readonly countings: readonly CountedIncidents[];
  readonly notMeasurable: string | null;
  /** Decisions that would count and are younger than the lag. */
  readonly young: number;
  /** The earliest of them, epoch ms; null where there is none. */
  readonly youngFrom: number | null;
  /** Incidents in error or unlabelled under bundles too small to be judged by themselves. */
  readonly strays: number;
  readonly statement: ShownStatement | null;
}

/** What the log shows of one control: its cases, or the hash chains of the files. */
export type ControlEvidence =
  | { readonly id: ControlId; readonly count: ControlCount }
  | {
      readonly id: ControlId;
      readonly chain: Pick<ControlResult, 'id' | 'title' | 'conditional'>;
      readonly seen: IntegritySeen | null;
    };

/** One bundle of a scope, in the order in which they began. */
export interface Bundle {
  readonly release: string;
  /** 1 for the first bundle that stood for the tier; later ones get less α. */
  readonly releaseIndex: number;
  /** First and last decision, epoch ms. */
  readonly since: number;
  readonly until: number;
  /** Decisions in the weeks in which a bundle is taken to be in service; 0 where it is not. */
  readonly inService: number;
  /** All of its decisions in the scope. */
  readonly decisions: number;
}

/** A person's decision on what tripped, in the log or as an attestation. */
export interface Ruling {
  readonly agent: string;
  /** Null: every workflow of the agent. */
  readonly workflow: string | null;
  /** The latest that it was given on, epoch ms: what comes later may trip again. */
  readonly at: number;
  readonly actor: string;
  readonly reason: string;
  /** From then on what it lifted counts again, epoch ms; null: for good. */
  readonly until: number | null;
  /** Dated ahead of anything that it can have been given on: it lifts nothing. */
  readonly isAhead: boolean;
}

/** A scope whose trips go along with this one: the same work under another name of agent or workflow. */
export interface NamedBefore {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: Scope['riskClass'];
  /** First decision under the new name, epoch ms. */
  readonly began: number;
}

export interface RiskSaid {
  readonly lower: number;
  readonly decisions: number;
}

export interface ScopeEvidence {
  /** `releaseIndex` counts every bundle that stood for the tier, equivalent to the one before or not. */
  readonly scope: Scope;
  readonly bundles: readonly Bundle[];
  readonly namedBefore: readonly NamedBefore[];
  readonly counted: readonly Counted[];
  /** Pairs of labels that speak for it. */
  readonly labelNoise: LabelNoise | null;
  readonly labels: LabelHistory | null;
  /** Nobody says of any of its decisions what turned out to be true. */
  readonly isUnlabelled?: boolean;
  readonly labelAuthors: LabelAuthors | null;
  /** How many of its decisions have a lower risk level than their class, and all of them. */
  readonly riskSaid?: RiskSaid;
  /** Changes for the worse inside its bundle or the one before it that no release records. */
  readonly unversioned?: readonly UnversionedChange[];
  /** What was drawn to be read, and the answers; null where nothing was. */
  readonly audit?: AuditEvidence | null;
  readonly controls: readonly ControlEvidence[];
  /** Of controls that speak against a scope whether its criteria require them or not. */
  readonly unrequired?: readonly ControlEvidence[];
}

/**
 * `rejected_line`: a line that could not be read and may be a decision. `lost_decision`: an id that labels, reviews
 * or executions name and no record holds. `unread_rest`: a file that ends early.
 */
export type MissingKind =
  'rejected_line' | 'conflict' | 'contradicted' | 'unknown_kind' | 'lost_decision' | 'unread_rest';

/** A decision that is missing, of which labels or reviews say all the same that it was in error. */
export interface LostError {
  /** When the first record named it, epoch ms. */
  readonly at: number;
  /** Rank of the best final label that says wrong; 0 where there is none, or another says right at that rank. */
  readonly wrongRank: number;
  /** A person rejected or overrode it. */
  readonly isOverridden: boolean;
}

/** Records that are not there or cannot be read, in the scopes that their readable fields name. */
export interface MissingRecords {
  readonly kind: MissingKind;
  /** Null where it cannot be told: then every scope of the load. */
  readonly agent: string | null;
  readonly workflow: string | null;
  readonly count: number;
  /** Those of which labels or reviews say all the same that they were in error, by time; absent of none. */
  readonly errors?: readonly LostError[];
  /** The first of them. */
  readonly places: readonly {
    readonly file: string;
    readonly line: number | null;
    readonly id: string | null;
  }[];
}

/** Everything that verdicts rest on, as plain data: it can be kept, copied, sent to a worker and judged again. */
export interface Evidence {
  /** Latest time in the logs, epoch ms. */
  readonly asOf: number;
  readonly scopes: readonly ScopeEvidence[];
  /** Of the whole load: each counts as one incident in error where it may belong. */
  readonly missing: readonly MissingRecords[];
  readonly rulings: readonly Ruling[];
  /** Fields of the selection that were set and do not move a verdict. */
  readonly setAside: readonly string[];
}

type Choices = Pick<Gate, 'metric' | 'minLabelRank' | 'maturityLagDays'>;

export const countingOf = ({ metric, minLabelRank, maturityLagDays }: Choices): Counting => ({
  metric,
  minLabelRank,
  maturityLagDays,
});

/** What a gate counts among the evidence; undefined where it was not asked for. */
export const countedFor = (counted: readonly Counted[], gate: Choices): Counted | undefined =>
  counted.find(
    (each) =>
      each.metric === gate.metric &&
      each.minLabelRank === gate.minLabelRank &&
      each.maturityLagDays === gate.maturityLagDays,
  );

/** The incidents of some bundles as the records say them; of every bundle where none is named. */
export function incidentsUnder(
  { decisions, minLabelRank: rank, maturityLagDays: lagDays }: Counted,
  releases?: readonly string[],
): GateIncident[] {
  const includes =
    releases === undefined
      ? undefined
      : ({ release }: { readonly release: string }) => releases.includes(release);
  return countIncidents(decisions, plainCounting, { lagDays, rank, includes });
}

export const releasesOf = (release: string, { kind, before }: BundleEvidence): string[] =>
  kind === 'carried_over' && before !== null ? [before, release] : [release];

/** The evidence for a gate. Throws RangeError where it was gathered for others. */
export function foundFor(counted: readonly Counted[], gate: Gate): Counted {
  const found = countedFor(counted, gate);
  if (found === undefined) throw new RangeError(`no evidence was gathered for the gate ${gate.id}`);
  return found;
}

/** The incidents that one gate judges, as the records say them. Throws RangeError where the evidence is of other gates. */
export const judgedIncidents = (
  counted: readonly Counted[],
  gate: Gate,
  release: string,
  bundles: BundleEvidence,
): GateIncident[] => incidentsUnder(foundFor(counted, gate), releasesOf(release, bundles));

/**
 * What one gate judges: the bundle's own decisions, with those of the bundle before where they carry over.
 * Throws RangeError where the evidence was gathered for other gates.
 */
export function judgedEvidence(
  counted: readonly Counted[],
  gate: Gate,
  release: string,
  bundles: BundleEvidence,
): GateEvidence {
  const found = foundFor(counted, gate);
  const releases = releasesOf(release, bundles);
  const { decisions, statement, notMeasurable, minLabelRank: rank, maturityLagDays: lagDays } = found;
  const includes = ({ release: of }: { readonly release: string }) => releases.includes(of);
  const { countings, all: incidents } = countEvery(decisions, { lagDays, rank, includes });
  const { young, youngFrom } = youngOf(decisions, releases);
  const isEmpty = incidents.length === 0 && young === 0;
  return {
    incidents,
    countings,
    notMeasurable: isEmpty ? notMeasurable[release === '(none)' ? 'here' : 'underBundle'] : null,
    young,
    youngFrom,
    strays: straysOf(decisions, releases),
    statement,
  };
}

function youngOf({ rows, marks }: CountedDecisions, releases: readonly string[]) {
  let young = 0;
  let youngFrom: number | null = null;
  for (let row = 0; row < marks.length; row += 1) {
    if (((marks[row] ?? 0) & mark.young) === 0 || rows.reading[row] !== 0) continue;
    if (!releases.includes(rows.strata[rows.stratum[row] ?? 0]?.release ?? '')) continue;
    young += 1;
    youngFrom ??= rows.made[row] ?? null;
  }
  return { young, youngFrom };
}
