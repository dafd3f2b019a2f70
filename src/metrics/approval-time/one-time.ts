/**
 * Agents all of whose decided proposals of a group bear exactly the time at which they were shown: the log has one time for both,
 * and no wait is known. A person who decides at once still takes a moment. Reads `slice`.
 */
export const oneTime = `one_time AS (
  SELECT group_key, agent FROM slice WHERE human_outcome <> 'pending' AND wait_s >= 0 GROUP BY group_key, agent HAVING max(wait_s) = 0
)`;

/** Seconds from shown to decided of a row of `slice`; NULL where the log has one time for both. */
export const knownWait =
  '(CASE WHEN (group_key, agent) NOT IN (SELECT (group_key, agent) FROM one_time) THEN wait_s END)';

export const oneTimeReason =
  'No wait is known: the log gives each decision the time of its proposal, or an earlier one.';
