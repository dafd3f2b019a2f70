import { ranUnapproved } from '../approval-time/approval-time';
import type { RowSet } from '../rate/row-set';

const judgedAction = "is_action AND policy_outcome <> 'deny' AND unadjudicable NOT IN ('duplicate', 'test')";
// Agent, workflow and bundle; a key left empty keeps every value.
const ofScope =
  "coalesce(nullif(?, '') = CAST(agent AS VARCHAR), true) AND coalesce(nullif(?, '') = CAST(workflow AS VARCHAR), true) AND coalesce(nullif(?, '') = CAST(release AS VARCHAR), true)";
const asked = `is_proposal AND NOT is_duplicate AND visibility <> 'blind' AND (
    human_outcome <> 'pending'
    OR ${ranUnapproved}
    OR NOT is_executed AND policy_outcome <> 'deny' AND (
      mode = 'advisory' AND is_action
      OR mode <> 'shadow' AND policy_outcome IN ('require_approval', 'require_two_person')
    )
  )`;

/** Waits for an approval by how they ended, and labels by when they came. */
export const setsOfWaits: readonly RowSet[] = [
  {
    id: 'waiting',
    title: ([ending]) =>
      ending === 'never_approved'
        ? 'Proposals that ran without the approval they needed'
        : `Proposals shown for approval: ${ending}`,
    population: 'production',
    clause: `${asked} AND CASE
    WHEN ${ranUnapproved} THEN 'never_approved'
    WHEN human_outcome IN ('approve', 'modify') THEN 'approved'
    WHEN human_outcome IN ('reject', 'override') THEN 'rejected'
    WHEN human_outcome = 'expire' THEN 'expired'
    WHEN human_outcome = 'abstain' THEN 'withdrawn'
    ELSE 'pending'
  END = ?`,
    keys: 1,
  },
  {
    id: 'waiting_all',
    title: () => 'Proposals that were shown for approval, or wait for it',
    population: 'production',
    clause: asked,
    keys: 0,
  },
  {
    id: 'waiting_required',
    title: () => 'Pending, and policy does not let them run without an approval',
    population: 'production',
    clause: `${asked} AND NOT ${ranUnapproved} AND human_outcome = 'pending' AND policy_outcome IN ('require_approval', 'require_two_person')`,
    keys: 0,
  },
  {
    id: 'label_late',
    title: ([, workflow]) => `Actions whose label came later than the lag${workflow ? `, ${workflow}` : ''}`,
    population: 'production',
    clause: `${judgedAction} AND is_mature AND truth IS NOT NULL
  AND epoch_ms(label_time) - epoch_ms(time) > lag_days * 86400000 AND ${ofScope}`,
    keys: 3,
  },
  {
    id: 'label_missing',
    title: ([, workflow]) => `Actions older than the lag without a label${workflow ? `, ${workflow}` : ''}`,
    population: 'production',
    clause: `${judgedAction} AND is_mature AND truth IS NULL AND ${ofScope}`,
    keys: 3,
  },
  {
    id: 'approval_open',
    title: ([, workflow]) => `Approvals still pending${workflow ? `, ${workflow}` : ''}`,
    population: 'production',
    clause: `${asked} AND NOT ${ranUnapproved} AND human_outcome = 'pending' AND ${ofScope}`,
    keys: 3,
  },
  {
    id: 'approval_expired',
    title: ([, workflow]) => `Approvals that expired${workflow ? `, ${workflow}` : ''}`,
    population: 'production',
    clause: `${asked} AND human_outcome = 'expire' AND ${ofScope}`,
    keys: 3,
  },
  {
    id: 'approval_expired_executed',
    title: () => 'Actions that ran although their approval had expired',
    population: 'production',
    clause: `${asked} AND human_outcome = 'expire' AND is_executed`,
    keys: 0,
  },
  {
    id: 'label_in_time',
    title: () => 'Actions whose label came within the lag',
    population: 'production',
    clause: `${judgedAction} AND is_mature AND truth IS NOT NULL
  AND NOT coalesce(epoch_ms(label_time) - epoch_ms(time) > lag_days * 86400000, false)`,
    keys: 0,
  },
  {
    id: 'label_judged',
    title: () => 'Actions older than the lag',
    population: 'production',
    clause: `${judgedAction} AND is_mature`,
    keys: 0,
  },
  {
    id: 'approval_answered',
    title: () => 'Proposals shown for approval and answered',
    population: 'production',
    clause: `${asked} AND human_outcome NOT IN ('pending', 'expire')`,
    keys: 0,
  },
];
