import type { Column } from '../../../charts/table/Table';
import { count } from '../../../words/format';
import type { Counts } from '../../../intake/loading/account-totals';

const parts = ['accepted', 'rejected', 'conflict', 'duplicate'] as const;

/** The account of a row: what was read on the left, the four classes it divides into on the right; totals in the foot. */
export function countColumns<Row>(countsOf: (row: Row) => Counts, all: Counts): Column<Row>[] {
  const read = (counts: Counts) => (
    <>
      {count(counts.read)}
      {parts.reduce((sum, part) => sum + counts[part], 0) !== counts.read && (
        <span className="q"> (parts do not add up)</span>
      )}
    </>
  );
  const part = (counts: Counts, name: (typeof parts)[number]) =>
    `${name === 'accepted' ? '= ' : '+ '}${count(counts[name])}`;
  return [
    { head: 'Read', number: true, cell: (row) => read(countsOf(row)), foot: read(all) },
    ...parts.map((name): Column<Row> => ({
      head: name[0]!.toUpperCase() + name.slice(1),
      number: true,
      className: (row) => (countsOf(row)[name] === 0 ? 'q' : undefined),
      cell: (row) => part(countsOf(row), name),
      foot: part(all, name),
    })),
  ];
}
