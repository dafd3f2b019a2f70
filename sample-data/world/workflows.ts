import type { AgentUid } from './bundles';

export interface Act {
  name: string;
  category: 'isolate' | 'evict' | 'harden';
  target: string;
  reversibility: 'reversible' | 'partially';
  rollback: string;
  weight: number;
}
export interface Workflow {
  name: string;
  agent: AgentUid;
  role: 'containment' | 'remediation';
  /** Share of all incidents. */
  share: number;
  /** Share of its incidents that are high risk. */
  high: number;
  acts: readonly Act[];
  sources: readonly { name: string; trust: 'authoritative' | 'supporting' | 'untrusted' }[];
  tools: readonly string[];
  runbooks: readonly string[];
  reasons: readonly string[];
  groups: readonly string[];
}

const act = (
  name: string,
  category: Act['category'],
  target: string,
  rollback: string,
  weight: number,
  reversibility: Act['reversibility'] = 'reversible',
): Act => ({ name, category, target, rollback, weight, reversibility });

export const workflows: readonly Workflow[] = [
  {
    name: 'endpoint-containment',
    agent: 'agent-sentry',
    role: 'containment',
    share: 0.19,
    high: 0.2,
    acts: [
      act('isolate_host', 'isolate', 'host', 'release_host', 0.7),
      act('kill_process', 'evict', 'host', 'restart_service', 0.2, 'partially'),
      act('block_indicator', 'harden', 'host', 'unblock_indicator', 0.1),
    ],
    sources: [
      { name: 'edr', trust: 'authoritative' },
      { name: 'asset-inventory', trust: 'authoritative' },
      { name: 'threat-intel', trust: 'supporting' },
    ],
    tools: ['edr.query_processes', 'inventory.lookup', 'intel.lookup_hash', 'graph.neighbours'],
    runbooks: ['runbook/host-isolation', 'runbook/ransomware-triage', 'runbook/living-off-the-land'],
    reasons: [
      'Encoded PowerShell on {target} reached a host seen in two earlier intrusions; isolation stops lateral movement.',
      'An unsigned driver was loaded on {target} and credential memory was read within a minute.',
      '{target} wrote to forty shares in ninety seconds; the pattern fits encryption, backups are intact.',
    ],
    groups: ['soc-day', 'soc-night'],
  },
  {
    name: 'identity-lockdown',
    agent: 'agent-sentry',
    role: 'containment',
    share: 0.22,
    high: 0.25,
    acts: [
      act('disable_access_key', 'evict', 'iam_key', 'enable_access_key', 0.6),
      act('revoke_session', 'evict', 'iam_user', 'issue_session', 0.4, 'partially'),
    ],
    sources: [
      { name: 'cloud-audit-log', trust: 'authoritative' },
      { name: 'identity-provider', trust: 'authoritative' },
      { name: 'public-repository-scan', trust: 'supporting' },
    ],
    tools: ['iam.list_access_keys', 'cloudtrail.search', 'idp.sign_in_history', 'inventory.lookup'],
    runbooks: ['runbook/leaked-access-key', 'runbook/impossible-travel', 'runbook/token-theft'],
    reasons: [
      'Key {target} was found in a public repository and used from an address it was never used from.',
      '{target} listed every role in the account eleven minutes after a sign-in without a second factor.',
      'Session of {target} was replayed from two countries within the lifetime of one token.',
    ],
    groups: ['soc-day', 'soc-night'],
  },
  {
    name: 'database-protection',
    agent: 'agent-sentry',
    role: 'containment',
    share: 0.15,
    high: 0.55,
    acts: [
      act('restrict_database_access', 'isolate', 'database', 'restore_database_access', 0.7),
      act('rotate_database_credentials', 'harden', 'database', 'reissue_credentials', 0.3, 'partially'),
    ],
    sources: [
      { name: 'database-activity-log', trust: 'authoritative' },
      { name: 'cloud-audit-log', trust: 'authoritative' },
      { name: 'data-classification', trust: 'supporting' },
    ],
    tools: ['db.query_audit_log', 'db.list_grants', 'inventory.lookup', 'change.calendar'],
    runbooks: ['runbook/database-exfiltration', 'runbook/bulk-export', 'runbook/break-glass-access'],
    reasons: [
      'A service account read 2.1 million rows from {target} in one query; its daily median is 900.',
      'A new grant on {target} was used eight minutes after it was made, outside any change window.',
      'A snapshot of {target} was shared with an account outside the organisation.',
    ],
    groups: ['cloud-team', 'soc-day'],
  },
  {
    name: 'mail-quarantine',
    agent: 'agent-warden',
    role: 'remediation',
    share: 0.24,
    high: 0.08,
    acts: [
      act('quarantine_mail', 'isolate', 'mailbox', 'release_mail', 0.75),
      act('block_indicator', 'harden', 'sender_domain', 'unblock_indicator', 0.25),
    ],
    sources: [
      { name: 'mail-gateway', trust: 'authoritative' },
      { name: 'message-body', trust: 'untrusted' },
      { name: 'threat-intel', trust: 'supporting' },
    ],
    tools: ['mail.message_trace', 'mail.fetch_headers', 'intel.lookup_domain', 'sandbox.detonate'],
    runbooks: ['runbook/credential-phish', 'runbook/invoice-fraud', 'runbook/mass-mail'],
    reasons: [
      'The sender domain of the message to {target} is nine hours old and imitates a supplier.',
      'Attachment sent to {target} opened a shell in the sandbox and fetched a second stage.',
      'The reply chain to {target} changes bank details; headers do not match the earlier messages.',
    ],
    groups: ['soc-day', 'soc-night'],
  },
  {
    name: 'cloud-exposure',
    agent: 'agent-warden',
    role: 'remediation',
    share: 0.2,
    high: 0.25,
    acts: [
      act('block_public_access', 'harden', 'bucket', 'restore_bucket_policy', 0.65),
      act('quarantine_runner', 'isolate', 'ci_runner', 'release_runner', 0.35),
    ],
    sources: [
      { name: 'cloud-posture', trust: 'authoritative' },
      { name: 'cloud-audit-log', trust: 'authoritative' },
      { name: 'build-log', trust: 'untrusted' },
    ],
    tools: ['cloud.get_bucket_policy', 'cloud.access_history', 'ci.job_log', 'inventory.lookup'],
    runbooks: ['runbook/public-bucket', 'runbook/runner-compromise', 'runbook/build-secrets'],
    reasons: [
      '{target} became readable by everybody at 03:12 and was listed from an anonymous address.',
      'A build step on {target} printed a secret and opened an outbound tunnel.',
      'The policy of {target} was replaced by a role that has never changed policies before.',
    ],
    groups: ['cloud-team', 'soc-day'],
  },
];
