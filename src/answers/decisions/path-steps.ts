import { exactNumber, plainWord } from '../../words/format';
import type { Decision } from '../../records/decision';
import { afterwardSteps } from './afterward-steps';
import { evidenceSteps } from './evidence-steps';
import type { DecisionPath } from './decision-path';
import { at, type PathStep } from './path-step';
import { actionWords, agentName } from '../../words/logged-words';

function proposalStep(decision: Decision): PathStep {
  const name = agentName(decision);
  const time = at(decision.time);
  if (decision.error)
    return {
      time,
      mark: 'agent',
      title: `${name} ended in an error`,
      details: [decision.error.type],
      strong: true,
    };
  const details = [
    `${decision.action.name}${decision.resource ? ` on ${idAndName(decision.resource)}` : ''}`,
    decision.confidence === undefined
      ? 'no confidence logged'
      : `confidence ${exactNumber(decision.confidence)}`,
    ...(decision.blast_radius?.count === undefined
      ? []
      : [`reaches ${decision.blast_radius.count} ${decision.blast_radius.scope ?? 'targets'}`]),
    ...(decision.reversibility
      ? [decision.reversibility === 'partially' ? 'partially reversible' : decision.reversibility]
      : []),
    ...(decision.uncertainty?.length ? [`unsure: ${decision.uncertainty.map(plainWord).join(', ')}`] : []),
  ];
  const steps = [details.join(', '), ...(decision.rationale ? [`Rationale: ${decision.rationale}`] : [])];
  const title = decision.abstained ? `${name} abstained` : `${name} would ${actionWords(decision)}`;
  return { time, mark: 'agent', title, details: steps, strong: true };
}

/** The id is what tables and links hold; the name, where there is one, is what people say. */
const idAndName = ({ uid, name }: { uid: string; name?: string | undefined }) =>
  name === undefined || name === uid ? uid : `${uid} (${name})`;

const policyWords = {
  allow: 'allowed',
  deny: 'denied',
  require_approval: 'one person must approve',
  require_two_person: 'two people must approve',
  undefined: 'no rule applies',
  error: 'the check ended in an error',
} as const;

function policyStep(decision: Decision): PathStep {
  const { policy } = decision;
  const time = at(decision.time);
  if (!policy)
    return {
      time,
      mark: 'unresolved',
      title: 'No policy verdict was recorded',
      details: ['This is not within policy; it is counted apart'],
    };
  const isAgainst = policy.outcome === 'deny' || policy.outcome === 'undefined' || policy.outcome === 'error';
  const details = [
    ...(policy.revision ? [`version ${policy.revision}`] : []),
    ...(policy.path ? [`rule ${policy.path}`] : []),
    ...(policy.reasons ?? []),
  ];
  return {
    time,
    mark: isAgainst ? 'wrong' : 'within',
    title: `Policy: ${policyWords[policy.outcome]}`,
    details: details.length > 0 ? [details.join(', ')] : [],
  };
}

/** The whole path of a decision in order of time: what it saw, proposed, met, and what came of it. */
export function pathSteps(path: DecisionPath, personName: (uid: string) => string): PathStep[] {
  const { decision, records } = path;
  const before = evidenceSteps(decision);
  const own = [proposalStep(decision), policyStep(decision)];
  const after = records.slice(1).flatMap(({ record }) => afterwardSteps(record, path, personName));
  const nothingRan =
    !records.some(({ record }) => record.event_type === 'execution') && !decision.abstained && !decision.error
      ? [nothingRanStep(after, own)]
      : [];
  return [...before, ...own, ...after, ...nothingRan]
    .map((step, place) => ({ step, place }))
    .sort((a, b) => a.step.time - b.step.time || a.place - b.place)
    .map(({ step }) => step);
}

/** Stands right after the last human answer, or after the policy when nobody answered. */
function nothingRanStep(after: readonly PathStep[], own: readonly PathStep[]): PathStep {
  const answers = after.filter(({ mark }) => mark === 'human' || mark === 'override');
  const last = answers.at(-1) ?? own.at(-1);
  return {
    time: last?.time ?? 0,
    mark: 'ink',
    title: 'Nothing ran',
    details: ['No execution is recorded for this decision'],
  };
}
