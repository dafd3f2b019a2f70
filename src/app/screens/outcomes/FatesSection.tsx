import { useState } from 'react';
import { Table } from '../../../charts/table/Table';
import {
  fateGroupName,
  fatesLead,
  fatesSentence,
  fateWords,
  unproposedSentence,
} from '../../../answers/outcomes/fate-words';
import {
  type FateCounts,
  type FateGroup,
  type Fates,
  fates,
  proposalFates,
} from '../../../metrics/accounting/fates';
import { goTo } from '../../../session/view';
import { count, plainWord, utcDateTime } from '../../../words/format';
import { useQuery } from '../../ask/use-query';
import { useReleaseNames } from '../../ask/use-release-names';
import { Answered } from '../../parts/Answered';
import { CountLink } from '../../parts/RowsLink';
import { Fold } from '../../parts/Fold';
import { Section, type SectionProps } from '../../parts/Section';
import { Toggles } from '../../parts/Toggles';

const groupings = [
  { value: 'byBundle', words: 'Agent and bundle' },
  { value: 'byAgent', words: 'Agent' },
  { value: 'byWeek', words: 'Week' },
] as const;

/** Every proposal with one fate; what ran without a proposal is listed. */
export function FatesSection({ selection }: SectionProps) {
  const [by, setBy] = useState<(typeof groupings)[number]['value']>('byBundle');
  const releaseName = useReleaseNames();
  const answer = useQuery((query, signal) => proposalFates(query, selection, signal), [selection]);
  return (
    <Section
      foldsOnPhone
      title="What became of every proposal?"
      sub={fatesLead}
      sql={answer.value?.statement}
    >
      <Answered answer={answer} height={240} what="What became of every proposal">
        {(found) => (
          <>
            <p className="lede">{fatesSentence(found.all)}</p>
            <Fold summary="By agent, bundle or week" hasProblem={false}>
              <Toggles label="Group by" choices={groupings} chosen={by} onChange={setBy} />
              <Table
                caption="What became of every proposal"
                rows={found[by]}
                rowKey={(group) => fateGroupName(group, releaseName)}
                pageSize={12}
                columns={[
                  {
                    head: groupings.find(({ value }) => value === by)?.words,
                    cell: (group) => fateGroupName(group, releaseName),
                    foot: 'All in view',
                  },
                  {
                    head: 'Proposed',
                    number: true,
                    cell: (group) => <Opened group={group} />,
                    foot: count(found.all.proposed),
                  },
                  ...fates.map((fate) => ({
                    head: fateWords[fate],
                    number: true,
                    cell: (group: FateGroup) => <Opened group={group} fate={fate} />,
                    foot: count(found.all.fates[fate]),
                  })),
                ]}
              />
            </Fold>
            <Unproposed {...found} />
          </>
        )}
      </Answered>
    </Section>
  );
}

function Opened({ group, fate }: { group: FateGroup; fate?: keyof FateCounts['fates'] }) {
  const { agent, release, week } = group;
  const keys = [fate ?? '', agent ?? '', release ?? '', week ?? ''];
  const n = fate === undefined ? group.proposed : group.fates[fate];
  return <CountLink n={n} rows={{ of: 'set', set: 'fate', keys }} />;
}

/** What ran without a proposal, wherever in the log. */
function Unproposed(found: Fates) {
  const { total, acts } = found.unproposed;
  if (total === 0) return <p className="fignote">{unproposedSentence(found)}</p>;
  return (
    <>
      <h3>{unproposedSentence(found)}</h3>
      <p className="fignote">
        An agent or an automation ran these in the whole log, and no record proposes them.
        {total > acts.length && ` The latest ${count(acts.length)}.`}
      </p>
      <Table
        caption="Actions that ran without a proposal"
        asCards
        region="Actions that ran without a proposal"
        pageSize={10}
        rows={acts}
        rowKey={(act) => act.event_id}
        columns={[
          { head: 'Execution', className: 'mono', cell: (act) => act.event_id },
          { head: 'Time', className: 'nw', cell: ({ at }) => (at === null ? '–' : utcDateTime(at)) },
          { head: 'Agent', cell: ({ agent }) => agent ?? 'not logged' },
          {
            head: 'Run by',
            cell: ({ executor }) => (executor === null ? 'not logged' : plainWord(executor)),
          },
          { head: 'Action', cell: ({ action }) => (action === null ? 'not logged' : plainWord(action)) },
          { head: 'Target', className: 'mono', cell: ({ resource }) => resource ?? 'not logged' },
          {
            head: 'Decision',
            className: 'mono',
            cell: ({ decision_event_id: decision, decision_id: id }) =>
              decision === null ? (
                `${id ?? 'none'}, no record holds it`
              ) : (
                <button
                  type="button"
                  className="link"
                  onClick={() => goTo('decisions', { rows: null, decision })}
                >
                  {id}
                </button>
              ),
          },
        ]}
      />
    </>
  );
}
