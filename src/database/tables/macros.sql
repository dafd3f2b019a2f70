-- The stated windows, ranks and rules of the accounting join, one name each.

-- The same proposal again within this time of the one before is a repetition.
CREATE OR REPLACE MACRO duplicate_window() AS INTERVAL 1 HOUR;

-- A review without ids joins the nearest decision on the same finding, action and resource within this time.
CREATE OR REPLACE MACRO join_window() AS INTERVAL 24 HOUR;

-- Recorded earlier than it happened by more than this is clock trouble.
CREATE OR REPLACE MACRO clock_skew() AS INTERVAL 5 MINUTE;

-- A label that was given this long before its decision was proposed is not of it.
CREATE OR REPLACE MACRO is_before(labelled, proposed) AS labelled < proposed - INTERVAL 1 DAY;

-- A review that was recorded this long after it was given was not recorded by whoever gave it, while giving it.
CREATE OR REPLACE MACRO recorded_long_after() AS INTERVAL 1 DAY;
-- So many reviews recorded in one second were recorded by a machine, and nobody reads so many cases in a minute.
CREATE OR REPLACE MACRO recorded_at_once() AS 10;
-- Nor so many in ten minutes, 20 seconds each, or in an hour, half a minute each.
CREATE OR REPLACE MACRO read_in_ten_minutes() AS 30;
CREATE OR REPLACE MACRO read_in_an_hour() AS 120;

-- A time further than this after the median record is a clock fault and does not set the latest time.
CREATE OR REPLACE MACRO far_future() AS INTERVAL 730 DAY;

-- A release that decided within this time before the last decision of its scope is in service: lag and four weeks.
CREATE OR REPLACE MACRO service_window() AS INTERVAL 42 DAY;

-- Hours and days of the week (Monday is 1) as their words, weeks as their Monday: looked up, because each time written
-- by a pattern is a text made and read again.
CREATE OR REPLACE MACRO hour_of(moment) AS (CAST(['00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11',
  '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23'] AS hour_word[]))[hour(moment) + 1];
CREATE OR REPLACE MACRO weekday_of(moment) AS
  (CAST(['1', '2', '3', '4', '5', '6', '7'] AS weekday_word[]))[isodow(moment)];
CREATE OR REPLACE MACRO week_of(moment) AS CAST(CAST(date_trunc('week', moment) AS DATE) AS VARCHAR);

-- How strong an action is: isolate and evict both take the target away, neither is stronger.
CREATE OR REPLACE MACRO strength(category) AS CASE category
  WHEN 'enrich' THEN 1 WHEN 'detect' THEN 2 WHEN 'notify' THEN 3 WHEN 'escalate' THEN 4
  WHEN 'deceive' THEN 5 WHEN 'harden' THEN 6 WHEN 'restore' THEN 7 WHEN 'evict' THEN 8 WHEN 'isolate' THEN 8
  ELSE 0 END;

CREATE OR REPLACE MACRO is_acting(category) AS
  coalesce(category IN ('isolate', 'evict', 'restore', 'harden', 'deceive'), false);

-- The targets of a decision: where it ran, if that is known, else those that it proposed.
CREATE OR REPLACE MACRO own_targets(ran, targets, resource) AS CASE
  WHEN ran IS NOT NULL THEN ran
  WHEN len(targets) > 0 AND resource IS NOT NULL THEN list_distinct(list_append(targets, resource))
  WHEN len(targets) > 0 THEN list_distinct(targets)
  WHEN resource IS NOT NULL THEN [resource]
  ELSE [] END;

-- Targets on which an action of this category was warranted; an empty one stands for any target.
CREATE OR REPLACE MACRO wanted_targets(category, categories, resources) AS list_transform(
  list_filter(range(1, len(categories) + 1), lambda i: categories[i] = category),
  lambda i: resources[i]);

CREATE OR REPLACE MACRO names_any(wanted, own) AS list_contains(wanted, '') OR list_has_any(wanted, own);

-- All of what was wanted, and more.
CREATE OR REPLACE MACRO is_wider(wanted, own) AS
  NOT list_contains(wanted, '') AND len(wanted) > 0 AND list_has_all(own, wanted) AND NOT list_has_all(wanted, own);

