import { Table } from '../../../charts/table/Table';
import { points } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { Comparison, NumberChange } from '../../../report/comparison/compare';

const most = 500;
const readings: Record<NumberChange['reading'], readonly ['wrong' | 'within' | 'ink', string] | null> = {
  worse: ['wrong', 'worse'],
  better: ['within', 'better'],
  unclear: ['ink', 'unclear'],
  'not told': null,
};

function Reading({ change }: { change: NumberChange }) {
  const found = readings[change.reading];
  if (!found) return <>–</>;
  const [mark, word] = found;
  return (
    <span className="v">
      <Mark kind={mark} />
      {word}
    </span>
  );
}

/** What differs between two sets of numbers, one line each. */
export function ChangesTable({
  comparison,
  before,
  after,
}: {
  comparison: Comparison;
  before: string;
  after: string;
}) {
  const { changes } = comparison;
  if (changes.length === 0) return null;
  return (
    <Table
      caption={`What differs: ${before}, ${after}`}
      asCards
      className="report-changes"
      pageSize={most}
      rows={changes}
      rowKey={({ key }) => key}
      columns={[
        {
          head: 'Number',
          cell: ({ label, section }) => (
            <>
              {label}
              <span className="q small under">{section}</span>
            </>
          ),
        },
        { id: 'before', head: before, cell: (change) => change.before ?? 'not in it' },
        { id: 'after', head: after, cell: (change) => change.after ?? 'not in it' },
        {
          head: 'Difference, 95% interval',
          number: true,
          cell: ({ difference }) =>
            difference === null ? '–' : points(difference.value, difference.interval),
        },
        { head: 'Reading', cell: (change) => <Reading change={change} /> },
      ]}
    />
  );
}
