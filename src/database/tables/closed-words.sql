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
CREATE TYPE basis_word AS ENUM ('(none)', 'closed_classification', 'analyst_of_record', 'second_analyst',
  'incident_review', 'lab_label');
CREATE TYPE verdict_word AS ENUM ('(none)', 'true_positive', 'benign_positive', 'false_positive',
  'undetermined', 'duplicate', 'test');
CREATE TYPE unadjudicable_word AS ENUM ('(none)', 'undetermined', 'duplicate', 'test', 'contradictory');
CREATE TYPE outcome_word AS ENUM ('approve', 'modify', 'reject', 'override', 'abstain', 'expire', 'pending');
CREATE TYPE visibility_word AS ENUM ('(none)', 'blind', 'advised', 'unknown');
CREATE TYPE match_word AS ENUM ('(none)', 'matched_agree', 'matched_weaker', 'matched_stronger',
  'matched_other_action', 'matched_other_target', 'agent_only', 'human_only', 'unresolved', 'unadjudicable');
CREATE TYPE risk_class_word AS ENUM ('low', 'high');
