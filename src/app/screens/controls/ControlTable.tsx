import { Fragment, useState } from 'react';
import { Mark } from '../../../charts/marks/Mark';
import { SqlBlock } from '../../../charts/figure/SqlBlock';
import type { ControlResult, ControlState, ScopeVerdict } from '../../../readiness/verdict';
import type { ControlRule } from '../../../metrics/controls/definitions';
import type { Selection } from '../../../slice/selection/selection';
import { controlStates } from '../../../answers/readiness/control-words';
import { AttestForm } from './AttestForm';
import { CaseList } from './CaseList';
import { ChainBreaks } from './ChainBreaks';

interface ControlTableProps {
  results: readonly ControlResult[];
  required: readonly string[];
  scope: ScopeVerdict;
  asked: Selection;
  rule: ControlRule;
}

const order = Object.keys(controlStates) as ControlState[];
const caseWords: Partial<Record<ControlState, string>> = {
  contradicted: 'Records against it',
  not_in_log: 'Records without it',
};
type Open = { id: string; what: 'cases' | 'attest' | 'sql' } | null;

/** Every control with its state, what was found, and behind it the records or a person's word. */
export function ControlTable({ results, required, scope, asked, rule }: ControlTableProps) {
  const [open, setOpen] = useState<Open>(null);
  const isRequired = (result: ControlResult) => required.includes(result.id);
  const sorted = [...results].sort(
    (a, b) =>
      Number(isRequired(b)) - Number(isRequired(a)) || order.indexOf(a.state) - order.indexOf(b.state),
  );
  return (
    <div className="scroll" role="region" aria-label="Controls" tabIndex={0}>
      <table className="controls">
        <thead>
          <tr>
            <th scope="col">Control</th>
            <th scope="col">State</th>
            <th scope="col">What the records say</th>
            <th scope="col">Behind it</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((result) => {
            const isOpen = open?.id === result.id;
            const toggle = (what: NonNullable<Open>['what']) =>
              setOpen(isOpen && open.what === what ? null : { id: result.id, what });
            return (
              <Fragment key={result.id}>
                <tr>
                  <th scope="row">
                    {result.title}
                    <span className="q">{isRequired(result) ? 'required here' : 'not required here'}</span>
                  </th>
                  <td className="nw">
                    <span className="v">
                      <Mark kind={controlStates[result.state][0]} />
                      {controlStates[result.state][1]}
                    </span>
                  </td>
                  <td>
                    {result.sentence}
                    {result.state === 'no_evidence' && result.conditional && (
                      <span className="q">
                        A rule about what may come up: without a case it blocks nothing.
                      </span>
                    )}
                  </td>
                  <td>
                    <span className="row-acts">
                      {result.checked > 0 && (
                        <Opener
                          isOpen={isOpen && open.what === 'cases'}
                          words={caseWords[result.state] ?? 'Records'}
                          of={result.title}
                          onPress={() => toggle('cases')}
                        />
                      )}
                      {(result.state === 'no_evidence' || result.state === 'attested') && (
                        <Opener
                          isOpen={isOpen && open.what === 'attest'}
                          words={result.state === 'attested' ? 'Change' : 'Attest'}
                          of={result.title}
                          onPress={() => toggle('attest')}
                        />
                      )}
                      {result.statement && (
                        <Opener
                          isOpen={isOpen && open.what === 'sql'}
                          words="Show SQL"
                          of={result.title}
                          onPress={() => toggle('sql')}
                        />
                      )}
                    </span>
                  </td>
                </tr>
                {isOpen && (
                  <tr className="opened">
                    <td colSpan={4}>
                      {open.what === 'cases' &&
                        (result.id === 'hash_chain' ? (
                          <ChainBreaks />
                        ) : (
                          <CaseList control={result} scope={scope} asked={asked} rule={rule} />
                        ))}
                      {open.what === 'attest' && (
                        <AttestForm control={result} scope={scope} onDone={() => setOpen(null)} />
                      )}
                      {open.what === 'sql' && result.statement && <SqlBlock {...result.statement} />}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface OpenerProps {
  isOpen: boolean;
  words: string;
  of: string;
  onPress: () => void;
}

function Opener({ isOpen, words, of, onPress }: OpenerProps) {
  return (
    <button
      type="button"
      className="link"
      aria-expanded={isOpen}
      aria-label={`${words}: ${of}`}
      onClick={onPress}
    >
      {words}
    </button>
  );
}
