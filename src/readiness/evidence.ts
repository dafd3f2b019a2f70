import type { ControlCount } from '../metrics/controls/controls';
import type { Releases } from '../metrics/gate-evidence/gate-evidence';
import type { ControlId, Gate, GateMetric } from '../records/criteria';
import type { BundleEvidence } from './bundles/bundle-evidence';
import type { IntegritySeen } from './controls/judge-chain';
import type { GateIncident } from './gate/incidents';
import { pool } from './simpson';
import type { ControlResult, Scope, ShownStatement } from './verdict';

/** How decisions were counted. Each choice that changes the incidents of a gate is a field here. */
export interface Counting {
  readonly metric: GateMetric;
  /** Weaker labels do not count. */
  readonly minLabelRank: number;
  readonly maturityLagDays: number;
  /** Whose decisions: those of the judged bundle, of the one that began before it, or of every bundle. */
  readonly releases: Releases;
}

/** The raw incidents of one scope under one counting, in the order in which they were opened. */
export interface GateEvidence {
  readonly incidents: readonly GateIncident[];
  /** The bundle they are of; null where none was found. */
  readonly release: string | null;
  /** The metric's own reason when nothing in the scope can produce it. */
  readonly notMeasurable: string | null;
  /** Decisions that would count and are younger than the lag. */
  readonly young: number;
  /** The earliest of them, epoch ms; null where there is none. */
  readonly youngFrom: number | null;
  readonly statement: ShownStatement | null;
}

export type Counted = Counting & GateEvidence;

/** What the log shows of one control: its cases, or the hash chains of the files. */
export type ControlEvidence =
  | { readonly id: ControlId; readonly count: ControlCount }
  | {
      readonly id: ControlId;
      readonly chain: Pick<ControlResult, 'id' | 'title' | 'conditional'>;
      readonly seen: IntegritySeen | null;
    };

export interface ScopeEvidence {
  /** `releaseIndex` counts every bundle that stood for the tier, equivalent to the one before or not. */
  readonly scope: Scope;
  readonly counted: readonly Counted[];
  readonly controls: readonly ControlEvidence[];
}

/**
 * `rejected_line`: a line that could not be read and may be a decision. `lost_decision`: an id that labels, reviews
 * or executions name and no record holds. `unread_rest`: a file that ends early.
 */
export type MissingKind = 'rejected_line' | 'conflict' | 'unknown_kind' | 'lost_decision' | 'unread_rest';

/** Records that are not there or cannot be read, in the scopes that their readable fields name. */
export interface MissingRecords {
  readonly kind: MissingKind;
  /** Null where it cannot be told: then every scope of the load. */
  readonly agent: string | null;
  readonly workflow: string | null;
  readonly count: number;
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
  /** Fields of the selection that were set and do not move a verdict. */
  readonly setAside: readonly string[];
}

type Choices = Pick<Gate, 'metric' | 'minLabelRank' | 'maturityLagDays'>;

export const countingOf = (
  { metric, minLabelRank, maturityLagDays }: Choices,
  releases: Releases,
): Counting => ({ metric, minLabelRank, maturityLagDays, releases });

/** What a gate counts among the evidence; undefined where it was not asked for, or no such bundle was found. */
export const countedFor = (
  counted: readonly Counted[],
  gate: Choices,
  releases: Releases,
): Counted | undefined =>
  counted.find(
    (each) =>
      each.metric === gate.metric &&
      each.minLabelRank === gate.minLabelRank &&
      each.maturityLagDays === gate.maturityLagDays &&
      each.releases === releases,
  );

/**
 * What one gate judges: the bundle's own incidents, with those of the bundle before where they carry over.
 * Throws RangeError where the evidence was gathered for other gates.
 */
export function judgedEvidence(
  counted: readonly Counted[],
  gate: Gate,
  { kind }: BundleEvidence,
): GateEvidence {
  const own = countedFor(counted, gate, 'current');
  if (own === undefined) throw new RangeError(`no evidence was gathered for the gate ${gate.id}`);
  const before = kind === 'carried_over' ? countedFor(counted, gate, 'previous') : undefined;
  if (before === undefined) return own;
  const incidents = pool([before, own]);
  return { ...own, incidents, notMeasurable: incidents.length === 0 ? own.notMeasurable : null };
}
