import { count, counted, utcDate } from '../../../../words/format';
import type { NearMisses } from '../../../../metrics/near-misses/near-misses';
import { SectionHead } from '../../../parts/SectionHead';
import { RowsLink } from '../../../parts/RowsLink';

/** The same near miss more than once. */
export function RepeatSection({ found }: { found: NearMisses }) {
  const { repeats } = found;
  const groups = repeats[0]?.groups ?? 0;
  return (
    <section>
      <SectionHead title="The same near miss again" statement={found.repeatsStatement}>
        {repeats.length === 0
          ? 'No wrong action on one target was stopped in more than one incident of this slice.'
          : `${counted(groups, 'wrong action')} on one target stopped in more than one incident${groups > repeats.length ? `; the first ${repeats.length} are listed` : ''}.`}
      </SectionHead>
      {repeats.length > 0 && (
        <div className="scroll" role="region" aria-label="Repeated near misses" tabIndex={0}>
          <table className="bench-table">
            <thead>
              <tr>
                <th scope="col">Action and target</th>
                <th scope="col">Workflow</th>
                <th scope="col" className="num">
                  Stopped
                </th>
                <th scope="col" className="num">
                  Incidents
                </th>
                <th scope="col" className="num">
                  Bundles
                </th>
                <th scope="col">First and last</th>
              </tr>
            </thead>
            <tbody>
              {repeats.map((miss) => (
                <tr key={`${miss.agent} ${miss.workflow} ${miss.action} ${miss.resource}`}>
                  <th scope="row">
                    {miss.action} on <span className="mono">{miss.resource}</span>
                  </th>
                  <td>{miss.workflow}</td>
                  <td className="num">
                    <RowsLink
                      rows={{
                        of: 'set',
                        set: 'repeated_miss',
                        keys: [miss.agent, miss.workflow, miss.action, miss.resource],
                      }}
                    >
                      {count(miss.n)}
                    </RowsLink>
                  </td>
                  <td className="num">{count(miss.incidents)}</td>
                  <td className="num">{count(miss.releases)}</td>
                  <td>
                    {utcDate(miss.first)} to {utcDate(miss.last)}
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
