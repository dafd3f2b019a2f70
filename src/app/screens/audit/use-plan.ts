import { useMemo, useState } from 'react';
import { alphaOfGate, type PlanAbout, triesBeforeSentence } from '../../../answers/audit/plan-blocks';
import { auditScopeOf, strictest } from '../../../answers/audit/question';
import { type Run, type RunOf, useJob, useWork } from '../../../jobs/use-job';
import type { RunOptions } from '../../../jobs/run-job';
import { attemptOf, drawsOfScope } from '../../../readiness/audit/draw';
import type { AuditFrame } from '../../../readiness/audit/frame';
import { type FramePlan, planDue, planOfFrame, planQuestion } from '../../../readiness/audit/plan-frame';
import { frameToDraw } from '../../../readiness/gather/audit';
import { triesBefore } from '../../../readiness/gather/judged-audits';
import type { ScopeVerdict } from '../../../readiness/verdict';
import type { AuditDraw } from '../../../records/audit';
import { type AuditPlanFields, auditPlanSchema, firstAuditPlan } from '../../../records/audit-plan';
import type { Gate } from '../../../records/criteria';
import { problemsOf } from '../../../records/form-field';
import { useSession } from '../../../session/session';

interface FrameAsk {
  readonly query: Parameters<typeof frameToDraw>[0];
  readonly scope: ReturnType<typeof auditScopeOf>;
  readonly kind: AuditDraw['kind'];
  readonly previous: readonly AuditDraw[];
}

interface Listed {
  readonly frame: AuditFrame;
  /** Tries under earlier names of the scope. */
  readonly before: number;
}

async function takeFrame(
  { query, scope, kind, previous }: FrameAsk,
  { signal }: RunOptions<never>,
): Promise<Listed> {
  const frame = await frameToDraw(query, scope, kind, { drawnTime: Date.now(), previous }, signal);
  return { frame, before: await triesBefore(query, scope, previous, signal) };
}

export interface UsedPlan {
  /** What can be drawn. */
  readonly listing: Run<FrameAsk, Listed, never>;
  readonly list: () => void;
  readonly stop: () => void;
  /** What must be read of it. */
  readonly planning: RunOf<'auditPlan'>;
  readonly plan: FramePlan | null;
  readonly about: PlanAbout | null;
  /** What tries under earlier names cost it; null where there are none. */
  readonly beforeNote: string | null;
  readonly fields: AuditPlanFields;
  readonly problems: ReadonlyMap<string, string>;
  readonly change: (next: Partial<AuditPlanFields>) => void;
}

/** The incidents that a draw of this kind could draw, and the plan for them; nothing while `kind` is null. */
export function usePlan(
  scope: ScopeVerdict,
  kind: AuditDraw['kind'] | null,
  previous: readonly AuditDraw[],
  forgotten: number,
  gates: readonly Gate[],
): UsedPlan {
  const query = useSession((session) => session.query);
  const ask = useMemo(
    () => (query === null || kind === null ? null : { query, scope: auditScopeOf(scope), kind, previous }),
    [query, scope, kind, previous],
  );
  const { run: listing, start, stop } = useWork(takeFrame, ask);
  const [fields, setFields] = useState(firstAuditPlan);
  const problems = problemsOf(auditPlanSchema, fields);
  const isSound = problems.size === 0;
  const { frame, before } = listing.state === 'ready' ? listing.answer : { frame: null, before: 0 };
  const gate = strictest(scope);
  const { hours, minutes, secondReader } = fields;
  const { releaseIndex } = scope;
  const attempt =
    frame === null || kind === null
      ? null
      : attemptOf(kind, drawsOfScope(previous, frame.scope), forgotten) + before;
  const question = useMemo(() => {
    if (!isSound || frame === null || gate === undefined || attempt === null) return null;
    const terms = { hours, minutes, secondReader: secondReader / 100 };
    const alpha = alphaOfGate(gate, attempt, releaseIndex);
    return planQuestion(frame, { limit: gate.limit, alpha, ...terms });
  }, [isSound, frame, gate, releaseIndex, attempt, hours, minutes, secondReader]);
  const { run: planning } = useJob('auditPlan', question);
  const answer = planning.state === 'ready' ? planning.answer : null;
  const plan = useMemo(() => (frame && answer ? planOfFrame(frame, answer) : null), [frame, answer]);
  const due = frame && gate ? planDue(frame, gates, gate) : undefined;
  const about = frame && gate ? { incidents: frame.incidents.length, limit: gate.limit, hours, due } : null;
  const beforeNote =
    gate === undefined || attempt === null
      ? null
      : triesBeforeSentence(before, attempt, alphaOfGate(gate, 1, releaseIndex), releaseIndex);
  return {
    ...{ listing, stop, planning, plan, about, beforeNote, fields, problems },
    list: () => ask && start(ask),
    change: (next) => setFields({ ...fields, ...next }),
  };
}
