-- The stated windows, ranks and rules of the accounting join, one name each.

-- The same proposal again within this time of the one before is a repetition.
CREATE OR REPLACE MACRO duplicate_window() AS INTERVAL 1 HOUR;

-- A review without ids joins the nearest decision on the same finding, action and resource within this time.
CREATE OR REPLACE MACRO join_window() AS INTERVAL 24 HOUR;

-- Recorded earlier than it happened by more than this is clock trouble.
CREATE OR REPLACE MACRO clock_skew() AS INTERVAL 5 MINUTE;

-- A time further than this after the median record is a clock fault and does not set the latest time.
CREATE OR REPLACE MACRO far_future() AS INTERVAL 730 DAY;

-- A release that decided within this time before the last decision of its scope is in service: lag and four weeks.
CREATE OR REPLACE MACRO service_window() AS INTERVAL 42 DAY;

-- How strong an action is: isolate and evict both take the target away, neither is stronger.
CREATE OR REPLACE MACRO strength(category) AS CASE category
  WHEN 'enrich' THEN 1 WHEN 'detect' THEN 2 WHEN 'notify' THEN 3 WHEN 'escalate' THEN 4
  WHEN 'deceive' THEN 5 WHEN 'harden' THEN 6 WHEN 'restore' THEN 7 WHEN 'evict' THEN 8 WHEN 'isolate' THEN 8
  ELSE 0 END;

CREATE OR REPLACE MACRO is_acting(category) AS
  coalesce(category IN ('isolate', 'evict', 'restore', 'harden', 'deceive'), false);

-- Among several reviewers of one decision the one least flattering to the agent speaks for all.
CREATE OR REPLACE MACRO severity_of_outcome(outcome) AS CASE outcome
  WHEN 'reject' THEN 6 WHEN 'override' THEN 5 WHEN 'modify' THEN 4
  WHEN 'expire' THEN 3 WHEN 'abstain' THEN 2 ELSE 1 END;

-- Strength of the source of a label. An analyst who had seen the agent's output is not blind and counts as
-- little as a closed classification.
CREATE OR REPLACE MACRO basis_rank(basis, is_blind) AS CASE
  WHEN basis = 'lab_label' THEN 5
  WHEN basis = 'incident_review' THEN 4
  WHEN basis = 'second_analyst' AND coalesce(is_blind, true) THEN 3
  WHEN basis = 'analyst_of_record' AND coalesce(is_blind, true) THEN 2
  ELSE 1 END;

-- What the human did against what the agent proposed. `weaker` = the human's action is weaker.
-- `agent_category` is 'none' where the agent proposed nothing; `human_category` NULL = not said.
CREATE OR REPLACE MACRO comparison(outcome, agent_category, human_category, same_target) AS CASE
  WHEN outcome IN ('abstain', 'expire') THEN 'unresolved'
  WHEN outcome = 'approve' THEN 'matched_agree'
  WHEN outcome = 'reject' AND strength(agent_category) > 0 THEN 'matched_weaker'
  WHEN outcome = 'reject' OR human_category IS NULL THEN 'matched_other_action'
  WHEN strength(human_category) < strength(agent_category) THEN 'matched_weaker'
  WHEN strength(human_category) > strength(agent_category) THEN 'matched_stronger'
  WHEN human_category <> agent_category THEN 'matched_other_action'
  WHEN NOT same_target THEN 'matched_other_target'
  WHEN outcome = 'override' THEN 'matched_other_action'
  ELSE 'matched_agree' END;

-- A modification whose content was not recorded counts as different: missing is never agreement.
CREATE OR REPLACE MACRO is_override(outcome, agent_category, human_category, same_target) AS
  outcome IN ('reject', 'override')
  OR (outcome = 'modify'
    AND (human_category IS NULL OR human_category <> agent_category OR NOT same_target));
