import { Section, type SectionProps } from '../../parts/Section';
import { useEffect, useRef, useState } from 'react';
import { count, counted } from '../../../words/format';
import { AccountTable } from '../../../charts/outcomes/AccountTable';
import { SplitBar, splitSummary } from '../../../charts/outcomes/SplitBar';
import { type SplitClass, splitOf } from '../../../answers/outcomes/split';
import {
  accounting,
  type HumanClass,
  humanClasses,
  type ProposalClass,
  proposalClasses,
} from '../../../metrics/accounting/accounting';
import { countDecisions } from '../../../metrics/decisions/list';
import { useQuery } from '../../ask/use-query';
import { Fold } from '../../parts/Fold';
import { openRows } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { accountRows, splitCounts } from '../../../answers/outcomes/account-classes';
import { EndingsTable } from './EndingsTable';
import { HumanActions } from './HumanActions';
import { NotInBar } from './NotInBar';

const ofBar: Partial<Record<SplitClass, ProposalClass>> = {
  agree: 'matched_agree',
  agentOnly: 'agent_only',
  unresolved: 'unresolved',
  unadjudicableProposals: 'unadjudicable',
};
const neverWrong: readonly string[] = ['unresolved', 'unadjudicable'];

/** Every proposal and every human action in exactly one class. */
export function AccountingSection({ selection }: SectionProps) {
  const [listed, setListed] = useState<HumanClass | null>(null);
  const table = useRef<HTMLDivElement>(null);
  // Counts how often the bar sent the reader to the table, which opens for it.
  const [asked, ask] = useState(0);
  useEffect(() => {
    if (asked > 0) table.current?.focus();
  }, [asked]);
  const account = useQuery(
    async (query, signal) => {
      const judged = proposalClasses.filter((id) => !neverWrong.includes(id));
      const [classes, ...wrong] = await Promise.all([
        accounting(query, selection, signal),
        ...judged.map((matchClass) =>
          countDecisions(query, { of: 'class', matchClass, wrong: true }, selection, signal),
        ),
      ]);
      return {
        classes,
        wrong: new Map(judged.map((id, place) => [id as string, wrong[place]?.decisions ?? 0])),
      };
    },
    [selection],
  );
  return (
    <Section
      title="Every proposal and every action, once"
      sub="Upper lane agent, lower lane human. Where both have something, the two are one matched pair. Each number opens its rows."
      sql={account.value?.classes.statement}
    >
      <Answered answer={account} height={520} what="The account">
        {({ classes, wrong }) => (
          <>
            <p className="vh">{splitSummary(splitCounts(classes))}</p>
            <SplitBar
              counts={splitCounts(classes)}
              allActions={classes.humans.total}
              onRows={(id) => {
                const matchClass = ofBar[id];
                if (matchClass) openRows({ of: 'class', matchClass });
                else if (id === 'humanOnly') setListed('human_only');
                else ask(asked + 1);
              }}
            />
            <Fold summary="Every class, and how every decision ended" hasProblem={asked > 0}>
              <div className="cols account-cols">
                <div className="c7" id="account-table" tabIndex={-1} ref={table}>
                  <AccountTable
                    caption="Classes of agent proposals and human actions"
                    rows={accountRows(classes, wrong)}
                    totals={{ proposals: classes.proposals.total, actions: classes.humans.total }}
                    drawn={splitOf(splitCounts(classes))}
                    onRows={(id, side) => {
                      if (side === 'actions') setListed(humanClasses.find((known) => known === id) ?? null);
                      else if (proposalClasses.some((known) => known === id)) {
                        openRows({
                          of: 'class',
                          matchClass: id,
                          ...(side === 'wrong' ? { wrong: true } : {}),
                        });
                      }
                    }}
                  />
                  {classes.agreeWithoutTarget > 0 && (
                    <p className="fignote">
                      Of the {count(classes.proposals.classes.matched_agree)} proposals that a human matched{' '}
                      {count(classes.agreeWithoutTarget)} log no target: the action is known to be the same,
                      the target is not.
                    </p>
                  )}
                  <p className="fignote">
                    “Agent wrong” counts every proposal that a label contradicts, of any age
                    {selection.maturityLagDays > 0 &&
                      '; the false-positive share below counts actions older than the lag'}
                    .
                  </p>
                </div>
                <div className="c5">
                  <NotInBar account={classes} />
                  <EndingsTable account={classes.decisions} />
                </div>
              </div>
            </Fold>
            {listed && (
              <HumanActions
                matchClass={listed}
                total={classes.humans.classes[listed]}
                selection={selection}

                onClose={() => {
                  setListed(null);
                  ask(asked + 1);
                }}
              />
            )}
            <p className="vh">
              {counted(classes.decisions.total, 'decision')}, {counted(classes.humans.total, 'human action')}
            </p>
          </>
        )}
      </Answered>
    </Section>
  );
}
