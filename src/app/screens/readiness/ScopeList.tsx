import type { ReactNode } from 'react';
import { VerdictMatrix } from '../../../charts/verdicts/VerdictMatrix';
import { answerMatrix, type AnswerLine } from '../../../answers/readiness/matrix-cells';
import type { NextPlace, ScopeAnswer } from '../../../answers/readiness/may-it-act';
import { scopeKey } from '../../../answers/readiness/verdict-words';
import type { ScopeVerdict } from '../../../readiness/verdict';
import type { Screen } from '../../../session/screens';
import type { ViewFields } from '../../../session/view';
import { GoLink } from '../../parts/GoLink';
import { showScope } from './show-scope';
import { startMemo } from './show-scope';

const places: Record<NextPlace, readonly [screen: Screen, part: string | null]> = {
  memo: ['report', null],
  watch: ['readiness', 'watch'],
  ruling: ['readiness', 'ruling'],
  plan: ['readiness', 'plan'],
  controls: ['readiness', 'controls'],
  audit: ['audit', null],
  criteria: ['readiness', 'criteria'],
  files: ['load', 'files'],
  mapping: ['load', 'mapper'],
};

/** The next step of a scope, where it is taken. */
export function NextLink({ answer, className }: { answer: ScopeAnswer; className?: string }) {
  const { agent, workflow, riskClass, next } = answer;
  const [screen, part] = places[next.at];
  const change: Partial<Omit<ViewFields, 'screen'>> = { part, scope: { agent, workflow, riskClass } };
  return (
    <GoLink
      screen={screen}
      change={change}
      {...(className === undefined ? {} : { className })}
      {...(next.at === 'memo' ? { onGo: () => startMemo(answer) } : {})}
    >
      {next.words}
    </GoLink>
  );
}

interface ScopeListProps {
  readonly answers: readonly ScopeAnswer[];
  readonly scopes: readonly ScopeVerdict[];
  readonly selected: ScopeVerdict | undefined;
  readonly children: ReactNode;
}

/** One line a workflow, its risk classes side by side, what needs a person first. */
export function ScopeList({ answers, scopes, selected, children }: ScopeListProps) {
  const { lines, columns } = answerMatrix(answers, scopes);
  const isOneAgent = new Set(lines.map(({ agent }) => agent)).size === 1;
  const show = (key: string) => {
    const scope = scopes.find((each) => scopeKey(each) === key);
    if (scope) showScope(scope);
  };
  return (
    <section aria-label="Scopes" className="scope-list">
      <VerdictMatrix
        caption="Verdict, what decides and evidence for each workflow and risk class"
        corner="Workflow"
        lines={lines}
        columns={columns}
        selected={selected ? scopeKey(selected) : null}
        onSelect={show}
        nameOf={(line) => <LineName line={line} isOneAgent={isOneAgent} />}
        nextOf={(answer) => <NextLink answer={answer} />}
      />
      <p className="small q bar-words">
        The bar is the share of the evidence needed, on a log scale; the mark is enough, however often you
        look. For a step down it is the evidence that it is worse. What needs you comes first.
      </p>
      {children}
    </section>
  );
}

function LineName({
  line: { agent, workflow, cells },
  isOneAgent,
}: {
  line: AnswerLine;
  isOneAgent: boolean;
}) {
  const first = cells.find((cell) => cell !== undefined);
  const riskClass = first?.riskClass ?? 'low';
  return (
    <>
      <GoLink screen="readiness" change={{ scope: { agent, workflow, riskClass } }}>
        {workflow === '(none)' ? 'no workflow logged' : workflow}
      </GoLink>
      {!isOneAgent && <span className="q">{agent}</span>}
    </>
  );
}
