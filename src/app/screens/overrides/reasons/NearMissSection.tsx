import { count, counted, hitsOf } from '../../../../words/format';
import { Mark } from '../../../../charts/marks/Mark';
import type { MarkKind } from '../../../../records/report/mark-kinds';
import type { NearMisses, StoppedBy, StoppedGroup } from '../../../../metrics/near-misses/near-misses';
import { SectionHead } from '../../../parts/SectionHead';
import { RowsLink } from '../../../parts/RowsLink';

const lines: readonly { how: StoppedBy; mark: MarkKind; words: string }[] = [
  { how: 'human', mark: 'override', words: 'Stopped by a human' },
  { how: 'policy', mark: 'within', words: 'Stopped by policy' },
  { how: 'ran', mark: 'wrong', words: 'Ran: the harm was done' },
  { how: 'open', mark: 'unresolved', words: 'Neither stopped by anybody nor run' },
];

const sum = (groups: readonly StoppedGroup[], pick: (group: StoppedGroup) => number) =>
  groups.reduce((total, group) => total + pick(group), 0);

const told = (n: number) => (n === 0 ? 'none' : count(n));

const opens = (set: string, how: StoppedBy, n: number) =>
  n === 0 ? told(n) : <RowsLink rows={{ of: 'set', set, keys: [how] }}>{count(n)}</RowsLink>;

/** How many wrong proposals were stopped, and how many ran. */
export function nearMissSentence({ groups }: NearMisses): string {
  const all = sum(groups, ({ n }) => n);
  if (all === 0) return 'No wrong proposal to act is known in this slice.';
  const of = (how: StoppedBy) =>
    sum(
      groups.filter(({ stopped }) => stopped === how),
      ({ n }) => n,
    );
  const said = (how: StoppedBy) => (of(how) === 0 ? 'none' : count(of(how)));
  return `Of ${counted(all, 'wrong proposal')} to act, a human stopped ${said('human')} and policy ${said('policy')}; ${said('ran')} ran.`;
}

export function NearMissSection({ found }: { found: NearMisses }) {
  const all = sum(found.groups, ({ n }) => n);
  return (
    <section>
      <SectionHead title="Near misses" statement={found.statement}>
        Proposals to act that truth does not support, older than the lag, by what kept them from harm. In
        shadow mode nothing of the agent’s runs by itself; what ran there, a human let run.
      </SectionHead>
      <div className="scroll" role="region" aria-label="Near misses" tabIndex={0}>
        <table className="bench-table">
          <thead>
            <tr>
              <th scope="col">What became of it</th>
              <th scope="col" className="num">
                Outside shadow mode
              </th>
              <th scope="col" className="num">
                In shadow mode
              </th>
              <th scope="col" className="num">
                Incidents
              </th>
              <th scope="col" className="num">
                On high or critical assets
              </th>
              <th scope="col" className="num">
                Irreversible
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ how, mark, words }) => {
              const own = found.groups.filter(({ stopped }) => stopped === how);
              return (
                <tr key={how}>
                  <th scope="row">
                    <Mark kind={mark} /> {words}
                  </th>
                  {[false, true].map((shadow) => {
                    const group = own.find(({ is_shadow }) => is_shadow === shadow);
                    return (
                      <td key={String(shadow)} className="num">
                        {group ? (
                          <RowsLink rows={{ of: 'set', set: 'stopped', keys: [how, String(shadow)] }}>
                            {hitsOf(group.n, all)}
                          </RowsLink>
                        ) : (
                          'none'
                        )}
                      </td>
                    );
                  })}
                  <td className="num">{told(sum(own, ({ incidents }) => incidents))}</td>
                  <td className="num">
                    {opens(
                      'stopped_on_grave',
                      how,
                      sum(own, ({ grave }) => grave),
                    )}
                  </td>
                  <td className="num">
                    {opens(
                      'stopped_irreversible',
                      how,
                      sum(own, ({ irreversible }) => irreversible),
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
