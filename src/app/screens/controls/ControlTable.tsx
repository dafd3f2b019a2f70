import { Table } from '../../../charts/table/Table';
import { useState } from 'react';
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
  const toggle = (id: string, what: NonNullable<Open>['what']) =>
    setOpen(open?.id === id && open.what === what ? null : { id, what });
  const opener = ({ id, title }: ControlResult, what: NonNullable<Open>['what'], words: string) => (
    <button
      type="button"
      className="link"
      aria-expanded={open?.id === id && open.what === what}
      aria-label={`${words}: ${title}`}
      onClick={() => toggle(id, what)}
    >
      {words}
    </button>
  );
  const opened = (result: ControlResult) => {
    if (open?.id !== result.id) return null;
    if (open.what === 'attest')
      return <AttestForm control={result} scope={scope} onDone={() => setOpen(null)} />;
    if (open.what === 'sql') return result.statement && <SqlBlock {...result.statement} />;
    if (result.id === 'hash_chain') return <ChainBreaks />;
    return <CaseList control={result} scope={scope} asked={asked} rule={rule} />;
  };
  return (
    <Table
      caption="Controls"
      asCards
      className="controls"
      rows={sorted}
      rowKey={({ id }) => id}
      opened={opened}
      columns={[
        {
          head: 'Control',
          cell: (result) => (
            <>
              {result.title}
              <span className="q">{isRequired(result) ? 'required here' : 'not required here'}</span>
            </>
          ),
        },
        {
          head: 'State',
          className: 'nw',
          cell: ({ state }) => (
            <span className="v">
              <Mark kind={controlStates[state][0]} />
              {controlStates[state][1]}
            </span>
          ),
        },
        {
          head: 'What the records say',
          cell: ({ sentence, state, conditional }) => (
            <>
              {sentence}
              {state === 'no_evidence' && conditional && (
                <span className="q">A rule about what may come up: without a case it blocks nothing.</span>
              )}
            </>
          ),
        },
        {
          head: 'Behind it',
          cell: (result) => (
            <span className="row-acts">
              {result.checked > 0 && opener(result, 'cases', caseWords[result.state] ?? 'Records')}
              {result.state === 'no_evidence' && opener(result, 'attest', 'Attest')}
              {result.state === 'attested' && opener(result, 'attest', 'Change')}
              {result.statement && opener(result, 'sql', 'Show SQL')}
            </span>
          ),
        },
      ]}
    />
  );
}
