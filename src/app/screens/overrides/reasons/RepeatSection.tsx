import { Table } from '../../../../charts/table/Table';
import { count, counted, utcDate } from '../../../../words/format';
import type { NearMisses } from '../../../../metrics/near-misses/near-misses';
import { Section } from '../../../parts/Section';
import { RowsLink } from '../../../parts/RowsLink';

/** The same near miss more than once. */
export function RepeatSection({ found }: { found: NearMisses }) {
  const { repeats } = found;
  const groups = repeats[0]?.groups ?? 0;
  return (
    <Section
      title="The same near miss again"
      sql={found.repeatsStatement}
      sub={
        repeats.length === 0
          ? 'No wrong action on one target was stopped in more than one incident of this slice.'
          : `${counted(groups, 'wrong action')} on one target stopped in more than one incident${groups > repeats.length ? `; the first ${repeats.length} are listed` : ''}.`
      }
    >
      {repeats.length > 0 && (
        <Table
          caption="Repeated near misses"
          className="bench-table"
          rows={repeats}
          rowKey={(miss) => `${miss.agent} ${miss.workflow} ${miss.action} ${miss.resource}`}
          columns={[
            {
              head: 'Action and target',
              cell: ({ action, resource }) => (
                <>
                  {action} on <span className="mono">{resource}</span>
                </>
              ),
            },
            { head: 'Workflow', cell: ({ workflow }) => workflow },
            {
              head: 'Stopped',
              number: true,
              cell: ({ agent, workflow, action, resource, n }) => (
                <RowsLink
                  rows={{ of: 'set', set: 'repeated_miss', keys: [agent, workflow, action, resource] }}
                >
                  {count(n)}
                </RowsLink>
              ),
            },
            { head: 'Incidents', number: true, cell: ({ incidents }) => count(incidents) },
            { head: 'Bundles', number: true, cell: ({ releases }) => count(releases) },
            { head: 'First and last', cell: ({ first, last }) => `${utcDate(first)} to ${utcDate(last)}` },
          ]}
        />
      )}
    </Section>
  );
}
