import { Table } from '../../../charts/table/Table';
import { SectionHead, type SectionProps } from '../../parts/Section';
import { useEffect, useRef } from 'react';
import { count, counted, plainWord, utcDateTime } from '../../../words/format';
import type { HumanClass } from '../../../metrics/accounting/accounting';
import { useQuery } from '../../ask/use-query';
import { goTo } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { personName } from '../../parts/person-name';
import { classWords, humanWords } from '../../../words/logged-words';
import { humanActionsStatement, listHumanActions } from '../../../metrics/accounting/human-actions';

const joinWords = [
  'by decision id',
  'by trace and span',
  'by finding, action and target',
  'no decision found',
];

interface HumanActionsProps extends SectionProps {
  matchClass: HumanClass;
  /** As the account counts them. */
  total: number;
  onClose: () => void;
}

/** The human actions behind a number of the account; those without a decision are listed nowhere else. */
export function HumanActions({ matchClass, total, selection, onClose }: HumanActionsProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [matchClass]);
  const answer = useQuery(
    (query, signal) => listHumanActions(query, matchClass, selection, signal),
    [matchClass, selection],
  );
  const title = matchClass === '(none)' ? 'On a decision that proposed nothing' : classWords[matchClass];
  return (
    <div className="human-actions">
      <SectionHead
        title={`${title}: ${counted(total, 'human action')}`}
        level={3}
        titleRef={head}
        sub={<>{total > 200 ? 'The latest 200. ' : ''}Times in UTC; people by a name drawn for this visit.</>}
        sql={humanActionsStatement(matchClass, selection)}
        acts={
          <button type="button" className="link" onClick={onClose}>
            Close
          </button>
        }
      />
      <Answered answer={answer} height={200} what="The human actions">
        {(actions) => (
          <Table
            caption={`${count(actions.length)} of ${count(total)} human actions`}
            asCards
            region="Human actions"
            boxClass="human-actions-list"
            pageSize={200}
            rows={actions}
            rowKey={(action) => action.review_event_id}
            columns={[
              { head: 'Review', className: 'mono', cell: (action) => action.review_event_id },
              {
                head: 'Time',
                className: 'nw',
                cell: ({ at }) => (at === null ? '–' : utcDateTime(at)),
              },
              {
                head: 'Who',
                className: 'mono',
                cell: ({ reviewer }) => (reviewer === null ? 'not logged' : personName(reviewer)),
              },
              {
                head: 'What',
                cell: (action) =>
                  `${humanWords[action.outcome] ?? plainWord(action.outcome)}${action.human_category === '(none)' ? '' : `, ${plainWord(action.human_category)}`}`,
              },
              { head: 'Joined', cell: (action) => joinWords[action.match_step - 1] },
              {
                head: 'Decision',
                className: 'mono',
                cell: ({ decision_event_id: decision, decision_id: id }) =>
                  decision === null ? (
                    'none'
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
        )}
      </Answered>
    </div>
  );
}
