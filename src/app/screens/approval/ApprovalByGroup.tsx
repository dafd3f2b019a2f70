import { Section, type SectionProps } from '../../parts/Section';
import { useState } from 'react';
import { shareAxis, shareTick } from '../../../charts/axis/share-axis';
import { DotRows } from '../../../charts/dots/DotRows';
import { count, duration, percent, percentRange, plainWord } from '../../../words/format';
import { type ApprovalTime, approvalTime } from '../../../metrics/approval-time/approval-time';
import { presentValues } from '../../../metrics/in-view/present-values';
import { narrowed } from '../../../metrics/rate/rows';
import { useReleaseNames } from '../../ask/use-release-names';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { CountLink, RowsLink } from '../../parts/RowsLink';
import { Toggles } from '../../parts/Toggles';
import { waitsOf } from './ApprovalHead';

const groupings = [
  { value: 'workflow', words: 'Workflow' },
  { value: 'release', words: 'Bundle' },
  { value: 'risk_class', words: 'Risk class' },
] as const;
const mostGroups = 12;

/** The same numbers per workflow, bundle or risk class: one pooled curve hides who waits. */
export function ApprovalByGroup({ selection, limit }: SectionProps & { limit: number }) {
  const [by, setBy] = useState<(typeof groupings)[number]['value']>('workflow');
  const nameOf = useReleaseNames();
  const answer = useQuery(
    async (query, signal) => {
      const values = (await presentValues(query, signal))[by] ?? [];
      const kept = selection.only[by] ?? [];
      const keys = values.map(({ value }) => value).filter((key) => kept.length === 0 || kept.includes(key));
      const groups: { key: string; approval: ApprovalTime }[] = [];
      for (const key of keys.slice(0, mostGroups))
        groups.push({
          key,
          approval: await approvalTime(query, narrowed(selection, { by, key }), limit, signal),
        });
      return { by, groups, left: keys.length - groups.length };
    },
    [by, limit, selection],
  );
  const first = answer.value?.groups.find(({ approval }) => waitsOf(approval) > 0);
  return (
    <Section
      title="Who waits longest?"
      sub={
        <>
          Share approved within {duration(limit * 1000)}, with its ordinary 95% interval.{' '}
          <Toggles label="Group by" choices={groupings} chosen={by} onChange={setBy} />
        </>
      }
      sql={first && { ...first.approval.statement, label: 'SQL of the first group' }}
    >
      <Answered answer={answer} height={260} what="The groups">
        {({ by: shownBy, groups, left }) => {
          const shown = groups.filter(({ approval }) => waitsOf(approval) > 0);
          const axis = shareAxis([1]);
          return (
            <>
              <DotRows
                caption="Time to approval by group"
                head={groupings.find(({ value }) => value === shownBy)?.words ?? ''}
                plotHead={`Approved within ${duration(limit * 1000)}`}
                axis={{ ...axis, tick: shareTick(axis) }}
                mark="human"
                columns={[
                  { label: 'Share', numeric: true },
                  { label: '95% interval', numeric: true },
                  { label: 'P50', numeric: true },
                  { label: 'P90', numeric: true },
                  { label: 'Proposals', numeric: true },
                  { label: 'Pending', numeric: true },
                ]}
                rows={shown.map(({ key, approval }) => groupRow(key, approval, shownBy, nameOf))}
              />
              {left > 0 && (
                <p className="fignote">{count(left)} more groups: narrow the slice to see them.</p>
              )}
            </>
          );
        }}
      </Answered>
    </Section>
  );
}

function groupRow(key: string, approval: ApprovalTime, by: string, nameOf: (id: string) => string) {
  const isMeasured = approval.state === 'measured' && approval.withinSla !== null;
  const within = isMeasured ? approval.withinSla : null;
  const time = (seconds: number | null) =>
    isMeasured ? (seconds === null ? 'not reached' : duration(seconds * 1000)) : '–';
  return {
    key,
    label: by === 'release' ? nameOf(key) : by === 'risk_class' ? `${key} risk` : plainWord(key),
    value: within?.share ?? null,
    interval: within?.interval ?? null,
    cells: [
      within ? <b key="share">{percent(within.share)}</b> : <span className="q">too few</span>,
      within ? percentRange(within.interval) : '–',
      time(approval.p50),
      time(approval.p90),
      <RowsLink key="all" rows={{ of: 'set', set: 'waiting_all', keys: [], grouping: by, key }}>
        {count(waitsOf(approval))}
      </RowsLink>,
      <CountLink
        n={approval.counts.pending}
        rows={{ of: 'set', set: 'waiting', keys: ['pending'], grouping: by, key }}
      />,
    ],
  };
}
