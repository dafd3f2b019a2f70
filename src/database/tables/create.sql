-- What was read. The order of columns is the writer's.
-- Byte offsets and hashes are whole numbers up to 2^53, kept as DOUBLE because that is what JavaScript hands over.

CREATE TABLE decisions (
  event_id VARCHAR, file INTEGER, line INTEGER, byte_offset DOUBLE, byte_length INTEGER, body_hash DOUBLE,
  time TIMESTAMP, logged_time TIMESTAMP, environment VARCHAR,
  decision_id VARCHAR, mode VARCHAR, finding_uid VARCHAR, incident_uid VARCHAR,
  trace_id VARCHAR, span_id VARCHAR, release_id VARCHAR,
  agent_uid VARCHAR, agent_instance VARCHAR, agent_name VARCHAR, agent_role VARCHAR, workflow VARCHAR,
  action_name VARCHAR, action_category VARCHAR,
  resource_uid VARCHAR, resource_type VARCHAR, resource_environment VARCHAR, criticality VARCHAR, targets VARCHAR[],
  predicted_verdict VARCHAR, confidence DOUBLE, risk_level VARCHAR, severity VARCHAR,
  blast_count DOUBLE, reversibility VARCHAR, has_rollback_path BOOLEAN, escalation_level TINYINT,
  policy_outcome VARCHAR, policy_revision VARCHAR,
  evidence_n INTEGER, evidence_authoritative_n INTEGER, evidence_untrusted_n INTEGER, evidence_trust_n INTEGER,
  evidence_age_s DOUBLE, evidence_foreign_n INTEGER,
  tool_calls_n INTEGER, tool_errors_n INTEGER, tool_names VARCHAR[], retrieved_n INTEGER,
  retrieved_foreign_n INTEGER, source VARCHAR, uncertainty VARCHAR,
  abstained BOOLEAN, error_type VARCHAR, latency_ms DOUBLE, input_tokens DOUBLE, output_tokens DOUBLE,
  scenario_id VARCHAR, scenario_kind VARCHAR, scenario_group VARCHAR, scenario_category VARCHAR,
  scenario_expected VARCHAR,
  confidence_word VARCHAR
);

CREATE TABLE audit_events (
  event_id VARCHAR, file INTEGER, line INTEGER, byte_offset DOUBLE, byte_length INTEGER, body_hash DOUBLE,
  time TIMESTAMP, logged_time TIMESTAMP, environment VARCHAR,
  kind VARCHAR, source_product VARCHAR,
  decision_id VARCHAR, finding_uid VARCHAR, trace_id VARCHAR, span_id VARCHAR,
  outcome VARCHAR, approver_index TINYINT, reason_code VARCHAR,
  reviewer VARCHAR, reviewer_group VARCHAR, shown_time TIMESTAMP, saw_agent_output BOOLEAN,
  evidence_opened DOUBLE, confidence DOUBLE,
  sampling_probability DOUBLE, sampling_stratum VARCHAR, sampling_draw VARCHAR,
  sampling_case VARCHAR, sampling_seconds DOUBLE,
  supersedes VARCHAR,
  action_name VARCHAR, action_category VARCHAR, resource_uid VARCHAR,
  modified_name VARCHAR, modified_category VARCHAR, modified_resource VARCHAR,
  status VARCHAR, executor VARCHAR, command_uid VARCHAR, rollback_of VARCHAR, rollback_reason VARCHAR,
  verdict VARCHAR, basis VARCHAR, final BOOLEAN, blind BOOLEAN, scenario_met BOOLEAN,
  author_kind VARCHAR, duplicate_of VARCHAR,
  warranted_categories VARCHAR[], warranted_resources VARCHAR[],
  control_kind VARCHAR, agent_uid VARCHAR, release_id VARCHAR, actor VARCHAR, tier VARCHAR,
  workflow VARCHAR, scope VARCHAR,
  window_start TIMESTAMP, window_end TIMESTAMP, scenario_ids VARCHAR[],
  chain_uid VARCHAR, tree_size DOUBLE, root_hash VARCHAR,
  reason_text VARCHAR
);

CREATE TABLE bundles (
  event_id VARCHAR, file INTEGER, line INTEGER, byte_offset DOUBLE, byte_length INTEGER, body_hash DOUBLE,
  time TIMESTAMP, logged_time TIMESTAMP, environment VARCHAR,
  release_id VARCHAR, name VARCHAR, created_time TIMESTAMP, parent_release_id VARCHAR,
  component_index INTEGER, role VARCHAR, component_name VARCHAR, version VARCHAR, digest VARCHAR
);

-- Lines that may hold decisions and count as none: rejected ones, unknown kinds, and what is set aside as a conflict.
-- `records` is how many a line may hold: broken quotes can run several together.
CREATE TABLE uncounted_lines (
  kind VARCHAR, file INTEGER, line INTEGER, records INTEGER, decision_id VARCHAR, finding_uid VARCHAR,
  agent_uid VARCHAR, workflow VARCHAR
);

-- Records that were read and do not count: same event_id as another. `reason` is duplicate or conflict.
CREATE TABLE set_aside (
  event_id VARCHAR, kind VARCHAR, file INTEGER, line INTEGER, byte_offset DOUBLE, byte_length INTEGER,
  reason VARCHAR, kept_file INTEGER, kept_line INTEGER, kept_offset DOUBLE, kept_length INTEGER
);
CREATE TABLE same_records (event_id VARCHAR, body_hash DOUBLE);
