import { type AuditPlan, planAudit, type AuditQuestion } from '../readiness/audit/plan';
import type { Job } from './job';

/** What must be read of a frame, at three rates, and the probability of each stratum. */
export const auditPlan: Job<AuditQuestion, AuditPlan> = (question) => planAudit(question);
