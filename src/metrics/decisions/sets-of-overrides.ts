import { stoppedCase } from '../near-misses/near-misses';
import { besideClauses } from '../override-rate/beside';
import type { RowSet } from '../rate/row-set';

const wrongAction = 'is_action AND is_mature AND NOT truth';
const told = {
  human: 'a human stopped',
  policy: 'policy stopped',
  ran: 'that ran',
  open: 'neither stopped nor run',
};

/** What the analyst's bench opens: near misses, their repeats, over-confident errors, reasons that share a word. */
export const setsOfOverrides: readonly RowSet[] = [
  {
    id: 'stopped',
    title: ([how, shadow]) =>
      `Wrong proposals to act, ${told[how as keyof typeof told] ?? how ?? ''}, ${shadow === 'true' ? 'in shadow mode' : 'outside shadow mode'}`,
    population: 'production',
    clause: `${wrongAction} AND ${stoppedCase} = ? AND (mode = 'shadow') = CAST(? AS BOOLEAN)`,
    keys: 2,
  },
  {
    id: 'stopped_on_grave',
    title: ([how]) =>
      `Wrong proposals to act, ${told[how as keyof typeof told] ?? how ?? ''}, on high or critical assets`,
    population: 'production',
    clause: `${wrongAction} AND ${stoppedCase} = ? AND criticality IN ('high', 'critical')`,
    keys: 1,
  },
  {
    id: 'stopped_irreversible',
    title: ([how]) => `Wrong proposals to act, ${told[how as keyof typeof told] ?? how ?? ''}, irreversible`,
    population: 'production',
    clause: `${wrongAction} AND ${stoppedCase} = ? AND reversibility = 'irreversible'`,
    keys: 1,
  },
  {
    id: 'repeated_miss',
    title: ([, workflow, action, resource]) =>
      `Stopped again and again: ${action} on ${resource}, ${workflow}`,
    population: 'production',
    clause: `${wrongAction} AND ${stoppedCase} IN ('human', 'policy') AND agent = ? AND workflow = ? AND action = ?
  AND event_id IN (SELECT event_id FROM decisions WHERE resource_uid = ?)`,
    keys: 4,
  },
  {
    id: 'nothing_proposed',
    title: ([how]) =>
      how === 'overridden'
        ? 'Decisions to do nothing in which the human did otherwise'
        : 'Decisions to do nothing that a human judged',
    population: 'production',
    clause: `${besideClauses.onNothing} AND (is_overridden OR CAST(? AS VARCHAR) = 'decided')`,
    keys: 1,
  },
  {
    id: 'undecided',
    title: () => 'Proposals without a human decision and without a policy verdict',
    population: 'production',
    clause: besideClauses.undecided,
    keys: 0,
  },
  {
    id: 'sure_and_wrong',
    title: ([, threshold]) => `Wrong proposals stated with confidence of at least ${threshold}`,
    population: 'production',
    clause: `${wrongAction} AND release = ? AND confidence >= CAST(? AS DOUBLE)`,
    keys: 2,
  },
  {
    id: 'reason_term',
    title: ([term]) => `Overrides whose reason holds “${term}”`,
    population: 'production',
    clause: `is_proposal AND is_overridden AND decision_id IN (
    SELECT h.decision_id FROM human_actions AS h
    JOIN audit_events AS a ON a.event_id = h.review_event_id AND a.kind = 'review'
    WHERE list_contains(string_split_regex(lower(left(a.reason_text, 1000)), '[^\\p{L}\\p{N}]+'), ?)
  )`,
    keys: 1,
  },
];
