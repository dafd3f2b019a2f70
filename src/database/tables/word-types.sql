-- ENUMs of the open words, made from the values present.
DROP VIEW IF EXISTS fact_rows;
DROP TABLE IF EXISTS facts;
DROP TABLE IF EXISTS facts_readings;
DROP TABLE IF EXISTS human_actions;
DROP TYPE IF EXISTS agent_word;
DROP TYPE IF EXISTS release_word;
DROP TYPE IF EXISTS workflow_word;
DROP TYPE IF EXISTS action_word;
DROP TYPE IF EXISTS resource_type_word;
DROP TYPE IF EXISTS reviewer_group_word;
DROP TYPE IF EXISTS reason_code_word;
DROP TYPE IF EXISTS scenario_category_word;
DROP TYPE IF EXISTS person_word;
CREATE TYPE agent_word AS ENUM (SELECT DISTINCT w FROM (
  SELECT '(none)' AS w UNION SELECT agent_uid FROM decisions) ORDER BY w);
CREATE TYPE release_word AS ENUM (SELECT DISTINCT w FROM (
  SELECT '(none)' AS w UNION SELECT release_id FROM decisions WHERE release_id IS NOT NULL) ORDER BY w);
CREATE TYPE workflow_word AS ENUM (SELECT DISTINCT w FROM (
  SELECT '(none)' AS w UNION SELECT workflow FROM decisions WHERE workflow IS NOT NULL) ORDER BY w);
CREATE TYPE action_word AS ENUM (SELECT DISTINCT w FROM (
  SELECT '(none)' AS w UNION SELECT action_name FROM decisions) ORDER BY w);
CREATE TYPE resource_type_word AS ENUM (SELECT DISTINCT w FROM (
  SELECT '(none)' AS w UNION SELECT resource_type FROM decisions WHERE resource_type IS NOT NULL) ORDER BY w);
CREATE TYPE reviewer_group_word AS ENUM (SELECT DISTINCT w FROM (
  SELECT '(none)' AS w UNION SELECT reviewer_group FROM audit_events WHERE reviewer_group IS NOT NULL) ORDER BY w);
CREATE TYPE reason_code_word AS ENUM (SELECT DISTINCT w FROM (
  SELECT '(none)' AS w UNION SELECT reason_code FROM audit_events WHERE reason_code IS NOT NULL) ORDER BY w);
CREATE TYPE scenario_category_word AS ENUM (SELECT DISTINCT w FROM (
  SELECT '(none)' AS w UNION SELECT scenario_category FROM decisions WHERE scenario_category IS NOT NULL) ORDER BY w);
-- A link must not name staff: a digest salted with the first decision's raw bytes stands for each person. It is
-- the same whenever these logs are read, and tells nothing to whoever does not hold them.
CREATE OR REPLACE TABLE people AS
SELECT reviewer, left(sha256(concat(salt, ' ', reviewer)), 12) AS person
FROM (SELECT DISTINCT reviewer FROM audit_events WHERE reviewer IS NOT NULL),
  (SELECT coalesce((SELECT concat(event_id, ' ', body_hash) FROM decisions ORDER BY time, event_id LIMIT 1), '') AS salt);
CREATE TYPE person_word AS ENUM (SELECT DISTINCT w FROM (
  SELECT '(none)' AS w UNION SELECT person FROM people) ORDER BY w);