CREATE OR REPLACE MACRO excess_targets(wanted, own) AS CASE
  WHEN len(wanted) = 0 THEN NULL
  WHEN list_contains(wanted, '') THEN 0
  ELSE CAST(len(list_filter(own, lambda target: NOT list_contains(wanted, target))) AS INTEGER) END;

-- A name that begins with what takes a target away; one that begins with a reading verb (`get_blocked_ips`) does not.
CREATE OR REPLACE MACRO names_containment(name) AS regexp_matches(lower(name),
  '^(auto[ _.-]?)?(isolate|quarantine|contain|block|disable|suspend|lock|revoke|evict|kill|terminate|ban|sinkhole|deny|delete|wipe|shutdown)([^a-z]|$)');

-- Does the decision act, in production, without a flag that would leave it out? Of two under one id this one counts.
CREATE OR REPLACE MACRO does_act(environment, scenario_id, category, abstained, error_type) AS
  is_acting(category) AND environment = 'production' AND scenario_id IS NULL AND NOT abstained AND error_type IS NULL;

-- Among several reviewers of one decision the one least flattering to the agent speaks for all.
CREATE OR REPLACE MACRO severity_of_outcome(outcome) AS CASE outcome
  WHEN 'reject' THEN 6 WHEN 'override' THEN 5 WHEN 'modify' THEN 4
  WHEN 'expire' THEN 3 WHEN 'abstain' THEN 2 ELSE 1 END;

CREATE OR REPLACE MACRO is_decision(outcome) AS outcome IN ('approve', 'modify', 'reject', 'override');

-- What was recorded later than it happened acts from then.
CREATE OR REPLACE MACRO acts_from(happened, logged) AS greatest(happened, coalesce(logged, happened));

-- Strength of the source of a label. An analyst who is not known to be blind counts as little as a closed
-- classification; what automation closed goes behind it, at the same rank.
CREATE OR REPLACE MACRO basis_strength(basis, sight) AS CASE
  WHEN basis = 'lab_label' THEN 6
  WHEN basis = 'incident_review' THEN 5
  WHEN basis = 'second_analyst' AND sight = 'blind' THEN 4
  WHEN basis = 'analyst_of_record' AND sight = 'blind' THEN 3
  WHEN basis = 'automation' THEN 1
  ELSE 2 END;
CREATE OR REPLACE MACRO rank_of_strength(strength) AS greatest(strength - 1, 1);

-- A blast radius of so many is a high risk by itself.
CREATE OR REPLACE MACRO wide_blast() AS 50;

-- The worst of what is said about the risk of a decision. What nobody judged is high.
CREATE OR REPLACE MACRO risk_class_of(risk_level, severity, reversibility, criticality, blast_count) AS CASE
  WHEN risk_level IN ('high', 'critical') OR severity IN ('high', 'critical') OR criticality IN ('high', 'critical')
    OR reversibility = 'irreversible' OR blast_count >= wide_blast()
    OR (risk_level IS NULL AND criticality IS NULL) THEN 'high'
  ELSE 'low' END;

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

-- Spellings of one name: without case, accents, marks, blanks and signs, letters that look alike as the Latin ones.
CREATE OR REPLACE MACRO name_key(name) AS regexp_replace(
  translate(
    strip_accents(lower(name)),
    'аеорсухіјѕһкмнтвαεορτυικνｘａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｙｚ０１２３４５６７８９',
    'aeopcyxijshkmhtbaeoptuiknxabcdefghijklmnopqrstuvwyz0123456789'
  ), '[^\p{L}\p{N}]', '', 'g');

-- The name before its part, domain or the word for an account of a service: `harbor/closer`, `harbor@soc`, `svc-harbor`.
CREATE OR REPLACE MACRO name_without_part(name) AS regexp_replace(
  regexp_extract(lower(trim(name)), '^[^/:#@]+'),
  '^(svc|sa|bot|service|agent)[-_. ]+|[-_. ]+(svc|sa|bot|service|agent|robot|automation|service[-_. ]?account)$', '', 'g');

-- Is somebody the agent, or an account or a part of it?
CREATE OR REPLACE MACRO is_name_of(agent, somebody) AS coalesce(
  name_key(somebody) = name_key(agent) OR name_key(name_without_part(somebody)) = name_key(agent), false);
