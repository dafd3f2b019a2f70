import type { ControlId } from '../../records/criteria';
import adversarialTests from './sql/adversarial-tests.sql?raw';
import breakerExercise from './sql/breaker-exercise.sql?raw';
import canaryBeforeFull from './sql/canary-before-full.sql?raw';
import escalationRespected from './sql/escalation-respected.sql?raw';
import evidenceRecorded from './sql/evidence-recorded.sql?raw';
import expiryHeld from './sql/expiry-held.sql?raw';
import identityAndRole from './sql/identity-and-role.sql?raw';
import killSwitchExercise from './sql/kill-switch-exercise.sql?raw';
import policyRecorded from './sql/policy-recorded.sql?raw';
import releaseRecorded from './sql/release-recorded.sql?raw';
import rollbackPath from './sql/rollback-path.sql?raw';
import sourceTrust from './sql/source-trust.sql?raw';
import twoPersonApproval from './sql/two-person-approval.sql?raw';

export interface ControlDefinition {
  readonly id: ControlId;
  readonly title: string;
  /** What one case is, in the plural, and what holds of it: "approvals" … "came from two people". */
  readonly cases: string;
  readonly holds: string;
  /**
   * True for a rule about what may come up (an approval that expires): without a case it is not
   * evidenced, yet blocks nothing. Without a case, every other control blocks.
   */
  readonly conditional: boolean;
  /** One SELECT of `group_key, event_id, holding` over the judged decisions. */
  readonly sql: string;
}

/** Controls that a log can show. What it cannot show, a person attests. */
export const controlDefinitions: readonly ControlDefinition[] = [
  {
    id: 'release_recorded',
    conditional: false,
    title: 'Prompt, model and policy version recorded',
    cases: 'decisions',
    holds: 'name a bundle with prompt, model and policy version',
    sql: releaseRecorded,
  },
  {
    id: 'policy_recorded',
    conditional: false,
    title: 'Policy verdict recorded',
    cases: 'proposals',
    holds: 'carry a policy verdict',
    sql: policyRecorded,
  },
  {
    id: 'evidence_recorded',
    conditional: false,
    title: 'Evidence recorded',
    cases: 'proposals to act',
    holds: 'name their evidence',
    sql: evidenceRecorded,
  },
  {
    id: 'source_trust',
    conditional: false,
    title: 'Trust of each source recorded',
    cases: 'proposals to act with evidence',
    holds: 'rank the trust of every source',
    sql: sourceTrust,
  },
  {
    id: 'identity_and_role',
    conditional: false,
    title: 'One role per identity',
    cases: 'decisions of the agent',
    holds: 'were made in its one role',
    sql: identityAndRole,
  },
  {
    id: 'rollback_path',
    conditional: true,
    title: 'Rollback path recorded',
    cases: 'proposals that can be undone',
    holds: 'say how',
    sql: rollbackPath,
  },
  {
    id: 'two_person_approval',
    conditional: true,
    title: 'Two people approve where policy requires it',
    cases: 'executions that need two people',
    holds: 'were approved by two before they ran',
    sql: twoPersonApproval,
  },
  {
    id: 'escalation_respected',
    conditional: true,
    title: 'Escalation level respected',
    cases: 'executions with a level',
    holds: 'kept to it',
    sql: escalationRespected,
  },
  {
    id: 'expiry_held',
    conditional: true,
    title: 'Nothing runs after an approval expired',
    cases: 'expired approvals',
    holds: 'were followed by holding',
    sql: expiryHeld,
  },
  {
    id: 'kill_switch_exercise',
    conditional: false,
    title: 'Kill switch exercised in the last 180 days',
    cases: 'kill-switch exercises',
    holds: 'ended with its release',
    sql: killSwitchExercise,
  },
  {
    id: 'breaker_exercise',
    conditional: false,
    title: 'Circuit breaker tripped or exercised in the last 180 days',
    cases: 'breaker trips',
    holds: 'ended with a reset',
    sql: breakerExercise,
  },
  {
    id: 'canary_before_full',
    conditional: false,
    title: 'Canary before full service',
    cases: 'canaries of this bundle',
    holds: 'were promoted',
    sql: canaryBeforeFull,
  },
  {
    id: 'adversarial_tests',
    conditional: false,
    title: 'Adversarial tests run on this bundle',
    cases: 'adversarial runs on this bundle',
    holds: 'ended in a known outcome',
    sql: adversarialTests,
  },
];
