import type { ControlId, GateMetric } from '../../records/criteria';

/** One control of a framework, and what of our evidence bears on it. Where both lists are empty, no log can show it. */
export interface CrosswalkItem {
  /** As the framework writes it; a name for tools too, so without blanks. */
  readonly id: string;
  readonly title: string;
  /** What of it a decision log can show: the rest is not judged. */
  readonly shows: string;
  readonly gates: readonly GateMetric[];
  readonly controls: readonly ControlId[];
}

export interface Framework {
  readonly id: string;
  readonly title: string;
  readonly items: readonly CrosswalkItem[];
}

const item = (
  id: string,
  title: string,
  shows: string,
  gates: readonly GateMetric[] = [],
  controls: readonly ControlId[] = [],
): CrosswalkItem => ({ id, title, shows, gates, controls });

const nothing = 'nothing: no decision log shows it';

/**
 * Which gates and controls bear on which control of which framework. Sources: CSA Agentic Trust Framework 0.1, five
 * promotion gates; OWASP Top 10 for Agentic Applications 2026; MITRE ATLAS; NIST SP 800-53 rev. 5; Regulation (EU)
 * 2024/1689; ISO/IEC 42001:2023, annex A. Titles are theirs, the choice of evidence is ours.
 */
export const frameworks: readonly Framework[] = [
  {
    id: 'csa-atf',
    title: 'CSA Agentic Trust Framework',
    items: [
      item('atf-gate-1', 'Performance', 'error rates', ['false_positive_share', 'coverage']),
      item('atf-gate-2', 'Security validation', 'attack tests', ['within_policy'], ['adversarial_tests']),
      item('atf-gate-3', 'Business value', nothing),
      item('atf-gate-4', 'Incident record', 'errors of the agent and what was undone', [
        'false_positive_share',
        'agent_error_rate',
        'rollback_rate',
      ]),
      item('atf-gate-5', 'Governance sign-off', nothing),
    ],
  },
  {
    id: 'owasp-asi',
    title: 'OWASP Top 10 for Agentic Applications',
    items: [
      item(
        'ASI01',
        'Agent Goal Hijack',
        'attack tests, trust of sources',
        ['within_policy'],
        ['source_trust', 'adversarial_tests'],
      ),
      item(
        'ASI02',
        'Tool Misuse and Exploitation',
        'actions within policy and their reach',
        ['within_policy'],
        ['policy_recorded', 'blast_radius', 'escalation_respected'],
      ),
      item(
        'ASI03',
        'Identity and Privilege Abuse',
        'one role per identity, two approvals',
        ['within_policy'],
        ['identity_and_role', 'two_person_approval'],
      ),
      item('ASI04', 'Agentic Supply Chain Vulnerabilities', nothing),
      item('ASI05', 'Unexpected Code Execution', nothing),
      item(
        'ASI06',
        'Memory and Context Poisoning',
        'trust of sources, attack tests',
        ['within_policy'],
        ['evidence_recorded', 'source_trust', 'adversarial_tests'],
      ),
      item('ASI07', 'Insecure Inter-Agent Communication', nothing),
      item(
        'ASI08',
        'Cascading Failures',
        'circuit breaker, reach and way back',
        ['rollback_rate'],
        ['breaker_exercise', 'blast_radius', 'rollback_path'],
      ),
      item(
        'ASI09',
        'Human-Agent Trust Exploitation',
        'how people override, and agree without seeing the proposal',
        ['override_rate', 'agreement'],
        ['human_approval'],
      ),
      item(
        'ASI10',
        'Rogue Agents',
        'kill switch, expiry, errors of the agent',
        ['within_policy', 'agent_error_rate'],
        ['kill_switch_exercise', 'expiry_held'],
      ),
    ],
  },
  {
    id: 'mitre-atlas',
    title: 'MITRE ATLAS',
    items: [
      item('AML.T0051', 'LLM Prompt Injection', 'attack tests', ['within_policy'], ['adversarial_tests']),
      item(
        'AML.M0024',
        'AI Telemetry Logging',
        'fields that are logged, chained',
        [],
        ['fields_recorded', 'evidence_recorded', 'hash_chain'],
      ),
      item(
        'AML.M0026',
        'Privileged AI Agent Permissions Configuration',
        'one role per identity',
        ['within_policy'],
        ['identity_and_role'],
      ),
      item(
        'AML.M0028',
        'AI Agent Tools Permissions Configuration',
        'actions within policy',
        ['within_policy'],
        ['policy_recorded'],
      ),
      item(
        'AML.M0029',
        'Human In-the-Loop for AI Agent Actions',
        'approvals and escalation',
        [],
        ['human_approval', 'two_person_approval', 'escalation_respected'],
      ),
      item(
        'AML.M0030',
        'Restrict AI Agent Tool Invocation on Untrusted Data',
        'trust of sources',
        ['within_policy'],
        ['source_trust'],
      ),
    ],
  },
  {
    id: 'nist-800-53',
    title: 'NIST SP 800-53 rev. 5',
    items: [
      item('ac-3', 'Access Enforcement', 'actions within policy', ['within_policy'], ['policy_recorded']),
      item('ac-5', 'Separation of Duties', 'two approvals', [], ['two_person_approval']),
      item('ac-6', 'Least Privilege', 'one role per identity', ['within_policy'], ['identity_and_role']),
      item(
        'au-3',
        'Content of Audit Records',
        'fields of each decision',
        [],
        ['fields_recorded', 'release_recorded', 'policy_recorded', 'evidence_recorded'],
      ),
      item('au-9', 'Protection of Audit Information', 'the hash chain', [], ['hash_chain']),
      item(
        'au-10',
        'Non-repudiation',
        'the hash chain, one role per identity',
        [],
        ['hash_chain', 'identity_and_role'],
      ),
      item('au-12', 'Audit Record Generation', 'fields of each decision', [], ['fields_recorded']),
      item('ca-7', 'Continuous Monitoring', 'error rates', ['false_positive_share', 'coverage']),
      item('ca-8', 'Penetration Testing', 'attack tests', [], ['adversarial_tests']),
      item(
        'cm-3',
        'Configuration Change Control',
        'versions and canaries',
        [],
        ['release_recorded', 'canary_before_full'],
      ),
      item(
        'cp-10',
        'System Recovery and Reconstitution',
        'the way back',
        ['rollback_rate'],
        ['rollback_path'],
      ),
      item('ir-4', 'Incident Handling', 'right containment, missed cases', [
        'containment_precision_strict',
        'known_misses',
      ]),
      item('si-4', 'System Monitoring', 'missed cases', ['coverage', 'known_misses']),
    ],
  },
  {
    id: 'eu-ai-act',
    title: 'EU AI Act',
    items: [
      item(
        'art-12',
        'Record-keeping',
        'fields of each decision, the hash chain',
        [],
        ['fields_recorded', 'release_recorded', 'policy_recorded', 'evidence_recorded', 'hash_chain'],
      ),
      item(
        'art-14',
        'Human oversight',
        'approvals, overrides, kill switch',
        ['override_rate'],
        ['human_approval', 'two_person_approval', 'escalation_respected', 'kill_switch_exercise'],
      ),
      item(
        'art-26',
        'Obligations of deployers of high-risk AI systems',
        'oversight, monitoring and kept logs',
        ['false_positive_share'],
        ['human_approval', 'fields_recorded'],
      ),
      item(
        'art-72',
        'Post-market monitoring by providers',
        'error rates in service',
        ['false_positive_share', 'agent_error_rate', 'coverage'],
        ['breaker_exercise'],
      ),
    ],
  },
  {
    id: 'iso-42001',
    title: 'ISO/IEC 42001',
    items: [
      item(
        'A.6.2.4',
        'AI system verification and validation',
        'error rates, attack tests',
        ['false_positive_share', 'within_policy'],
        ['adversarial_tests'],
      ),
      item(
        'A.6.2.5',
        'AI system deployment',
        'versions and canaries',
        [],
        ['release_recorded', 'canary_before_full'],
      ),
      item(
        'A.6.2.6',
        'AI system operation and monitoring',
        'missed cases, circuit breaker',
        ['coverage', 'known_misses'],
        ['breaker_exercise'],
      ),
      item(
        'A.6.2.8',
        'AI system recording of event logs',
        'fields of each decision, the hash chain',
        [],
        ['fields_recorded', 'evidence_recorded', 'hash_chain'],
      ),
      item(
        'A.9.2',
        'Processes for responsible use of AI systems',
        'approvals and escalation',
        [],
        ['human_approval', 'escalation_respected'],
      ),
      item('A.9.4', 'Intended use of the AI system', 'actions within policy', ['within_policy']),
    ],
  },
];
