import { useMemo, useState } from 'react';
import { deskSentence } from '../../../answers/audit/desk-words';
import { againSentence, alphaOfGate, planSentence } from '../../../answers/audit/plan-blocks';
import { auditQuestion, auditScopeOf, beyondReading, strictest } from '../../../answers/audit/question';
import { auditLines } from '../../../answers/readiness/audit-lines';
import { attemptOf, drawsOfScope, ofScope } from '../../../readiness/audit/draw';
import type { AppliedStep } from '../../../readiness/criteria/criteria';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { drawsOf, useAudits } from '../../../session/audits';
import { Section } from '../../parts/Section';
import { Toggles } from '../../parts/Toggles';
import { DeskHead } from './DeskHead';
import { DrawSample } from './DrawSample';
import { Draws } from './Draws';
import { IsoSection } from './IsoSection';
import { type UsedPlan, usePlan } from './use-plan';

/** The answer to the question, as soon as there is one. */
const planned = ({ plan, about }: UsedPlan): string =>
  plan !== null && about !== null ? planSentence(plan.rows, about) : auditQuestion;

interface DeskProps {
  readonly scopes: readonly ScopeVerdict[];
  readonly scope: ScopeVerdict;
  readonly applied: AppliedStep;
}

const ways = [
  { value: 'extend', words: 'Newer incidents' },
  { value: 'deepen', words: 'Same incidents again' },
] as const;

/** One scope: what came of its draws, the draws, and what may be drawn next. */
export function Desk({ scopes, scope, applied }: DeskProps) {
  const all = useAudits(drawsOf);
  const answers = useAudits((store) => store.answers);
  const draws = useMemo(() => drawsOfScope(all, auditScopeOf(scope)), [all, scope]);
  const [again, setAgain] = useState<'extend' | 'deepen' | null>(null);
  const gate = strictest(scope);
  const { releaseIndex } = scope;
  const alpha = gate === undefined ? 0 : alphaOfGate(gate, 1, releaseIndex);
  const isFirst = draws.length === 0;
  const kind = isFirst ? 'first' : again;
  const known = useAudits((store) => store.forgotten);
  const forgotten = useMemo(() => ofScope(known, auditScopeOf(scope)).length, [known, scope]);
  const plan = usePlan(scope, kind, all, forgotten, applied.gates);
  const hasResult = !isFirst && scope.audit != null && scope.audit.readings > 0;
  return (
    <>
      <DeskHead
        scopes={scopes}
        scope={scope}
        title={isFirst ? planned(plan) : deskSentence(scope, draws, answers)}
      >
        {isFirst ? [scope.sentence, beyondReading(scope)].filter(Boolean).join(' ') : undefined}
      </DeskHead>
      {hasResult && (
        <Section title="Result" sub="From the answers that are open beside the logs.">
          <ul className="audit-notes">
            {auditLines(scope).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
      {!isFirst && <Draws {...{ draws, all, answers, alpha, releaseIndex }} isTold={!hasResult} />}
      {!isFirst && (
        <Section title="Draw again" sub="Where the cases read so far are too few.">
          <Toggles
            label="What to draw from"
            choices={ways}
            chosen={again ?? ''}
            onChange={(way) => setAgain(way === 'extend' || way === 'deepen' ? way : null)}
          />
          {again && (
            <p className="part-note">
              {againSentence(
                again,
                attemptOf(again, draws, forgotten) + (scope.audit?.triesBefore ?? 0),
                alpha,
                releaseIndex,
              )}
            </p>
          )}
        </Section>
      )}
      {kind && (
        <DrawSample
          key={`${kind} ${draws.length}`}
          {...{ plan, kind }}
          rule={applied.criteria}
          previous={all}
          forgotten={forgotten}
          onDrawn={() => setAgain(null)}
        />
      )}
      {gate && <IsoSection gate={gate} />}
    </>
  );
}
