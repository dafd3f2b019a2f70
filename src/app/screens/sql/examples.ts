export interface Example {
  readonly question: string;
  /** Reads `facts`, so that it can be asked of the slice in view as well. */
  readonly sql: string;
}

/** Where to begin, by what a reader wants to know. */
export const examples: readonly Example[] = [
  {
    question: 'Where do humans override most?',
    sql: `SELECT workflow, risk_class, count(*) AS decided,
  count(*) FILTER (WHERE is_overridden) AS overridden,
  round(100.0 * count(*) FILTER (WHERE is_overridden) / count(*), 1) AS overridden_percent
FROM facts
WHERE is_production AND is_proposal AND is_decided
GROUP BY workflow, risk_class
ORDER BY overridden_percent DESC`,
  },
  {
    question: 'Which actions were wrong, and how sure was the agent?',
    sql: `SELECT decision_id, time, workflow, action, resource_uid, confidence, human_outcome, label_basis
FROM facts
WHERE is_production AND is_action AND warranted = false
ORDER BY confidence DESC NULLS LAST, time`,
  },
  {
    question: 'What did approvals let through that was wrong?',
    sql: `SELECT workflow, release, count(*) AS approved_and_judged,
  count(*) FILTER (WHERE NOT warranted) AS wrong
FROM facts
WHERE is_production AND is_action AND human_outcome = 'approve' AND warranted IS NOT NULL
GROUP BY workflow, release
ORDER BY wrong DESC, approved_and_judged DESC`,
  },
  {
    question: 'How long do approvals take?',
    sql: `SELECT workflow, count(*) AS decided,
  round(quantile_cont(wait_s, 0.5) / 60, 1) AS median_minutes,
  round(quantile_cont(wait_s, 0.95) / 60, 1) AS p95_minutes
FROM facts
WHERE is_production AND is_proposal AND is_decided AND wait_s IS NOT NULL
GROUP BY workflow
ORDER BY p95_minutes DESC`,
  },
  {
    question: 'What changed from week to week?',
    sql: `SELECT week, count(*) AS decisions,
  count(*) FILTER (WHERE is_action) AS actions,
  count(*) FILTER (WHERE is_action AND warranted = false) AS wrong_so_far,
  count(*) FILTER (WHERE is_action AND warranted IS NULL) AS not_judged
FROM facts
WHERE is_production
GROUP BY week
ORDER BY week`,
  },
  {
    question: 'Does stated confidence mean anything?',
    sql: `SELECT confidence_band, count(*) AS judged,
  round(100.0 * count(*) FILTER (WHERE NOT warranted) / count(*), 1) AS wrong_percent
FROM facts
WHERE is_production AND is_action AND warranted IS NOT NULL
GROUP BY confidence_band
ORDER BY confidence_band`,
  },
  {
    question: 'What was undone after it ran?',
    sql: `SELECT decision_id, executed_time, workflow, action, resource_uid, rollback_days, warranted
FROM facts
WHERE is_production AND is_executed AND is_rolled_back
ORDER BY executed_time DESC`,
  },
  {
    question: 'Which labels are missing or weak?',
    sql: `SELECT label_basis, label_sight, count(*) AS actions,
  count(*) FILTER (WHERE warranted IS NULL) AS not_judged
FROM facts
WHERE is_production AND is_action
GROUP BY label_basis, label_sight
ORDER BY actions DESC`,
  },
];
