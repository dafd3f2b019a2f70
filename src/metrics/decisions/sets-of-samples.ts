import type { RowSet } from '../rate/row-set';

const opportunity =
  "is_mature AND NOT is_duplicate AND NOT is_error AND unadjudicable NOT IN ('duplicate', 'test')";
const sampled = `${opportunity} AND sampling_probability IS NOT NULL`;
// What the estimate counts: drawn from what the agent left, or acted on and followed up.
const estimated = `${opportunity} AND (sampling_probability IS NOT NULL OR is_proposal AND (
    SELECT count(*) FROM slice WHERE ${opportunity} AND is_proposal AND sampling_probability IS NOT NULL
  ) = 0)`;
const missed = "NOT is_escalation AND (NOT is_action OR match_class = 'matched_stronger')";

/** Cases of the audit sample, and what is known beside it. */
export const setsOfSamples: readonly RowSet[] = [
  {
    id: 'audit_sample',
    title: () => 'The audit sample',
    population: 'production',
    clause: sampled,
    keys: 0,
  },
  {
    id: 'audit_real',
    title: () => 'Real cases: left and sampled, or proposed on',
    population: 'production',
    clause: `${estimated} AND truth`,
    keys: 0,
  },
  {
    id: 'audit_missed',
    title: () => 'Real cases that the agent missed: left and sampled, or treated too weakly',
    population: 'production',
    clause: `${estimated} AND truth AND ${missed}`,
    keys: 0,
  },
  {
    id: 'audit_not_real',
    title: () => 'Cases that were not real: left and sampled, or proposed on',
    population: 'production',
    clause: `${estimated} AND NOT truth`,
    keys: 0,
  },
  {
    id: 'audit_false_alarm',
    title: () => 'Cases that were not real and in which the agent would have acted',
    population: 'production',
    clause: `${estimated} AND NOT truth AND is_action`,
    keys: 0,
  },
  {
    id: 'audit_silent_real',
    title: () => 'Real cases of the audit sample on which the agent was silent',
    population: 'production',
    clause: `${sampled} AND truth AND NOT is_proposal`,
    keys: 0,
  },
  {
    id: 'audit_omission',
    title: () => 'Real cases of the audit sample that agent and human both left alone',
    population: 'production',
    clause: `${sampled} AND truth AND NOT is_proposal AND human_outcome NOT IN ('modify', 'override')`,
    keys: 0,
  },
  {
    id: 'known_missed',
    title: () => 'Real cases, sampled or not, that the agent is known to have missed',
    population: 'production',
    clause: `${opportunity} AND truth AND ${missed}`,
    keys: 0,
  },
  {
    id: 'silent_unlabelled',
    title: () => 'Cases without a label on which the agent was silent',
    population: 'production',
    clause: `${opportunity} AND truth IS NULL AND NOT is_action`,
    keys: 0,
  },
  {
    id: 'audit_open',
    title: () => 'Cases without a label: left and sampled, or proposed on',
    population: 'production',
    clause: `${estimated} AND truth IS NULL`,
    keys: 0,
  },
  {
    id: 'audit_silent_open',
    title: () => 'Cases of the audit sample without a label, on which the agent was silent',
    population: 'production',
    clause: `${sampled} AND truth IS NULL AND NOT is_proposal`,
    keys: 0,
  },
];
