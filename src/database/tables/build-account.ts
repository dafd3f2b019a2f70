import type { RecordAddress } from './provenance';

/** The kinds of record that belong to a decision, and can lose it. */
export type AttachedKind = 'review' | 'execution' | 'verdict' | 'control';

/** Every kind, as counted in duplicates and conflicts. */
export type RecordKind = AttachedKind | 'decision' | 'checkpoint' | 'release';

export const lostKinds = [
  'rejected_line',
  'conflict',
  'contradicted',
  'unknown_kind',
  'lost_decision',
] as const;

/** A decision that is missing, of which labels or reviews say all the same that it was in error. */
export interface LostError {
  /** When the first record named it, epoch ms. */
  readonly at: number;
  /** Rank of the best final label that says wrong; 0 where there is none, or another says right at that rank. */
  readonly wrongRank: number;
  /** A person rejected or overrode it. */
  readonly isOverridden: boolean;
}

/** Records that may be decisions and are none that counts. */
export interface LostRecords {
  readonly kind: (typeof lostKinds)[number];
  /** Null where no agent, or no workflow, that decided in production is named. */
  readonly agent: string | null;
  readonly workflow: string | null;
  /** Rank of the best final label that says right; 0 where there is none, or one says anything else. */
  readonly rightRank: number;
  readonly count: number;
  /** Those that are known to be in error, by time; the first 10,000. */
  readonly errors: readonly LostError[];
  /** The first 20, by file and line. */
  readonly places: readonly { readonly file: number; readonly line: number; readonly id: string | null }[];
}

/** What the accounting join did with everything that was read. */
export interface BuildAccount {
  /** Decision records kept (after exact duplicates and conflicts were set aside). */
  readonly decisions: number;
  /** Rows of `facts`. */
  readonly facts: number;
  /** Same `event_id`, same body: dropped. Per file and kind. */
  readonly duplicates: readonly { file: number; table: RecordKind; count: number }[];
  /** Same `event_id`, other body: set aside. Per file and kind. */
  readonly conflictsByFile: readonly { file: number; table: RecordKind; count: number }[];
  /** The first 1,000 conflicts, in order of `event_id`. */
  readonly conflicts: readonly { event_id: string; kept: RecordAddress; setAside: RecordAddress }[];
  readonly conflictCount: number;
  /** Reviews and labels that an agent, or what works under its name, gave itself: none of them counts. */
  readonly ownWords: readonly { name: string; kind: AttachedKind; count: number }[];
  readonly reviews: ReviewTrouble;
  /** The first 1,000 records that name a decision nobody logged. */
  readonly orphans: readonly {
    event_id: string;
    kind: AttachedKind;
    decision_id: string;
    /** The scope that the record itself names (since format 1.1). */
    agent_uid: string | null;
    workflow: string | null;
    file: number;
    line: number;
  }[];
  /** The first 20 of each kind of review or label that shows little, and of what the agent says of itself. */
  readonly littleShown?: readonly {
    readonly trouble: keyof ReviewTrouble | `own_${AttachedKind}`;
    readonly file: number;
    readonly line: number;
    readonly id: string | null;
  }[];
  readonly orphanCount: Readonly<Partial<Record<AttachedKind, number>>>;
  readonly missing: readonly LostRecords[];
  /** Facts that no review, execution, verdict or control reached. */
  readonly decisionsWithoutEvents: number;
  /** Counted human actions by the step that joined them; 4 = unmatched. */
  readonly joinSteps: readonly { step: 1 | 2 | 3 | 4; reviews: number }[];
  readonly clock: ClockTrouble;
  /** The latest plausible time in the logs, epoch milliseconds; 0 when nothing was read. */
  readonly asOf: number;
}

/** Reviews and labels that show little of the agent. All are kept; what does not count is said. */
export interface ReviewTrouble {
  /** Recorded after the outcome was known, and no override: not counted as decisions. */
  readonly afterOutcome: number;
  /** Decisions that their own person had already decided, less flattering or first: not counted. */
  readonly secondThoughts: number;
  /** Recorded more than a day after they were given. */
  readonly recordedLate: number;
  /** Recorded in one second with at least nine others. */
  readonly recordedAtOnce: number;
  /** Given by a program or an account of a service, by its kind or its name: no person's review, it approves nothing. */
  readonly reviewsByPrograms: number;
  /** Of these, how many rejected or changed the proposal: they count as overrides. */
  readonly refusalsByPrograms: number;
  /** Labels that automation closed: never above a closed classification. */
  readonly labelsByAutomation: number;
  /** Labels that say right and are dated more than a day before their decision: they do not count. */
  readonly labelsTooEarly: number;
  /** Labels that say right and were set faster than anybody reads: they rank as closed classifications. */
  readonly labelsAtOnce: number;
}

/** Records whose times contradict each other. They still count; the trouble is shown. */
export interface ClockTrouble {
  /** Recorded more than 5 minutes before it happened. */
  readonly loggedBeforeTime: number;
  /** A review decided before its decision was proposed. */
  readonly reviewBeforeDecision: number;
  /** An execution earlier than its decision. */
  readonly executionBeforeDecision: number;
  /** A rollback earlier than the execution it undoes. */
  readonly rollbackBeforeExecution: number;
  /** More than two years after the median record: not used for the latest time. */
  readonly farFuture: number;
  /** Days between the latest time and the last record of an earlier day: a lone late record stretches every age. */
  readonly gapDays: number;
}
