import type { ReactNode } from 'react';
import { Mark } from '../../../charts/marks/Mark';
import { verdictMark } from '../../../charts/marks/Chip';
import type { Against } from '../../../answers/readiness/against';
import type { ScopeAnswer } from '../../../answers/readiness/may-it-act';
import { rowsOfGate, rowsOfTrip } from '../../../answers/readiness/rows-of-gate';
import {
  provenSince,
  scopeQuestion,
  scopeReply,
  speaksFor,
  withdrawnIf,
} from '../../../answers/readiness/scope-case';
import type { ScopeVerdict } from '../../../readiness/verdict';
import type { Gate } from '../../../records/criteria';
import { useReleaseNames } from '../../ask/use-release-names';
import { startPair } from '../../../session/drift-pair';
import { GoLink } from '../../parts/GoLink';
import { RowsLink } from '../../parts/RowsLink';
import { ScopeLadder } from './ScopeLadder';
import { NextLink } from './ScopeList';
import { partOpened } from './gate-rows';
import { scopePanelId, showEvidence, startMemo } from './show-scope';

interface ScopePanelProps {
  readonly scope: ScopeVerdict;
  readonly scopes: readonly ScopeVerdict[];
  readonly answer: ScopeAnswer;
  readonly gates: readonly Gate[];
}

const shownAgainst = 4;

/** The chosen scope beside the list: yes or no, what speaks against it, what for it, what would withdraw it. */
export function ScopePanel({ scope, scopes, answer, gates }: ScopePanelProps) {
  const releaseName = useReleaseNames();
  const since = provenSince(scope);
  const ends = withdrawnIf(scope);
  const points = speaksFor(scope);
  const [first, more] = [answer.against.slice(0, shownAgainst), answer.against.slice(shownAgainst)];
  return (
    <aside className="panel scope-panel" id={scopePanelId} tabIndex={-1} aria-label={scopeQuestion(scope)}>
      <p className="eyebrow">
        {scope.agent} · {scope.workflow} · {scope.riskClass} risk · bundle {releaseName(scope.release)}
      </p>
      <h2>{scopeQuestion(scope)}</h2>
      <p className="verdict md" aria-live="polite">
        {scopeReply(scope, answer.against)}
      </p>
      <p className="decided">
        <span className="v">
          <Mark kind={verdictMark(scope.state)} />
          {answer.verdict}
        </span>
        <span>{answer.decides}</span>
      </p>
      <Part title="Speaks against">
        {answer.against.length === 0 && (
          <li className="none">
            {scope.state === 'not_measurable'
              ? 'Nothing was judged here, and that clears nothing: Outcomes shows what people overrode and what the labels say.'
              : 'Nothing in these logs beyond what is missing above.'}
          </li>
        )}
        {first.map((each) => (
          <AgainstItem key={`${each.kind} ${each.text}`} scope={scope} against={each} gates={gates} />
        ))}
        {more.length > 0 && (
          <li className="rest">
            <details>
              <summary>{more.length} more</summary>
              <ul>
                {more.map((each) => (
                  <AgainstItem key={`${each.kind} ${each.text}`} scope={scope} against={each} gates={gates} />
                ))}
              </ul>
            </details>
          </li>
        )}
      </Part>
      {points.length > 0 && (
        <Part title="Speaks for">
          {points.map(({ text, gate: id }) => {
            const gate = gates.find((each) => each.id === id);
            const result = scope.gates.find((each) => each.id === id);
            return (
              <li key={text}>
                <Mark kind="truth" />
                <span>
                  {gate && result ? (
                    <RowsLink
                      rows={rowsOfGate(scope, gate, partOpened(result))}
                      label={`Rows behind: ${text}`}
                    >
                      {text}
                    </RowsLink>
                  ) : (
                    text
                  )}
                </span>
              </li>
            );
          })}
        </Part>
      )}
      {ends.length > 0 && (
        <Part title={since === null ? 'Withdrawn if' : `Proven by itself since ${since}. Withdrawn if`}>
          {ends.map((end) => (
            <li key={end}>
              <Mark kind="stepdown" />
              <span>{end}</span>
            </li>
          ))}
        </Part>
      )}
      <p className="btns">
        {answer.next.at !== 'memo' && <NextLink answer={answer} className="button main" />}
        <GoLink
          screen="report"
          className={answer.next.at === 'memo' ? 'button main' : 'button'}
          onGo={() => startMemo(answer)}
        >
          Write the memo
        </GoLink>
        <button type="button" className="button" onClick={showEvidence}>
          Read the evidence
        </button>
      </p>
      <details className="small">
        <summary>Where it is on the ladder</summary>
        <ScopeLadder scopes={scopes} selected={scope} />
      </details>
    </aside>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="pc">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </div>
  );
}

interface AgainstItemProps {
  readonly scope: ScopeVerdict;
  readonly against: Against;
  readonly gates: readonly Gate[];
}

function AgainstItem({ scope, against, gates }: AgainstItemProps) {
  return (
    <li>
      <Mark kind="wrong" />
      <span>
        <AgainstLink scope={scope} against={against} gates={gates} />
      </span>
    </li>
  );
}

/** What speaks against a scope, as a link to the records that say so. */
function AgainstLink({ scope, against: { kind, text, of }, gates }: AgainstItemProps) {
  const { agent, workflow, riskClass } = scope;
  const own = { agent, workflow, riskClass };
  const gate = gates.find(({ id }) => id === of) ?? gates[0];
  if (kind === 'control')
    return of === 'hash_chain' ? (
      <GoLink screen="load" change={{ part: 'integrity' }}>
        {text}
      </GoLink>
    ) : (
      <GoLink screen="readiness" change={{ part: 'controls', scope: own }}>
        {text}
      </GoLink>
    );
  if (kind === 'self_test')
    return (
      <GoLink screen="readiness" change={{ part: 'self-test' }}>
        {text}
      </GoLink>
    );
  if (kind === 'ruling')
    return (
      <GoLink screen="readiness" change={{ part: 'ruling', scope: own }}>
        {text}
      </GoLink>
    );
  if (kind === 'bundle') return <GoLink screen="drift">{text}</GoLink>;
  if (kind === 'unversioned') {
    const candidate = scope.unversioned?.[0]?.release ?? null;
    return (
      <GoLink screen="drift" change={{ pair: { ...startPair, candidate } }}>
        {text}
      </GoLink>
    );
  }
  if (gate === undefined) return <>{text}</>;
  const isTrip = kind === 'trip' || kind === 'part';
  return (
    <RowsLink
      rows={isTrip ? rowsOfTrip(scope, gate) : rowsOfGate(scope, gate, 'judged')}
      label={`Rows behind: ${text}`}
    >
      {text}
    </RowsLink>
  );
}
