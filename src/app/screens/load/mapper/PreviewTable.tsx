import { count, counted } from '../../../../words/format';
import type { Preview } from '../../../../intake/mapper/preview';
import { previewCounts } from '../../../../intake/mapper/editing/preview-counts';

const shownRows = 30;

/** What the mapping makes of the first rows. */
export function PreviewTable({ preview, isBusy }: { preview: Preview; isBusy: boolean }) {
  const { rows, guesses, problem } = preview;
  const { accepted, rejected, leftOut } = previewCounts(preview);
  return (
    <section aria-busy={isBusy}>
      <div className="head">
        <h2>Preview</h2>
        <p className="sub" role="status">
          {problem ??
            `The first ${counted(rows.length, 'row')}: ${counted(accepted, 'record')} accepted, ${count(rejected)} rejected, ${counted(leftOut, 'row')} left out.`}
        </p>
      </div>
      {guesses.length > 0 && <p className="part-note">Guessed: {guesses.join('; ')}.</p>}
      {rows.length > 0 && (
        <div className="scroll preview-box" tabIndex={0} role="region" aria-label="First rows">
          <table className="mapper-table">
            <thead>
              <tr>
                <th scope="col" className="num">
                  Line
                </th>
                <th scope="col">Accepted</th>
                <th scope="col">Rejected: field, expected, found</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, shownRows).map((row, at) => (
                <tr key={at}>
                  <td className="num">{count(row.line)}</td>
                  <td>
                    {row.leftOut !== undefined && <span className="q">left out: {row.leftOut}</span>}
                    {row.records.map((record, place) => (
                      <code key={place} className="preview-record">
                        {shortened(record)}
                      </code>
                    ))}
                  </td>
                  <td>
                    {row.refused.map((fault, place) => (
                      <div key={place} className="small">
                        <b className="mono">
                          {fault.eventType}: {fault.field}
                        </b>{' '}
                        expected {fault.expected}; found <span className="mono">{fault.found}</span>
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const hidden = new Set(['schema_version', 'event_type', 'event_id', 'unmapped', 'source']);

function shortened(record: Record<string, unknown>): string {
  const parts = Object.entries(record)
    .filter(([name]) => !hidden.has(name))
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  return `${String(record.event_type)}: ${parts.join(' · ').slice(0, 400)}`;
}
