import type { AuditDraw } from './audit';

export interface StratumChange {
  readonly stratum: Pick<AuditDraw['strata'][number], 'category' | 'conduct' | 'weak' | 'week'>;
  readonly drawn: number;
  readonly now: number;
}

/** Why a draw cannot be made again from the log and its record. Every one is a reason not to judge on it. */
export type DrawProblem =
  /** The record was edited after it was sealed. */
  | { readonly kind: 'edited' }
  /** The log does not hold its scope, or no incident of it. */
  | { readonly kind: 'no_frame' }
  | { readonly kind: 'other_scope' }
  | {
      readonly kind: 'other_criteria';
      readonly drawnBy: { readonly name: string; readonly version: string };
    }
  /** The log says something else of the time before the draw than it did then. */
  | {
      readonly kind: 'changed_log';
      readonly incidentsThen: number;
      readonly incidentsNow: number;
      /** Where the incidents are others, or other in number. */
      readonly strata: readonly StratumChange[];
      /** Drawn incidents that are not there any more, or belong to another stratum. */
      readonly drawn: readonly string[];
      /** Files whose SHA-256 is none of those that were read then. */
      readonly files: readonly string[];
    }
  /** Readers were shown something else than the log holds. */
  | { readonly kind: 'changed_cases'; readonly incidents: readonly string[] }
  /** Cases of the record that seed and probabilities do not draw. */
  | { readonly kind: 'added_cases'; readonly incidents: readonly string[] }
  /** Incidents that seed and probabilities draw, and no case of the record. */
  | { readonly kind: 'dropped_cases'; readonly incidents: readonly string[] }
  /** Cases with another stratum, reader count or uniform part than seed and probabilities give. */
  | { readonly kind: 'altered_cases'; readonly incidents: readonly string[] }
  /** Numbers of the record that contradict each other. */
  | {
      readonly kind: 'contradiction';
      readonly field: 'uniform' | 'drawn' | 'incidents' | 'shown' | 'from' | 'through' | 'previous';
    }
  /** An earlier draw that the record names and nobody gave. */
  | { readonly kind: 'earlier_missing'; readonly digest: string }
  | { readonly kind: 'attempt'; readonly said: number; readonly atLeast: number };
