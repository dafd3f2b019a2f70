import { canonical } from './canonical';
import { digestOf } from './seal-proposal';

/** One piece of evidence as logged, without what the agent wrote of it. */
export interface ShownEvidence {
  readonly uid: string;
  readonly name: string | null;
  readonly provenance: string | null;
  readonly trust: string | null;
  readonly observed_time: string | null;
  /** Of the product that the provenance names. */
  readonly verdict: string | null;
}

export interface ShownResource {
  readonly uid: string;
  readonly type: string | null;
  readonly name: string | null;
  readonly criticality: string | null;
}

/** All that a reader sees. No field of it says whether the agent acted, how, how sure it was, or what anybody found. */
export interface ShownCase {
  readonly incident: string;
  readonly findings: readonly string[];
  readonly opened: string;
  readonly workflow: string;
  readonly severity: string | null;
  /** In the order of their names; null where naming one would tell what the agent did. */
  readonly resources: readonly ShownResource[] | null;
  readonly evidence: readonly ShownEvidence[];
}

export interface AuditCase {
  readonly shown: ShownCase;
  /** What an answer is about; readers do not see how many or which. */
  readonly decisions: readonly string[];
  /** SHA-256 over both: an answer fits only the case that was read. */
  readonly digest: string;
}

/** The text whose SHA-256 is the digest of a case. */
export const caseText = ({ shown, decisions }: Pick<AuditCase, 'shown' | 'decisions'>): string =>
  canonical({ shown, decisions });

export const caseDigest = ({ shown, decisions }: Pick<AuditCase, 'shown' | 'decisions'>): string =>
  digestOf({ shown, decisions });
