import { SqlBlock } from '../../../charts/figure/SqlBlock';
import { count, counted, decimal } from '../../../charts/format';
import { Mark } from '../../../charts/marks/Mark';
import type { Statement } from '../../../database/engine/query';
import type { CellCount, PolicyReplay } from '../../../metrics/policy-replay/replay';
import { useState } from 'react';

interface TwoByTwoProps {
  replay: PolicyReplay;
  statement: Statement;
  onOpen: (title: string, places: readonly number[]) => void;
}

const sides = ['alone', 'held'] as const;
const words = { alone: 'acts alone', held: 'waits or must not' } as const;

export function TwoByTwo({ replay, statement, onOpen }: TwoByTwoProps) {
  const [isSqlOpen, setSqlOpen] = useState(false);
  return (
    <>
      <div className="head">
        <h2>Before and after</h2>
        <p className="sub">
          Harm in hours, by your figures: wrong actions that act alone, right ones that wait.
        </p>
        <span className="acts">
          {replay.flips.length > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => onOpen('Actions whose permission changes', replay.flips)}
            >
              List {counted(replay.flips.length, 'flip')}
            </button>
          )}
          <button
            type="button"
            className="link"
            aria-expanded={isSqlOpen}
            onClick={() => setSqlOpen(!isSqlOpen)}
          >
            Show SQL
          </button>
        </span>
      </div>
      {isSqlOpen && <SqlBlock {...statement} />}
      <div className="scroll" role="region" aria-label="Before and after" tabIndex={0}>
        <table className="two-by-two">
          <caption className="vh">What acts alone before and after</caption>
          <thead>
            <tr>
              <th scope="col">Before</th>
              {sides.map((is) => (
                <th key={is} scope="col">
                  After: {words[is]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sides.map((was) => (
              <tr key={was}>
                <th scope="row">{words[was]}</th>
                {sides.map((is) => (
                  <td key={is}>
                    <Cell
                      cell={replay.cells[was][is]}
                      onOpen={() =>
                        onOpen(`Before: ${words[was]}; after: ${words[is]}`, replay.cells[was][is].places)
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const hours = (minutes: number) => `${decimal(minutes / 60, 1)} h`;

function Cell({ cell, onOpen }: { cell: CellCount; onOpen: () => void }) {
  if (cell.n === 0) return <span className="q">none</span>;
  return (
    <>
      <button type="button" className="link" onClick={onOpen}>
        <b>{counted(cell.n, 'action')}</b>
      </button>{' '}
      <span className="q">in {counted(cell.incidents, 'incident')}</span>
      <span className="small v">
        <Mark kind="wrong" /> {count(cell.wrong)} wrong <Mark kind="truth" /> {count(cell.right)} right{' '}
        <Mark kind="unresolved" /> {count(cell.open)} unresolved
      </span>
      <span className="small q">
        harm {hours(cell.harmBefore)} before, {hours(cell.harmAfter)} after
      </span>
    </>
  );
}
