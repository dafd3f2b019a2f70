import type { ControlId } from '../../records/criteria';
import adversarialTests from './sql/adversarial-tests.sql?raw';
import breakerExercise from './sql/breaker-exercise.sql?raw';
import blastRadius from './sql/blast-radius.sql?raw';
import canaryBeforeFull from './sql/canary-before-full.sql?raw';
import confidenceRecorded from './sql/confidence-recorded.sql?raw';
import escalationRespected from './sql/escalation-respected.sql?raw';
import evidenceRecorded from './sql/evidence-recorded.sql?raw';
import expiryHeld from './sql/expiry-held.sql?raw';
import fieldsRecorded from './sql/fields-recorded.sql?raw';
import humanApproval from './sql/human-approval.sql?raw';
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
  /** One SELECT of `group_key, event_id, holding` over the judged decisions; holding NULL: it cannot be told. */
  readonly sql: string;
  /**
   * Of a control about what is recorded: the words for "none of the cases …". Its SQL then says `logged` beside
   * `holding`: does the case carry anything of it.
   */
  readonly absent?: string;
  /** What the records do not tell of a case that is neither for nor against it. */
  readonly untold?: string;
  /** The SQL binds the criteria's specialist groups, one a line. */
  readonly bindsSpecialists?: true;
}

/** What criteria say of how a control is checked. */
export interface ControlRule {
  /** Groups of reviewers who are specialists. */
  readonly specialistGroups?: readonly string[] | undefined;
  /** Of the hash chains: the share of records that may be in none; without it, 0. */
  readonly integrity?: { readonly maxUncoveredShare: number } | undefined;
}

/** The values of a control's own `?`. */
export function controlValues(definition: ControlDefinition, rule: ControlRule): string[] {
  return definition.bindsSpecialists ? [(rule.specialistGroups ?? []).join('\n')] : [];
}

/** Controls that a log can show. What it cannot show, a person attests. */
export const controlDefinitions: readonly ControlDefinition[] = [
  {
    id: 'fields_recorded',
    conditional: false,
    title: 'Every decision says what it is of',
    cases: 'decisions',
    holds: 'name bundle, workflow, role and risk',
    absent: 'names all of bundle, workflow, role and risk, and at least one of these is logged nowhere here',
    sql: fieldsRecorded,
  },
  {
    id: 'release_recorded',
    conditional: false,
    title: 'Prompt, model and policy version recorded',
    cases: 'decisions',
    holds: 'name a bundle with prompt, model and policy version',
    absent: 'has a release record of its bundle',
    sql: releaseRecorded,
  },
  {
    id: 'policy_recorded',
    conditional: false,
    title: 'Policy verdict recorded',
    cases: 'proposals',
    holds: 'carry a policy verdict',
    absent: 'carries a policy verdict',
    sql: policyRecorded,
  },
  {
    id: 'evidence_recorded',
    conditional: false,
    title: 'Evidence recorded',
    cases: 'proposals to act',
    holds: 'name their evidence',
    absent: 'names its evidence',
    sql: evidenceRecorded,
  },
  {
    id: 'source_trust',
    conditional: false,
    title: 'Trust of each source recorded',
    cases: 'proposals to act with evidence',
    holds: 'rank the trust of every source',
    absent: 'ranks the trust of any source',
    sql: sourceTrust,
  },
  {
    id: 'identity_and_role',
    conditional: false,
    title: 'One role per identity',
    cases: 'decisions of the agent',
    holds: 'were made in its one role',
    absent: 'names the role of the agent',
    sql: identityAndRole,
  },
  {
    id: 'confidence_recorded',
    conditional: false,
    title: 'Confidence recorded',
    cases: 'proposals',
    holds: 'say how sure the agent was',
    absent: 'says how sure the agent was',
    sql: confidenceRecorded,
  },
  {
    id: 'blast_radius',
    conditional: false,
    title: 'Blast radius recorded',
    cases: 'proposals to act',
    holds: 'say how far they reach',
    absent: 'says how far it reaches',
    sql: blastRadius,
  },
  {
    id: 'rollback_path',
    conditional: true,
    title: 'Rollback path recorded',
    cases: 'proposals that can be undone',
    holds: 'say how',
    absent: 'says how',
    sql: rollbackPath,
  },
  {
    id: 'human_approval',
    conditional: true,
    title: 'A person approves while the agent advises',
    cases: 'executions (under any bundle) of an advising agent',
    holds: 'were approved by a person before they ran, or run by hand',
    sql: humanApproval,
  },
  {
    id: 'two_person_approval',
    conditional: true,
    title: 'Two people approve where policy requires it',
    cases: 'executions (under any bundle) that need two people',
    holds: 'were approved by two before they ran',
    sql: twoPersonApproval,
  },
  {
    id: 'escalation_respected',
    conditional: true,
    title: 'Escalation level respected',
    cases: 'executions (under any bundle) with a level',
    holds: 'kept to it (level 1 alone only if reversible and of low risk, 2 one approval, 3 a specialist’s)',
    untold:
      'whether a specialist approved: the criteria name no group of specialists, or no group is recorded',
    sql: escalationRespected,
    bindsSpecialists: true,
  },
  {
    id: 'expiry_held',
    conditional: true,
    title: 'Nothing runs after an approval expired',
    cases: 'expired approvals (under any bundle)',
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
    holds: 'came before any other decision of it and were promoted',
    sql: canaryBeforeFull,
  },
  {
    id: 'adversarial_tests',
    conditional: false,
    title: 'Adversarial tests of this bundle ended safely',
    cases: 'adversarial runs on this bundle',
    holds: 'ended in their expected safe outcome',
    sql: adversarialTests,
  },
];

/** The state of the hash chains: found by reading the files, not the tables. */
export const chainControl = {
  id: 'hash_chain',
  conditional: false,
  title: 'Hash chain unbroken, confirmed by a checkpoint',
} as const;

/** The definition of a control that is counted in the tables; throws RangeError for the others. */
export function controlOf(id: ControlId): ControlDefinition {
  const definition = controlDefinitions.find((each) => each.id === id);
  if (definition === undefined) throw new RangeError(`no control ${id}`);
  return definition;
}

/** The name of a control for people. */
export function controlTitle(id: ControlId): string {
  if (id === chainControl.id) return chainControl.title;
  return controlDefinitions.find((definition) => definition.id === id)?.title ?? id;
}
