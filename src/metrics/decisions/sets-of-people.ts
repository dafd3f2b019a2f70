import { plain, type RowSet } from '../rate/row-set';

const decided = 'is_proposal AND is_decided AND reviewer IS NOT NULL';
// A link must not name staff, so it carries the salted digest that stands for the person.
const ofReviewer = 'person = ?';
const single = `event_id NOT IN (
  SELECT event_id FROM (
    SELECT event_id, count(*) OVER (PARTITION BY reviewer, decided_time) AS at_once FROM slice WHERE ${decided}
  ) WHERE at_once >= 3
)`;
const judged = 'is_mature AND truth IS NOT NULL';
const timed = `human_outcome = 'approve' AND wait_s >= 0 AND ${single}`;

/** What one reviewer, or all of them, decided; a cell of agent against human. */
export const setsOfPeople: readonly RowSet[] = [
  {
    id: 'reviewer',
    title: () => 'Proposals that one reviewer decided',
    population: 'production',
    clause: `${decided} AND ${ofReviewer}`,
    keys: 1,
  },
  {
    id: 'reviewer_overrode',
    title: () => 'Proposals that one reviewer overrode',
    population: 'production',
    clause: `${decided} AND ${ofReviewer} AND is_overridden`,
    keys: 1,
  },
  {
    id: 'reviewer_wrong_approved',
    title: () => 'Wrong proposals that one reviewer let pass',
    population: 'production',
    clause: `${decided} AND ${ofReviewer} AND is_mature AND NOT truth AND NOT is_overridden`,
    keys: 1,
  },
  {
    id: 'reviewer_fast',
    title: ([, floor]) => `Single approvals of one reviewer under ${floor} s`,
    population: 'production',
    clause: `${decided} AND ${ofReviewer} AND human_outcome = 'approve' AND wait_s >= 0
  AND wait_s < CAST(? AS DOUBLE) AND ${single}`,
    keys: 2,
  },
  {
    id: 'pair',
    title: ([agent, human, seen]) =>
      `Agent would ${plain(agent)}, human chose ${plain(human)}, ${seen === 'blind' ? 'blind' : 'advised'}`,
    population: 'production',
    clause: `event_id IN (SELECT event_id FROM pairs WHERE agent_did = ? AND human_did = ? AND seen = ?)`,
    keys: 3,
  },
  {
    id: 'reviewer_judged',
    title: ([, wrong, overridden]) =>
      `${wrong === 'wrong' ? 'Wrong' : 'Right'} proposals that one reviewer decided${overridden === 'overridden' ? ' and overrode' : ''}`,
    population: 'production',
    clause: `${decided} AND ${judged} AND ${ofReviewer}
  AND CASE WHEN truth THEN 'right' ELSE 'wrong' END = ? AND (is_overridden OR ? <> 'overridden')`,
    keys: 3,
  },
  {
    id: 'people_judged',
    title: ([wrong, overridden]) =>
      `${wrong === 'wrong' ? 'Wrong' : 'Right'} proposals that somebody decided${overridden === 'overridden' ? ' and overrode' : overridden === 'passed' ? ' and let pass' : ''}`,
    population: 'production',
    clause: `${decided} AND ${judged} AND CASE WHEN truth THEN 'right' ELSE 'wrong' END = ?
  AND CASE ? WHEN 'overridden' THEN is_overridden WHEN 'passed' THEN NOT is_overridden ELSE true END`,
    keys: 2,
  },
  {
    id: 'people_decided',
    title: () => 'Proposals that somebody decided',
    population: 'production',
    clause: decided,
    keys: 0,
  },
  {
    id: 'people_timed',
    title: () => 'Single approvals with a known wait',
    population: 'production',
    clause: `${decided} AND ${timed}`,
    keys: 0,
  },
  {
    id: 'people_fast',
    title: ([floor]) => `Single approvals under ${floor} s`,
    population: 'production',
    clause: `${decided} AND ${timed} AND wait_s < CAST(? AS DOUBLE)`,
    keys: 1,
  },
  {
    id: 'people_truth_known',
    title: () => 'Proposals that somebody decided and whose truth is known',
    population: 'production',
    clause: `${decided} AND ${judged}`,
    keys: 0,
  },
  {
    id: 'people_truth_open',
    title: () => 'Proposals that somebody decided, older than the lag and without a label',
    population: 'production',
    clause: `${decided} AND is_mature AND truth IS NULL`,
    keys: 0,
  },
  {
    id: 'reviewer_timed',
    title: () => 'Single approvals of one reviewer with a known wait',
    population: 'production',
    clause: `${decided} AND ${ofReviewer} AND ${timed}`,
    keys: 1,
  },
  {
    id: 'reviewer_bulk',
    title: () => 'Approvals of one reviewer among three or more decisions at one moment',
    population: 'production',
    clause: `${decided} AND ${ofReviewer} AND human_outcome = 'approve' AND NOT (${single})`,
    keys: 1,
  },
];
