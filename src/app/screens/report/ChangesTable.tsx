import { counted, points } from '../../../words/format';
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
    <div className="scroll" role="region" aria-label={`What differs: ${before}, ${after}`} tabIndex={0}>
      <table className="report-changes">
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
            <th scope="col" className="num">
              Difference, 95% interval
            </th>
            <th scope="col">Reading</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, most).map((change) => (
            <tr key={change.key}>
              <th scope="row">
                {change.label}
                <span className="q small under">{change.section}</span>
              </th>
              <td>{change.before ?? 'not in it'}</td>
              <td>{change.after ?? 'not in it'}</td>
              <td className="num">
                {change.difference === null
                  ? '–'
                  : points(change.difference.value, change.difference.interval)}
              </td>
              <td>
                <Reading change={change} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > most && <p className="fignote">and {counted(changes.length - most, 'more')}</p>}
    </div>
  );
}
