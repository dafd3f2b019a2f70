import { Table, type Column } from '../table/Table';
import { count } from '../../words/format';
import { Mark } from '../marks/Mark';
import './agreement-grid.css';

export interface AgreementGridProps {
  readonly caption: string;
  readonly classes: readonly { readonly id: string; readonly label: string }[];
  /** Agent in rows, human in columns, in the order of `classes`. */
  readonly cells: readonly (readonly number[])[];
  readonly onRows?: (agent: string, human: string) => void;
}

/** What the agent proposed against what the human chose; the diagonal is agreement. */
export function AgreementGrid({ caption, classes, cells, onRows }: AgreementGridProps) {
  const total = cells.reduce((sum, row) => sum + row.reduce((inner, n) => inner + n, 0), 0);
  const rowSum = (at: number) => (cells[at] ?? []).reduce((sum, n) => sum + n, 0);
  return (
    <Table
      caption={caption}
      className="agree-grid"
      rows={classes}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'agent',
          head: (
            <span className="hd">
              <Mark kind="agent" />
              Agent
            </span>
          ),
          cell: ({ label }) => label,
          foot: 'Total',
        },
        ...classes.map((human, place): Column<(typeof classes)[number]> => ({
          id: human.id,
          head:
            place === 0 ? (
              <span className="hd">
                <Mark kind="human" />
                Human {human.label}
              </span>
            ) : (
              human.label
            ),
          number: true,
          className: (_, at) => (at === place ? 'same' : undefined),
          cell: ({ id, label }, at) => (
            <CellNumber
              n={cells[at]?.[place] ?? 0}
              name={`agent ${label}, human ${human.label}`}
              onPress={onRows ? () => onRows(id, human.id) : undefined}
            />
          ),
          foot: count(cells.reduce((sum, row) => sum + (row[place] ?? 0), 0)),
        })),
        { head: 'Total', number: true, cell: (_, at) => count(rowSum(at)), foot: count(total) },
      ]}
    />
  );
}

function CellNumber({
  n,
  name,
  onPress,
}: {
  readonly n: number;
  readonly name: string;
  readonly onPress: (() => void) | undefined;
}) {
  if (n === 0) return <span className="q">none</span>;
  if (!onPress) return count(n);
  return (
    <button type="button" className="link" aria-label={`${count(n)}: ${name}. Open rows`} onClick={onPress}>
      {count(n)}
    </button>
  );
}
