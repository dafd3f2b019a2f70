import type { EventType } from '../../../records/vocabulary';

/** What each of our words means, in one line, by the last part of a field's path. */
const ofWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  outcome: {
    approve: 'let it stand as proposed',
    modify: 'the same act, changed in part',
    reject: 'stopped it, and did nothing else',
    override: 'did something else instead',
    abstain: 'saw it and did not decide',
    expire: 'nobody answered in time',
  },
  category: {
    isolate: 'cuts a host, sender or network off',
    evict: 'ends accounts, sessions, processes',
    restore: 'gives back, from a backup or a block',
    harden: 'patches, or makes rules stricter',
    detect: 'adds or tunes a detection',
    deceive: 'sets a decoy',
    enrich: 'looks up or collects, changes nothing',
    notify: 'tells somebody',
    escalate: 'hands to a person or a higher level',
    none: 'nothing is to be done',
  },
  verdict: {
    true_positive: 'a real attack',
    benign_positive: 'it happened and is allowed',
    false_positive: 'the detection was mistaken',
    undetermined: 'nobody could tell',
    duplicate: 'told already by another case',
    test: 'an exercise',
  },
  basis: {
    closed_classification: 'what the case was closed as',
    analyst_of_record: 'the analyst who has the case',
    second_analyst: 'somebody who looked again',
    incident_review: 'a review of the incident afterwards',
    lab_label: 'the known answer of a test, never of production',
  },
  status: {
    success: 'it ran',
    failure: 'it did not run',
    partial: 'it ran for some of the targets',
    unsupported: 'the tool cannot do it',
    does_not_exist: 'the target is not there',
    error: 'it is not known whether it ran',
  },
  mode: {
    shadow: 'only written down, nobody acted on it',
    advisory: 'shown to a human, who decided',
    enforced: 'run by itself',
  },
  executor: {
    human: 'somebody ran it by hand',
    agent: 'the agent itself',
    automation: 'a playbook or another tool',
  },
  rollback_reason: {
    wrong: 'it should not have been done',
    planned_expiry: 'it was meant to end',
    test: 'an exercise',
  },
  reversibility: {
    reversible: 'can be undone whole',
    partially: 'can be undone in part',
    irreversible: 'cannot be undone',
  },
};

const lastOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/** What one of our words means for a field; `undefined` where the word says it itself. */
export const meaningOf = (path: string, word: string): string | undefined => ofWords[lastOf(path)]?.[word];

/** A word with its meaning, as a choice shows it: `override: did something else instead`. */
export function wordWithMeaning(path: string, word: string): string {
  const meaning = meaningOf(path, word);
  return meaning === undefined ? word : `${word}: ${meaning}`;
}

const ofFields: Partial<Record<EventType, Readonly<Record<string, string>>>> = {
  decision: {
    time: 'When the agent proposed it.',
    decision_id: 'Names one proposal. What humans did joins it by this; often the ticket.',
    finding_uid: 'The alert or case that it is about. What turned out to be true joins it by this.',
    mode: 'Whether the proposal had any effect.',
    environment: 'Tests are kept apart from production.',
    'agent.uid': 'Which agent; a fixed value where there is only one.',
    'action.name': 'What the agent wanted to do, in the words of the tool.',
    'action.category': 'Which sort of act that is. Only acts that change something can be false positives.',
    'resource.uid': 'The host, account or sender that it is about.',
    confidence: 'Between 0 and 1; percent times 0.01.',
    risk_level: 'How bad a mistake would be. Not mapped: high.',
    release_id: 'The bundle of model, prompt and policy that decided: versions are compared by it.',
    workflow: 'The sort of case, such as the name of the alert: numbers can be had for each.',
    incident_uid: 'The incident that several alerts belong to.',
    rationale: 'Why the agent proposed it.',
  },
  review: {
    time: 'When the human decided.',
    decision_id: 'The proposal that was decided on, named as in the proposals.',
    outcome:
      'What the human did with the proposal. Where no column says it, compare two columns: what the agent wanted, and what the human did. Where each row is one event, compare with the proposal in an earlier row of the case.',
    'reviewer.uid': 'Who decided.',
    shown_time: 'When the proposal was put before the human; without it nothing is said about waiting.',
    saw_agent_output: 'Whether the human saw the proposal first. Not mapped: not known.',
    reason_text: 'Why the human decided so, in own words.',
    'reviewer.group': 'The team or shift of who decided.',
  },
  verdict: {
    time: 'When it was found out.',
    finding_uid: 'The alert or case that it is about, named as in the proposals.',
    decision_id: 'The proposal that it is about, where cases are not named.',
    verdict: 'What turned out to be true.',
    basis: 'Who said so: the ground on which it can be trusted.',
    final: 'Whether it can still change.',
  },
  execution: {
    time: 'When it ran.',
    decision_id: 'The proposal that was carried out.',
    status: 'Whether it ran.',
    executor: 'Who ran it.',
    rollback_of: 'The execution that this one undid.',
  },
};

/** What a field of ours holds, in one sentence. */
export const helpOf = (type: EventType, path: string): string | undefined => ofFields[type]?.[path];
