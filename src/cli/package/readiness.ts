import { type Attestation } from '../../records/attestation';
import type { AuditDraw } from '../../records/audit';
import { type Criteria, type CriteriaAnswer, parseCriteria } from '../../records/criteria';
import { defaultCriteria } from '../../readiness/criteria/criteria';
import type { Evaluation } from '../../readiness/judge';
import type { ScopeVerdict, VerdictState } from '../../readiness/verdict';
import { judgeWhole } from '../criteria';
import type { Logs } from './intake';

export { defaultCriteria, parseCriteria };
export type { Attestation, AuditDraw, Criteria, CriteriaAnswer, Evaluation, ScopeVerdict, VerdictState };

/** By what logs are judged. */
export interface JudgeOptions {
  /** The first that fits a scope judges it; `defaultCriteria` unless given. */
  readonly criteria?: readonly Criteria[];
  /** What people attest where the log holds no case. */
  readonly attestations?: readonly Attestation[];
  /** Records of draws of an audit sample; their answers are among the logs. */
  readonly audits?: readonly AuditDraw[];
}

/**
 * The verdict of each agent, workflow and risk class, the same as that of the app and of `shadowproof evaluate`. Judge
 * before other logs are read.
 */
export const judge = (
  { query, account }: Logs,
  { criteria = defaultCriteria, attestations = [], audits = [] }: JudgeOptions = {},
): Promise<Evaluation> => judgeWhole(query, account, criteria, attestations, audits);
