import { Fragment, useState, type ComponentProps, type CSSProperties, type ReactNode } from 'react';
import { count } from '../../words/format';

export interface Column<Row> {
  /** Where the head is not text. */
  readonly id?: string;
  readonly head: ReactNode;
  readonly cell: (row: Row, at: number) => ReactNode;
  /** Figures: aligned to the right. */
  readonly number?: boolean;
  /** Names its row. Unless a column says so, or the first one denies it, the first does. */
  readonly rowHead?: boolean;
  /** Of the cells, beside `num`. */
  readonly className?: string | ((row: Row, at: number) => string | undefined);
  readonly headClass?: string;
  readonly sorted?: 'ascending' | 'descending' | 'none';
  /** Repeated with each cell where a narrow page stacks the rows. */
  readonly stacked?: string;
  /** In the row of totals, which is there as soon as one column has something for it. */
  readonly foot?: ReactNode;
}

export interface TableProps<Row> {
  /** What the table holds: its accessible name. */
  readonly caption: string;
  readonly isCaptionShown?: boolean;
  /** Name of the box that scrolls sideways, the caption by default; null where it never has to. */
  readonly region?: string | null;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Missing: rows are known by their place. */
  readonly rowKey?: (row: Row, at: number) => string | number;
  readonly rowClass?: (row: Row) => string | undefined;
  readonly className?: string;
  /** On a phone each row is a card: a line a cell, with the column's name before it. */
  readonly asCards?: boolean;
  readonly boxClass?: string;
  readonly style?: CSSProperties;
  /** Two columns that explain themselves. */
  readonly isHeadless?: boolean;
  /** In place of a table without rows. */
  readonly empty?: string;
  /** Rows shown at first, and added at a time. */
  readonly pageSize?: number;
  /** Further rows of totals. */
  readonly feet?: ReactNode;
  /** What a row has open below itself, over the whole width. */
  readonly opened?: (row: Row) => ReactNode;
  readonly onKeyDown?: ComponentProps<'tbody'>['onKeyDown'];
  /** Where only the rows in sight are in the page: how many there are, the widths of the columns, the box that scrolls. */
  readonly virtual?: {
    readonly rowCount: number;
    readonly widths: readonly string[];
    readonly box: ComponentProps<'div'>;
  };
  /** Own bodies in place of `rows`, of `TableRow` where possible: groups, or rows that ask for themselves. */
  readonly children?: ReactNode;
}

const classes = (...words: readonly (string | false | undefined)[]) =>
  words.filter(Boolean).join(' ') || undefined;

const keyOf = <Row,>({ id, head }: Column<Row>, at: number) => id ?? (typeof head === 'string' ? head : at);

/** The column whose cells head their rows. */
function headPlace<Row>(columns: readonly Column<Row>[]): number {
  const named = columns.findIndex(({ rowHead }) => rowHead);
  return named >= 0 || columns[0]?.rowHead === false ? named : 0;
}

/** Every table: columns described once, rows, and a page at a time of long ones. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, region = caption, columns, rows, rowKey, rowClass, boxClass, pageSize = 100 } = props;
  const [shown, setShown] = useState(pageSize);
  const left = props.children ? 0 : rows.length - shown;
  const { virtual } = props;
  const hasTotals = columns.some(({ foot }) => foot !== undefined);
  if (rows.length === 0 && props.empty !== undefined) return <p className="part-note">{props.empty}</p>;
  return (
    <>
      <div
        className={classes('scroll', boxClass)}
        {...(region === null ? {} : { role: 'region', 'aria-label': region, tabIndex: 0 })}
        {...virtual?.box}
      >
        <table
          className={classes(props.className, props.asCards && 'stack cells-as-lines')}
          style={props.style}
          aria-rowcount={virtual && virtual.rowCount + 1}
        >
          <caption className={props.isCaptionShown ? undefined : 'vh'}>{caption}</caption>
          {virtual ? (
            <colgroup>
              {virtual.widths.map((width, at) => (
                <col key={at} style={{ width }} />
              ))}
            </colgroup>
          ) : null}
          {props.isHeadless ? null : (
            <thead>
              <tr aria-rowindex={virtual && 1}>
                {columns.map((column, at) => (
                  <th
                    key={keyOf(column, at)}
                    scope="col"
                    className={classes(column.number && 'num', column.headClass)}
                    aria-sort={column.sorted}
                  >
                    {column.head}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          {props.children ?? (
            <tbody onKeyDown={props.onKeyDown}>
              {rows.slice(0, shown).map((row, at) => {
                const below = props.opened?.(row);
                return (
                  <Fragment key={rowKey?.(row, at) ?? at}>
                    <TableRow className={rowClass?.(row)} {...{ columns, row, at, asCards: props.asCards }} />
                    {below ? (
                      <tr className="opened">
                        <td colSpan={columns.length}>{below}</td>
                      </tr>
                    ) : null}
                  </Fragment>
                );
              })}
            </tbody>
          )}
          {hasTotals || props.feet ? (
            <tfoot>
              {hasTotals ? (
                <tr>
                  {columns.map((column, at) =>
                    at === 0 ? (
                      <th key={keyOf(column, at)} scope="row">
                        {column.foot}
                      </th>
                    ) : (
                      <td key={keyOf(column, at)} className={column.number ? 'num' : undefined}>
                        {column.foot}
                      </td>
                    ),
                  )}
                </tr>
              ) : null}
              {props.feet}
            </tfoot>
          ) : null}
        </table>
      </div>
      {left > 0 ? (
        <p className="fignote">
          {count(shown)} of {count(rows.length)} rows.{' '}
          <button type="button" className="link" data-more onClick={() => setShown(shown + pageSize)}>
            Show {count(Math.min(left, pageSize))} more
          </button>
        </p>
      ) : null}
    </>
  );
}

interface TableRowProps<Row> extends ComponentProps<'tr'> {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
  readonly at?: number;
  readonly asCards?: boolean | undefined;
}

export function TableRow<Row>({ columns, row, at = 0, asCards = false, ...own }: TableRowProps<Row>) {
  const heading = headPlace(columns);
  return (
    <tr {...own}>
      {columns.map((column, place) => {
        const word = typeof column.className === 'function' ? column.className(row, at) : column.className;
        const named = asCards && typeof column.head === 'string' ? column.head : undefined;
        const shared = {
          className: classes(column.number && 'num', word),
          'data-r': column.stacked ?? named,
        };
        const key = keyOf(column, place);
        return place === heading ? (
          <th key={key} scope="row" {...shared}>
            {column.cell(row, at)}
          </th>
        ) : (
          <td key={key} {...shared}>
            {column.cell(row, at)}
          </td>
        );
      })}
    </tr>
  );
}

export interface DataTableProps {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  /** Finished cells, one per column; the first is the row's heading. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly foot?: readonly ReactNode[];
  readonly pageSize?: number;
}

/** The numbers of a figure as a table. */
export function DataTable({ caption, columns, rows, foot, pageSize = 200 }: DataTableProps) {
  return (
    <Table
      isCaptionShown
      caption={caption}
      rows={rows}
      rowKey={({ key }) => key}
      pageSize={pageSize}
      columns={columns.map(({ label, numeric }, at): Column<DataTableProps['rows'][number]> => ({
        head: label,
        ...(numeric ? { number: true } : {}),
        cell: ({ cells }) => cells[at],
        ...(foot ? { foot: foot[at] ?? null } : {}),
      }))}
    />
  );
}
