import { Table } from '../../../../charts/table/Table';
import { withoutPrivate } from '../../../../intake/mapper/privacy';
import { textOf } from '../../../../intake/mapper/rows/foreign';
import { firstAt, type Row } from '../../../../intake/mapper/rows/path';
import type { Mapping } from '../../../../records/mapping';
import { SectionHead } from '../../../parts/Section';

const shownRows = 5;
const shownColumns = 30;
const longest = 60;

const shortText = (row: Row, column: string) => {
  const text = textOf(firstAt(row, column)?.value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
};

interface FirstRowsProps {
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly salt: string;
}

/** The file as it is, but for what stays private: its first rows, with the columns that can be chosen. */
export function FirstRows({ rows, columns, mapping, salt }: FirstRowsProps) {
  const shown = rows.slice(0, shownRows).map((row) => withoutPrivate(row, mapping, salt));
  if (shown.length === 0) return null;
  return (
    <section>
      <SectionHead title="The file" sub="Its first rows, as they are." />
      <Table
        caption="First rows of the file"
        boxClass="preview-box"
        className="mapper-table"
        rows={shown}
        columns={columns.slice(0, shownColumns).map((column) => ({
          id: column,
          head: column,
          rowHead: false,
          className: 'small',
          cell: (row: Row) => shortText(row, column),
        }))}
      />
    </section>
  );
}
