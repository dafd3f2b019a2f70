import { Table, type Column } from '../table/Table';
import type { AccountRow } from '../../answers/outcomes/account-classes';
import { count } from '../../words/format';
import { Mark } from '../marks/Mark';
import './outcomes.css';

export type AccountSide = 'proposals' | 'actions' | 'wrong';

export interface AccountTableProps {
  readonly caption: string;
  readonly rows: readonly AccountRow[];
  /** Counted apart from the classes, so that a class left out is noticed. */
  readonly totals: { readonly proposals: number; readonly actions: number };
  /** What the bar draws of them: each pair once. */
  readonly drawn?: { readonly proposals: number; readonly actions: number };
  readonly onRows?: (id: string, side: AccountSide) => void;
}

const sides: readonly { side: AccountSide; label: string }[] = [
  { side: 'proposals', label: 'Proposals' },
  { side: 'actions', label: 'Actions' },
  { side: 'wrong', label: 'Agent wrong' },
];

/** The classes of the accounting identity with their totals; says so if they do not add up. */
export function AccountTable({ caption, rows, totals, drawn, onRows }: AccountTableProps) {
  const sum = (side: AccountSide) => rows.reduce((all, row) => all + (row[side] ?? 0), 0);
  const off = (['proposals', 'actions'] as const).filter((side) => sum(side) !== totals[side]);
  return (
    <>
      <Table
        caption={caption}
        region="The account"
        className="at"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            head: 'Class',
            cell: (row) => (
              <span className="cl">
                <span className="gl">
                  {row.marks.map((kind) => (
                    <Mark key={kind} kind={kind} />
                  ))}
                </span>
                <span>{row.label}</span>
              </span>
            ),
            foot: 'Total',
          },
          ...sides.map(({ side, label }): Column<AccountRow> => ({
            head: label,
            number: true,
            className: (row) => (row[side] ? undefined : 'q'),
            cell: (row) => (
              <AccountNumber
                n={row[side]}
                name={`${row.label}, ${label.toLowerCase()}`}
                onPress={onRows ? () => onRows(row.id, side) : undefined}
              />
            ),
            foot: count(side === 'wrong' ? sum('wrong') : totals[side]),
          })),
        ]}
        feet={
          drawn && totals.actions > drawn.actions ? (
            <>
              <tr className="of-total">
                <th scope="row">Drawn in the bar</th>
                <td className="num">{count(drawn.proposals)}</td>
                <td className="num">{count(drawn.actions)}</td>
                <td className="num q">–</td>
              </tr>
              <tr className="of-total">
                <th scope="row">
                  Not drawn: second reviews, and reviews of what is unresolved or proposed nothing
                </th>
                <td className="num q">–</td>
                <td className="num">{count(totals.actions - drawn.actions)}</td>
                <td className="num q">–</td>
              </tr>
            </>
          ) : null
        }
      />
      {off.map((side) => (
        <p key={side} className="fignote" role="alert">
          The classes do not add up: {count(sum(side))} {side} in classes, {count(totals[side])} in all.
        </p>
      ))}
    </>
  );
}

interface AccountNumberProps {
  readonly n: number | null;
  readonly name: string;
  readonly onPress: (() => void) | undefined;
}

function AccountNumber({ n, name, onPress }: AccountNumberProps) {
  if (n === null) return '–';
  if (n === 0) return 'none';
  if (!onPress) return count(n);
  return (
    <button type="button" className="link" aria-label={`${count(n)}: ${name}`} onClick={onPress}>
      {count(n)}
    </button>
  );
}
