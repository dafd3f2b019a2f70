import { Table, type Column } from '../../../charts/table/Table';
import { SectionHead } from '../../parts/Section';
import { count, counted, decimal } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { Statement } from '../../../database/engine/query';
import type { CellCount, PolicyReplay } from '../../../metrics/policy-replay/replay';
import type { Action } from '../../../metrics/what-if/actions';
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
  return (
    <>
      <SectionHead
        title="Before and after"
        sub="Harm in hours, by your figures: wrong actions that act alone, right ones that wait."
        sql={statement}
        acts={
          replay.flips.length > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => onOpen('Actions whose permission changes', replay.flips)}
            >
              List {counted(replay.flips.length, 'flip')}
            </button>
          )
        }
      />
      <Table
        caption="What acts alone before and after"
        asCards
        region="Before and after"
        className="two-by-two"
        rows={sides}
        columns={[
          { head: 'Before', cell: (was) => words[was] },
          ...sides.map((is): Column<(typeof sides)[number]> => ({
            head: `After: ${words[is]}`,
            cell: (was) => (
              <Cell
                cell={replay.cells[was][is]}
                title={`Before: ${words[was]}; after: ${words[is]}`}
                actions={actions}
                onOpen={onOpen}
              />
            ),
          })),
        ]}
      />
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
