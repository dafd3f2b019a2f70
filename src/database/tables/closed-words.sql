-- ENUMs of the closed word lists; each also has '(none)' for a missing word.
CREATE TYPE environment_word AS ENUM ('(none)', 'production', 'staging', 'test');
CREATE TYPE mode_word AS ENUM ('(none)', 'shadow', 'advisory', 'enforced');
CREATE TYPE agent_role_word AS ENUM ('(none)', 'read_only_analyst', 'advisory_responder', 'containment',
  'remediation', 'approval_staging');
CREATE TYPE category_word AS ENUM ('(none)', 'isolate', 'evict', 'restore', 'harden', 'detect', 'deceive',
  'enrich', 'notify', 'escalate', 'none');
CREATE TYPE level_word AS ENUM ('(none)', 'info', 'low', 'medium', 'high', 'critical');
CREATE TYPE reversibility_word AS ENUM ('(none)', 'reversible', 'partially', 'irreversible');
CREATE TYPE policy_outcome_word AS ENUM ('(none)', 'allow', 'deny', 'require_approval', 'require_two_person',
  'undefined', 'error');
CREATE TYPE scenario_kind_word AS ENUM ('(none)', 'adversarial', 'paraphrase', 'chaos', 'drill', 'replay');
CREATE TYPE basis_word AS ENUM ('(none)', 'automation', 'closed_classification', 'analyst_of_record', 'second_analyst',
  'incident_review', 'lab_label');
CREATE TYPE verdict_word AS ENUM ('(none)', 'true_positive', 'benign_positive', 'false_positive',
  'undetermined', 'duplicate', 'test');
CREATE TYPE unadjudicable_word AS ENUM ('(none)', 'undetermined', 'duplicate', 'test', 'contradictory');
CREATE TYPE outcome_word AS ENUM ('approve', 'modify', 'reject', 'override', 'abstain', 'expire', 'pending');
CREATE TYPE visibility_word AS ENUM ('(none)', 'blind', 'advised', 'unknown');
CREATE TYPE match_word AS ENUM ('(none)', 'matched_agree', 'matched_weaker', 'matched_stronger',
  'matched_other_action', 'matched_other_target', 'agent_only', 'human_only', 'unresolved', 'unadjudicable');
CREATE TYPE risk_class_word AS ENUM ('low', 'high');
CREATE TYPE confidence_band_word AS ENUM ('(none)', '0.0-0.5', '0.5-0.6', '0.6-0.7', '0.7-0.8', '0.8-0.9',
  '0.9-0.95', '0.95-0.99', '0.99-1.0');
CREATE TYPE hour_word AS ENUM ('00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12',
  '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23');
CREATE TYPE weekday_word AS ENUM ('1', '2', '3', '4', '5', '6', '7');
CREATE TYPE queue_word AS ENUM ('(none)', '0', '1', '2-3', '4-7', '8-15', '16-31', '32+');
CREATE TYPE trust_word AS ENUM ('(none)', 'no_evidence', 'untrusted', 'supporting', 'authoritative');
