import { decisionFormSchema } from '../../../answers/memo/decision-problems';
import { goesAgainst } from '../../../answers/memo/sides';
import { mayItAct, type ScopeAnswer } from '../../../answers/readiness/may-it-act';
import { scopeKey } from '../../../answers/readiness/verdict-words';
import { Mark } from '../../../charts/marks/Mark';
import { verdictMark } from '../../../charts/marks/Chip';
import type { ScopeKey } from '../../../session/view-address';
import { type DecisionDraft, startDecision, useComposition } from '../../../session/composition';
import { useSelfTests } from '../../../session/self-tests';
import { decisionWords } from '../../../words/paper-words';
import { useEvaluation } from '../../ask/use-evaluation';
import { useReleaseNames } from '../../ask/use-release-names';
import { SchemaFields } from '../../fields/SchemaFields';
import { decisionOf } from './use-report';

const set = useComposition.setState;
const outcomes = Object.entries(decisionWords) as [DecisionDraft['outcome'], string][];

/** The decision as it will be signed: scopes picked from the verdicts, each with what speaks against it. */
export function DecisionForm() {
  const { decision } = useComposition();
  const { problems } = decisionOf({ decision });
  const change = (part: Partial<DecisionDraft>) => decision && set({ decision: { ...decision, ...part } });
  const written = {
    value: decision ?? startDecision(),
    problemOf: (name: string) => problems.get(name),
    onChange: change,
  };
  return (
    <fieldset className="questions">
      <legend>Memo to sign</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={decision !== null}
          onChange={() => set({ decision: decision === null ? startDecision() : null })}
        />
        State a decision in the report
      </label>
      <p className="small q">
        A memo records a decision and changes no verdict. A ruling, or a grant in the logs, does.
      </p>
      {decision && (
        <>
          <SchemaFields
            schema={decisionFormSchema}
            names={['outcome']}
            choices={{ outcome: outcomes.map(([value, text]) => ({ value, text })) }}
            {...written}
          />
          <ScopePicker
            picked={decision.scopes}
            outcome={decision.outcome}
            problem={problems.get('scopes')}
            onChange={(scopes) => change({ scopes })}
          />
          <SchemaFields
            schema={decisionFormSchema}
            names={['conditions', 'by', 'on', 'expires', 'recheck']}
            {...written}
          />
        </>
      )}
    </fieldset>
  );
}

interface ScopePickerProps {
  readonly picked: readonly ScopeKey[];
  readonly outcome: DecisionDraft['outcome'];
  readonly problem: string | undefined;
  readonly onChange: (scopes: readonly ScopeKey[]) => void;
}

/** Every verdict as a box to tick. What speaks against one stands with it, ticked or not. */
function ScopePicker({ picked, outcome, problem, onChange }: ScopePickerProps) {
  const releaseName = useReleaseNames();
  const tests = useSelfTests((store) => store.tests);
  const { whole } = useEvaluation();
  const rows = whole === undefined ? [] : mayItAct(whole.scopes, tests, releaseName).rows;
  const keys = new Set(picked.map(scopeKey));
  const toggle = ({ key, agent, workflow, riskClass }: ScopeAnswer) =>
    onChange(
      keys.has(key)
        ? picked.filter((scope) => scopeKey(scope) !== key)
        : [...picked, { agent, workflow, riskClass }],
    );
  return (
    <div className="field" role="group" aria-labelledby="covers" aria-describedby="covers-problem">
      <span className="label" id="covers">
        Covers these scopes
      </span>
      {rows.length === 0 && <p className="small q">Judging every scope.</p>}
      <ul className="scope-picker">
        {rows.map((row) => (
          <li key={row.key}>
            <label className="check">
              <input type="checkbox" checked={keys.has(row.key)} onChange={() => toggle(row)} />
              <span>
                {row.workflow === '(none)' ? 'no workflow logged' : row.workflow}, {row.riskClass} risk
                <span className="small q"> {row.agent}</span>
                <span className="small picked">
                  <Mark kind={verdictMark(row.state)} /> {row.verdict}
                </span>
                {keys.has(row.key) && goesAgainst(row.state, outcome, row.tierHeld) && (
                  <span className="small picked against">
                    <Mark kind="wrong" /> “{decisionWords[outcome]}” goes against this verdict.
                  </span>
                )}
                {keys.has(row.key) && row.against.length > 0 && (
                  <span className="small picked against">
                    <Mark kind="wrong" /> {row.warnings}
                  </span>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <span className="bad" id="covers-problem" role="status">
        {problem}
      </span>
    </div>
  );
}
