import { Table } from '../../../../charts/table/Table';
import { SectionHead } from '../../../parts/Section';
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
      <SectionHead
        title="Preview"
        sub={
          <span role="status">
            {problem ??
              `The first ${counted(rows.length, 'row')}: ${counted(accepted, 'record')} accepted, ${count(rejected)} rejected, ${counted(leftOut, 'row')} left out.`}
          </span>
        }
      />
      {guesses.length > 0 && <p className="part-note">Guessed: {guesses.join('; ')}.</p>}
      {rows.length > 0 && (
        <Table
          caption="First rows"
          boxClass="preview-box"
          className="mapper-table"
          rows={rows.slice(0, shownRows)}
          columns={[
            { head: 'Line', rowHead: false, number: true, cell: ({ line }) => count(line) },
            {
              head: 'Accepted',
              cell: ({ leftOut, records }) => (
                <>
                  {leftOut !== undefined && <span className="q">left out: {leftOut}</span>}
                  {records.map((record, place) => (
                    <code key={place} className="preview-record">
                      {shortened(record)}
                    </code>
                  ))}
                </>
              ),
            },
            {
              head: 'Rejected: field, expected, found',
              cell: ({ refused }) =>
                refused.map((fault, place) => (
                  <div key={place} className="small">
                    <b className="mono">
                      {fault.eventType}: {fault.field}
                    </b>{' '}
                    expected {fault.expected}; found <span className="mono">{fault.found}</span>
                  </div>
                )),
            },
          ]}
        />
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
