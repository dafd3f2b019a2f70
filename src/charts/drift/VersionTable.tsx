import { Table, type Column } from '../table/Table';
import type { ReactNode } from 'react';
import { Mark } from '../marks/Mark';
import './drift.css';

export interface VersionTableRow {
  readonly key: string;
  readonly label: string;
  /** One per bundle; null where it has no such part. */
  readonly versions: readonly (string | null)[];
  readonly changed: readonly boolean[];
  readonly why: ReactNode;
}

export interface VersionTableProps {
  readonly bundles: readonly {
    readonly key: string;
    readonly label: string;
    readonly role: 'baseline' | 'candidate' | null;
  }[];
  readonly rows: readonly VersionTableRow[];
}

/** Parts down, bundles across: a square marks a change from the bundle before, a dot means unchanged. */
export function VersionTable({ bundles, rows }: VersionTableProps) {
  const version = (row: VersionTableRow, at: number) => {
    const words = row.versions[at] ?? 'none';
    if (at === 0 || row.changed[at]) return words;
    return (
      <>
        <span aria-hidden="true">·</span>
        <span className="vh">unchanged, {words}</span>
      </>
    );
  };
  return (
    <Table
      caption="Version of each part in each bundle"
      className="vm"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { head: 'Part', cell: ({ label }) => label },
        ...bundles.map(({ key, label, role }, at): Column<VersionTableRow> => ({
          id: key,
          head: (
            <>
              {role ? <Mark kind={role} /> : null}
              {label}
            </>
          ),
          className: ({ changed }) => `mono ${changed[at] ? 'chg' : at > 0 ? 'same' : ''}`,
          cell: (row) => version(row, at),
        })),
        { head: 'Can its effect be told apart?', className: 'why', cell: ({ why }) => why },
      ]}
    />
  );
}
