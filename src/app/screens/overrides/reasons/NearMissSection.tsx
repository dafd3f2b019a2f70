import { Table, type Column } from '../../../../charts/table/Table';
import { count, counted, hitsOf } from '../../../../words/format';
import { Mark } from '../../../../charts/marks/Mark';
import type { MarkKind } from '../../../../records/report/mark-kinds';
import type { NearMisses, StoppedBy, StoppedGroup } from '../../../../metrics/near-misses/near-misses';
import { Section } from '../../../parts/Section';
import { RowsLink } from '../../../parts/RowsLink';

interface Line {
  how: StoppedBy;
  mark: MarkKind;
  words: string;
}

const lines: readonly Line[] = [
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
  const own = (how: StoppedBy) => found.groups.filter(({ stopped }) => stopped === how);
  return (
    <Section
      title="Near misses"
      sql={found.statement}
      sub="Proposals to act that truth does not support, older than the lag, by what kept them from harm. In shadow mode nothing of the agent’s runs by itself; what ran there, a human let run."
    >
      <Table
        caption="Near misses"
        className="bench-table"
        rows={lines}
        rowKey={({ how }) => how}
        columns={[
          {
            head: 'What became of it',
            cell: ({ mark, words }) => (
              <>
                <Mark kind={mark} /> {words}
              </>
            ),
          },
          ...[false, true].map((shadow): Column<Line> => ({
            head: shadow ? 'In shadow mode' : 'Outside shadow mode',
            number: true,
            cell: ({ how }) => {
              const group = own(how).find(({ is_shadow }) => is_shadow === shadow);
              if (!group) return 'none';
              return (
                <RowsLink rows={{ of: 'set', set: 'stopped', keys: [how, String(shadow)] }}>
                  {hitsOf(group.n, all)}
                </RowsLink>
              );
            },
          })),
          {
            head: 'Incidents',
            number: true,
            cell: ({ how }) => told(sum(own(how), ({ incidents }) => incidents)),
          },
          {
            head: 'On high or critical assets',
            number: true,
            cell: ({ how }) =>
              opens(
                'stopped_on_grave',
                how,
                sum(own(how), ({ grave }) => grave),
              ),
          },
          {
            head: 'Irreversible',
            number: true,
            cell: ({ how }) =>
              opens(
                'stopped_irreversible',
                how,
                sum(own(how), ({ irreversible }) => irreversible),
              ),
          },
        ]}
      />
    </Section>
  );
}
