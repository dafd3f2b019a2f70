import {
  advisorySql,
  conditionsSql,
  didSql,
  keepsEvidenceSql,
  notifiesSql,
  safeFailConditions,
} from '../../records/what-if-settings/safe-fail-terms';
import { plain, type RowSet } from '../rate/row-set';

const judged =
  "is_proposal AND is_mature AND unadjudicable NOT IN ('duplicate', 'test') AND confidence IS NOT NULL AND truth IS NOT NULL";
const which = "CASE ? WHEN 'right' THEN truth WHEN 'wrong' THEN NOT truth ELSE true END";
const thresholdAction =
  "is_action AND policy_outcome <> 'deny' AND unadjudicable NOT IN ('duplicate', 'test')";
const thresholdCase = `${thresholdAction} AND is_mature AND confidence IS NOT NULL`;
const side =
  "CASE ? WHEN 'held' THEN confidence < CAST(? AS DOUBLE) ELSE confidence >= CAST(? AS DOUBLE) END";
const truthIs =
  "CASE ? WHEN 'right' THEN coalesce(truth, false) WHEN 'wrong' THEN coalesce(NOT truth, false) WHEN 'open' THEN truth IS NULL WHEN 'not_right' THEN NOT coalesce(truth, false) ELSE true END";

const actionWords: Readonly<Record<string, string>> = {
  resolved: 'resolved, with a confidence',
  wrong: 'wrong, with a confidence',
  open: 'unresolved',
  without: 'without a confidence',
  young: 'younger than the lag',
};

const told = `coalesce(s.decision_id IN (SELECT decision_id FROM audit_events
        WHERE kind = 'control' AND control_kind = 'safe_fail' AND decision_id IS NOT NULL), false)`;
const safeFailWords: Readonly<Record<string, string>> = {
  any: 'all',
  evidence: 'evidence kept',
  notified: 'somebody told',
  advisory: 'advisory only',
};

/** Rows behind calibration and thresholds. */
export const setsOfWhatIf: readonly RowSet[] = [
  {
    id: 'stated_between',
    title: ([from, to, side]) =>
      `${side === 'right' ? 'Right' : side === 'wrong' ? 'Wrong' : 'Resolved'} proposals with a confidence from ${from} to ${to}`,
    population: 'production',
    clause: `${judged} AND confidence BETWEEN CAST(? AS DOUBLE) AND CAST(? AS DOUBLE) AND ${which}`,
    keys: 3,
  },
  {
    id: 'stated_word',
    title: ([word, side]) =>
      `${side === 'right' ? 'Right' : side === 'wrong' ? 'Wrong' : 'Resolved'} proposals that say “${word}”`,
    population: 'production',
    clause: `is_proposal AND is_mature AND unadjudicable NOT IN ('duplicate', 'test') AND confidence IS NULL
  AND event_id IN (SELECT event_id FROM decisions WHERE confidence_word = ?)
  AND CASE ? WHEN 'right' THEN coalesce(truth, false) WHEN 'wrong' THEN coalesce(NOT truth, false) WHEN 'open' THEN truth IS NULL ELSE truth IS NOT NULL END`,
    keys: 2,
  },
  {
    id: 'at_threshold',
    title: ([held, at, , truth]) =>
      `Actions ${held === 'held' ? 'below' : 'at or above'} a confidence of ${at}${truth === 'all' ? '' : `, ${plain(truth)}`}`,
    population: 'production',
    clause: `${thresholdCase} AND ${side} AND ${truthIs}`,
    keys: 4,
  },
  {
    id: 'threshold_actions',
    title: ([which]) =>
      `Actions that a threshold would decide on: ${actionWords[which ?? ''] ?? plain(which)}`,
    population: 'production',
    clause: `${thresholdAction} AND CASE ? WHEN 'young' THEN NOT is_mature WHEN 'open' THEN is_mature AND truth IS NULL
    WHEN 'without' THEN is_mature AND confidence IS NULL WHEN 'wrong' THEN is_mature AND confidence IS NOT NULL AND coalesce(NOT truth, false)
    ELSE is_mature AND confidence IS NOT NULL AND truth IS NOT NULL END`,
    keys: 1,
  },
  {
    id: 'safe_fail',
    title: ([, condition, did]) =>
      `${condition === 'any' ? 'A safer state was asked for' : (safeFailConditions.find(({ id }) => id === condition)?.title ?? plain(condition))}: ${safeFailWords[did ?? ''] ?? plain(did)}`,
    population: 'production',
    clause: `event_id IN (
    SELECT event_id FROM (
      SELECT s.event_id, ${conditionsSql} AS conditions, ${didSql} AS did, ${keepsEvidenceSql} AS keeps_evidence,
        ${notifiesSql(told)} AS notifies, ${advisorySql(told)} AS is_advisory
      FROM slice AS s LEFT JOIN decisions AS d ON d.event_id = s.event_id
      WHERE NOT s.is_duplicate
    )
    WHERE CASE WHEN len(conditions) = 0 THEN false ELSE list_contains(list_append(conditions, 'any'), ?) END
      AND CASE ? WHEN 'any' THEN true WHEN 'safer' THEN did <> 'acted' WHEN 'acted' THEN did = 'acted' WHEN 'asked' THEN did = 'asked'
        WHEN 'denied' THEN did = 'denied' WHEN 'escalated' THEN did = 'escalated'
        WHEN 'evidence' THEN keeps_evidence WHEN 'notified' THEN notifies WHEN 'advisory' THEN is_advisory ELSE did = 'held' END
  )`,
    keys: 3,
  },
];
