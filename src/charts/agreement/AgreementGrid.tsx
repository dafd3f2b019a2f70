import { count, percent } from '../../words/format';
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
  const rowSum = (row: readonly number[]) => row.reduce((sum, n) => sum + n, 0);
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="agree-grid">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hd">
                <Mark kind="agent" />
                Agent
              </span>
            </th>
            {classes.map(({ id, label }, at) => (
              <th key={id} scope="col" className="num">
                {at === 0 ? (
                  <span className="hd">
                    <Mark kind="human" />
                    Human {label}
                  </span>
                ) : (
                  label
                )}
              </th>
            ))}
            <th scope="col" className="num">
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ id, label }, at) => {
            const row = cells[at] ?? [];
            return (
              <tr key={id}>
                <th scope="row">{label}</th>
                {classes.map((human, place) => (
                  <td key={human.id} className={at === place ? 'num same' : 'num'}>
                    <CellNumber
                      n={row[place] ?? 0}
                      name={`agent ${label}, human ${human.label}`}
                      onPress={onRows ? () => onRows(id, human.id) : undefined}
                    />
                  </td>
                ))}
                <td className="num">{count(rowSum(row))}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            {classes.map(({ id }, at) => (
              <td key={id} className="num">
                {count(cells.reduce((sum, row) => sum + (row[at] ?? 0), 0))}
              </td>
            ))}
            <td className="num">{count(total)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
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

/** Share of pairs on the diagonal, in words. */
export const diagonalWords = (share: number | null): string => (share === null ? 'no pair' : percent(share));
