import { fieldsOfRecord } from '../../records/fields';
import type { FieldRule, Mapping, RecordRule } from '../../records/mapping';
import { type EventType, eventTypes } from '../../records/vocabulary';
import { ofRule } from './paths-of';

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

/** Fields that privacy drops, without the places in lists. */
const droppedBy = ({ privacy }: Mapping): string[] =>
  Object.entries(privacy?.fields ?? {}).flatMap(([path, what]) =>
    what === 'drop' ? [path.replace(/\[[^\]]*\]/g, '')] : [],
  );

const isUnder = (path: string, dropped: readonly string[]) =>
  dropped.some((each) => path === each || path.startsWith(`${each}.`));

/** Does privacy take away all that a rule could make its field of? */
function isEmptied(rule: FieldRule, dropped: readonly string[]): boolean {
  if (rule.value !== undefined) return false;
  const gone = ofRule(rule).map((path) => isUnder(path.replace(/\[[^\]]*\]/g, ''), dropped));
  const needsAll = rule.compare !== undefined || rule.between !== undefined || rule.template !== undefined;
  return gone.length > 0 && (needsAll ? gone.includes(true) : !gone.includes(false));
}

/** Our fields, and lists, that a rule of a mapping can fill once privacy has dropped its columns. */
function ofRecord({ fields, lists = {} }: RecordRule, dropped: readonly string[]): string[] {
  return [
    ...Object.entries(fields)
      .filter(([, rules]) => ![rules].flat().every((rule) => isEmptied(rule, dropped)))
      .map(([field]) => field),
    ...Object.entries(lists).flatMap(([list, { each, fields: own }]) =>
      isUnder(each, dropped) ? [] : [list, ...Object.keys(own).map((field) => `${list}.${field}`)],
    ),
  ];
}

/**
 * What a source that is read by this mapping cannot support by itself. Of records of the log format only
 * what privacy drops.
 */
export function cannotCarry(mapping: Mapping): Lack[] {
  const dropped = droppedBy(mapping);
  if (mapping.native === true) {
    return dropped.map((path) => ({ what: `${path} (dropped for privacy)`, because: 'what privacy drops' }));
  }
  return needs
    .filter(([, type, field]) => {
      const own = mapping.records.filter(({ event_type: each }) => each === type);
      if (field === null) return own.length === 0;
      return !own.some((rule) =>
        ofRecord(rule, dropped).some((each) => each === field || each.startsWith(`${field}.`)),
      );
    })
    .map(([what, , , because]) => ({ what, because }));
}

/** What cannot be measured without a kind of record that none of these is. */
export const lacksWithout = (has: (type: EventType) => boolean): Lack[] =>
  needs
    .filter(([, type, field]) => field === null && !has(type))
    .map(([what, , , because]) => ({ what, because }));

/**
 * Our fields that a mapping fills, as `decision.confidence`; null for records of the log format: all of them.
 * What privacy drops is not among them: it was not missing, and nobody can tell any more whether it was.
 */
export function fieldsFilled(mapping: Mapping): string[] | null {
  const dropped = droppedBy(mapping);
  if (mapping.native === true) return dropped.length === 0 ? null : ofFormat(dropped);
  const filled = mapping.records.flatMap((rule) =>
    ofRecord(rule, dropped).map((field) => `${rule.event_type}.${field}`),
  );
  return [...new Set(filled)].sort();
}

const ofFormat = (dropped: readonly string[]): string[] =>
  eventTypes.flatMap((type) => {
    const { fields, lists } = fieldsOfRecord(type);
    const inner = Object.entries(lists).flatMap(([list, own]) => [
      list,
      ...own.map(({ path }) => (path === '' ? list : `${list}.${path}`)),
    ]);
    return [...fields.map(({ path }) => path), ...inner]
      .filter((path) => !isUnder(path, dropped))
      .map((path) => `${type}.${path}`);
  });
