import { useEffect, useRef, useState } from 'react';
import { SqlBlock } from '../../../charts/figure/SqlBlock';
import { count, counted, utcDateTime } from '../../../words/format';
import type { HumanClass } from '../../../metrics/accounting/accounting';
import { useQuery } from '../../ask/use-query';
import { goTo } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { personName } from '../../parts/person-name';
import { classWords, humanWords, plain } from '../../../words/logged-words';
import {
  type HumanAction,
  humanActionsStatement,
  listHumanActions,
} from '../../../metrics/accounting/human-actions';
import type { SectionProps } from '../../parts/section-props';

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
export function HumanActions({ matchClass, total, selection, address, onClose }: HumanActionsProps) {
  const [isSqlOpen, setSqlOpen] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [matchClass]);
  const answer = useQuery(`human actions ${matchClass} ${address}`, (query, signal) =>
    listHumanActions(query, matchClass, selection, signal),
  );
  const title = matchClass === '(none)' ? 'On a decision that proposed nothing' : classWords[matchClass];
  return (
    <div className="human-actions">
      <div className="head">
        <h3 ref={head} tabIndex={-1}>
          {title}: {counted(total, 'human action')}
        </h3>
        <p className="sub">
          {total > 200 ? 'The latest 200. ' : ''}Times in UTC; people by a name drawn for this visit.
        </p>
        <span className="acts">
          <button
            type="button"
            className="link"
            aria-expanded={isSqlOpen}
            onClick={() => setSqlOpen(!isSqlOpen)}
          >
            Show SQL
          </button>
          <button type="button" className="link" onClick={onClose}>
            Close
          </button>
        </span>
      </div>
      {isSqlOpen && <SqlBlock {...humanActionsStatement(matchClass, selection)} />}
      <Answered answer={answer} height={200} what="The human actions">
        {(actions) => (
          <div className="scroll human-actions-list" tabIndex={0} role="region" aria-label="Human actions">
            <table>
              <caption className="vh">
                {count(actions.length)} of {count(total)} human actions
              </caption>
              <thead>
                <tr>
                  <th scope="col">Review</th>
                  <th scope="col">Time</th>
                  <th scope="col">Who</th>
                  <th scope="col">What</th>
                  <th scope="col">Joined</th>
                  <th scope="col">Decision</th>
                </tr>
              </thead>
              <tbody>
                {actions.map((action) => (
                  <ActionRow key={action.review_event_id} action={action} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answered>
    </div>
  );
}

function ActionRow({ action }: { action: HumanAction }) {
  const { decision_event_id: decision } = action;
  const what = action.human_category === '(none)' ? '' : `, ${plain(action.human_category)}`;
  return (
    <tr>
      <th scope="row" className="mono">
        {action.review_event_id}
      </th>
      <td className="nw">{action.at === null ? '–' : utcDateTime(action.at)}</td>
      <td className="mono">{action.reviewer === null ? 'not logged' : personName(action.reviewer)}</td>
      <td>
        {humanWords[action.outcome] ?? plain(action.outcome)}
        {what}
      </td>
      <td>{joinWords[action.match_step - 1]}</td>
      <td className="mono">
        {decision === null ? (
          'none'
        ) : (
          <button type="button" className="link" onClick={() => goTo('decisions', { rows: null, decision })}>
            {action.decision_id}
          </button>
        )}
      </td>
    </tr>
  );
}
