import { Table } from '../table/Table';
import { shareAxis, shareTick } from '../axis/share-axis';
import { exactPercent, hitsIn, type Interval, oneIn } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import { PlotMark } from '../marks/Mark';
import './gates.css';

export interface PooledRow {
  readonly key: string;
  readonly label: string;
  readonly hits: number;
  readonly n: number;
  readonly share: number | null;
  readonly interval: Interval | null;
  /** Where it differs from that of the pooled row. */
  readonly ownLimit?: number;
  /** The pooled row, set apart from its parts. */
  readonly pooled?: boolean;
  /** Carries most of the errors: crossed in the colour of wrong. */
  readonly standsOut?: boolean;
}

export interface PooledTableProps {
  readonly caption: string;
  /** Heads the first column: "Low risk". */
  readonly group: string;
  readonly limit: number;
  readonly rows: readonly PooledRow[];
}

/** A pooled rate above the parts it is made of, each against its limit: what pooling hides is seen. */
export function PooledTable({ caption, group, limit, rows }: PooledTableProps) {
  const axis = shareAxis([limit, ...rows.flatMap((row) => (row.interval ? [row.interval.upper] : []))]);
  const at = (share: number) => `${((100 * share) / axis.until).toFixed(2)}%`;
  const tick = shareTick(axis);
  const axisHead = (
    <>
      <span className="vh">Rate and interval against the limit</span>
      <svg className="plot" height="16" aria-hidden="true">
        {axis.ticks
          .filter((share) => Math.abs(share - limit) > axis.until / 5)
          .map((share) => (
            <text
              key={share}
              className={share === 0 ? undefined : share === axis.until ? 'end' : 'mid wide'}
              x={at(share)}
              y="12"
            >
              {tick(share)}
            </text>
          ))}
        <text className="mid b ink" x={at(limit)} y="12">
          limit {exactPercent(limit)}
        </text>
      </svg>
    </>
  );
  const plot = (row: PooledRow) => (
    <svg className={`plot ${markClass(row.standsOut ? 'wrong' : 'ink')}`} height="22" aria-hidden="true">
      {row.ownLimit === undefined ? (
        <line className="limit" x1={at(limit)} x2={at(limit)} y1="-10" y2="32" />
      ) : (
        <line className="limit" x1={at(row.ownLimit)} x2={at(row.ownLimit)} y1="1" y2="21" />
      )}
      {row.interval ? (
        <line className="whisk" x1={at(row.interval.lower)} x2={at(row.interval.upper)} y1="11" y2="11" />
      ) : null}
      {row.share === null ? null : row.standsOut ? (
        <PlotMark kind="wrong" x={at(row.share)} y={11} size={13} />
      ) : (
        <circle className="est" cx={at(row.share)} cy="11" r={row.pooled ? 5.5 : 4.5} />
      )}
    </svg>
  );
  return (
    <Table
      caption={caption}
      region={null}
      className="pooled"
      rows={rows}
      rowKey={({ key }) => key}
      rowClass={(row) => (row.pooled ? 'pool' : undefined)}
      columns={[
        {
          head: group,
          cell: (row) => (
            <>
              {row.label}
              {row.ownLimit === undefined ? null : <span className="q"> limit {oneIn(row.ownLimit)}</span>}
            </>
          ),
        },
        { head: 'Errors', className: 'nw', cell: (row) => hitsIn(row.hits, row.n) },
        { id: 'plot', head: axisHead, headClass: 'pl', className: 'pl', cell: plot },
      ]}
    />
  );
}
