import { Table } from '../../../charts/table/Table';
import { Mark } from '../../../charts/marks/Mark';
import {
  type ReadingRow,
  readingRows,
  readingsSentence,
  sensitivitySentence,
  weakestGate,
} from '../../../answers/readiness/readings';
import { rowsOfGate } from '../../../answers/readiness/rows-of-gate';
import { needsRuling, standingNotes } from '../../../answers/readiness/standing';
import type { GateResult, ScopeVerdict } from '../../../readiness/verdict';
import type { Gate } from '../../../records/criteria';
import { goTo } from '../../../session/view';
import { counted } from '../../../words/format';
import { useReleaseNames } from '../../ask/use-release-names';
import { RowsLink } from '../../parts/RowsLink';
import { SectionHead } from '../../parts/Section';

interface StandingProps {
  readonly scope: ScopeVerdict;
  readonly gates: readonly Gate[];
}

/** What was proven, how sure it is, how labels settle, who gave them; what needs a ruling. */
export function Standing({ scope, gates }: StandingProps) {
  const releaseName = useReleaseNames();
  // What warns is beside the list of scopes.
  const notes = standingNotes(scope, releaseName).filter(({ isWarning }) => !isWarning);
  const weakest = weakestGate(scope);
  const sure = scope.state === 'eligible' && weakest ? sensitivitySentence(weakest) : null;
  if (notes.length === 0 && sure === null && !needsRuling(scope)) return null;
  const { agent, workflow, riskClass } = scope;
  return (
    <>
      <SectionHead title="What else is known of it" level={3} />
      {sure && <p className="lede small">{sure}</p>}
      {needsRuling(scope) && (
        <p className="lede small">
          No further data lifts this; a person’s ruling does.{' '}
          <button
            type="button"
            className="link"
            onClick={() => goTo('readiness', { part: 'ruling', scope: { agent, workflow, riskClass } })}
          >
            Rule on it
          </button>
        </p>
      )}
      <ul className="standing-notes">
        {notes.map(({ kind, text, gate: id }) => {
          const gate = gates.find((each) => each.id === id);
          const hasRows = gate !== undefined && kind === 'largest';
          return (
            <li key={`${kind} ${text}`}>
              <Mark kind="truth" /> {text}{' '}
              {hasRows && (
                <RowsLink rows={rowsOfGate(scope, gate, 'errors')} label={`Rows behind: ${text}`}>
                  Rows
                </RowsLink>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Every reading of each gate, those with equal numbers as one; the gate that matters most is open. */
export function Readings({ scope }: { readonly scope: ScopeVerdict }) {
  const gates = scope.gates.filter(({ readings }) => readings.length > 1);
  if (gates.length === 0) return null;
  return (
    <>
      <SectionHead
        title="Every reading of the log"
        level={3}
        sub="3 ways to average × 4 to tell what is one incident × first or latest label × what was left out or put back. The worst reading decides."
      />
      {gates.map((gate) => (
        <details key={gate.id} className="small readings">
          <summary>
            {gate.title}: {readingsSentence(gate)}
          </summary>
          <ReadingTable gate={gate} />
        </details>
      ))}
    </>
  );
}

function ReadingTable({ gate }: { readonly gate: GateResult }) {
  const rows = readingRows(gate);
  return (
    <Table
      caption={`Readings of ${gate.title}: ${counted(rows.length, 'row')} with different numbers`}
      className="readings-table"
      asCards
      rows={rows}
      rowKey={({ key }) => key}
      pageSize={4}
      columns={[
        {
          head: 'Counted',
          cell: (row) => (
            <>
              <span className="v">
                <Mark kind={row.holds ? 'eligible' : 'notyet'} />
                {row.isDeciding ? <b>{row.counted}</b> : row.counted}
                <span className="vh">{row.holds ? ', holds' : ', does not hold'}</span>
              </span>
              {row.isDeciding && <span className="q">decides</span>}
            </>
          ),
        },
        { head: 'What is averaged', cell: ({ average }) => average, stacked: 'Averaged' },
        { head: 'Found', cell: ({ found }) => found },
        number('Share', ({ share }) => share),
        number('Last incidents', ({ recent }) => recent),
        number('Limit', ({ limit }) => limit),
        number('At most', ({ atMost }) => atMost),
        number('E', ({ e }) => e),
      ]}
    />
  );
}

const number = (head: string, cell: (row: ReadingRow) => string) => ({
  ...{ head, cell },
  number: true,
});
