import { SqlBlock } from '../../../charts/figure/SqlBlock';
import { count, counted, decimal } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { Statement } from '../../../database/engine/query';
import type { CellCount, PolicyReplay } from '../../../metrics/policy-replay/replay';
import type { Action } from '../../../metrics/what-if/actions';
import { useState } from 'react';
import { Opens, type OnOpen } from './Opens';

interface TwoByTwoProps {
  replay: PolicyReplay;
  actions: readonly Action[];
  statement: Statement;
  onOpen: OnOpen;
}

const sides = ['alone', 'held'] as const;
const words = { alone: 'acts alone', held: 'waits or must not' } as const;

export function TwoByTwo({ replay, actions, statement, onOpen }: TwoByTwoProps) {
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
                      title={`Before: ${words[was]}; after: ${words[is]}`}
                      actions={actions}
                      onOpen={onOpen}
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

interface CellProps {
  cell: CellCount;
  title: string;
  actions: readonly Action[];
  onOpen: OnOpen;
}

const kinds = [
  { mark: 'wrong', word: 'wrong', truth: false },
  { mark: 'truth', word: 'right', truth: true },
  { mark: 'unresolved', word: 'unresolved', truth: null },
] as const;

function Cell({ cell, title, actions, onOpen }: CellProps) {
  if (cell.n === 0) return <span className="q">none</span>;
  return (
    <>
      <b>
        <Opens title={title} places={cell.places} onOpen={onOpen} words={counted(cell.n, 'action')} />
      </b>{' '}
      <span className="q">in {counted(cell.incidents, 'incident')}</span>
      <span className="small v">
        {kinds.map(({ mark, word, truth }) => {
          const places = cell.places.filter((place) => actions[place]?.truth === truth);
          return (
            <span key={word} className="cell-part">
              <Mark kind={mark} />{' '}
              <Opens
                title={`${title}; ${word}`}
                places={places}
                onOpen={onOpen}
                words={`${count(places.length)} ${word}`}
              />
            </span>
          );
        })}
      </span>
      <span className="small q">
        harm {hours(cell.harmBefore)} before, {hours(cell.harmAfter)} after
      </span>
    </>
  );
}
