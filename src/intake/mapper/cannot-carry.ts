import type { Mapping } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';

/** Something that cannot be measured from a source alone, and what it lacks. */
export interface Lack {
  readonly what: string;
  readonly because: string;
}

/** What needs which field of which record; without `field` any record of the kind will do. */
const needs: readonly (readonly [what: string, type: EventType, field: string | null, lacks: string])[] = [
  ['verdicts on an agent', 'decision', null, 'what the agent would have done'],
  ['comparison of bundles', 'decision', 'release_id', 'the release bundle'],
  ['risk classes', 'decision', 'risk_level', 'the risk level'],
  ['calibration', 'decision', 'confidence', 'the agent’s confidence'],
  ['within policy', 'decision', 'policy.outcome', 'the policy’s verdict'],
  ['evidence quality', 'decision', 'evidence', 'the evidence'],
  ['reversibility', 'decision', 'reversibility', 'whether the action can be undone'],
  ['override rate', 'review', null, 'what humans decided on the proposals'],
  ['time to approval', 'review', null, 'when humans decided'],
  ['blind agreement', 'review', 'saw_agent_output', 'whether the reviewer had seen the agent’s output'],
  ['missed cases', 'review', 'sampling.probability', 'an audit sample'],
  ['false-positive share', 'verdict', null, 'what turned out to be true'],
  ['over-scope', 'verdict', 'warranted_actions', 'the actions that were warranted'],
  ['execution', 'execution', null, 'what really ran'],
  ['rollback rate', 'execution', 'rollback_of', 'which executions were undone'],
  ['tests', 'decision', 'scenario.id', 'the scenario of a test'],
  ['safety controls', 'control', null, 'switches, breakers and tiers'],
];

/** What a source that is read by this mapping cannot support by itself. Empty for records of the log format. */
export function cannotCarry({ native, records }: Mapping): Lack[] {
  if (native === true) return [];
  return needs
    .filter(([, type, field]) => {
      const own = records.filter(({ event_type: each }) => each === type);
      if (field === null) return own.length === 0;
      return !own.some(({ fields, lists = {} }) =>
        [...Object.keys(fields), ...Object.keys(lists)].some(
          (each) => each === field || each.startsWith(`${field}.`),
        ),
      );
    })
    .map(([what, , , because]) => ({ what, because }));
}

/** Our fields that a mapping fills, as `decision.confidence`; null for records of the log format: all of them. */
export function fieldsFilled({ native, records }: Mapping): string[] | null {
  if (native === true) return null;
  const filled = records.flatMap(({ event_type: type, fields, lists = {} }) => [
    ...Object.keys(fields).map((field) => `${type}.${field}`),
    ...Object.entries(lists).flatMap(([list, { fields: own }]) => [
      `${type}.${list}`,
      ...Object.keys(own).map((field) => `${type}.${list}.${field}`),
    ]),
  ]);
  return [...new Set(filled)].sort();
}
