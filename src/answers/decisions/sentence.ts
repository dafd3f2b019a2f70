import { duration } from '../../words/format';
import type { DecisionPath } from './decision-path';
import { actionWords, agentName } from '../../words/logged-words';

function agentPart({ decision }: DecisionPath): string {
  const name = agentName(decision);
  if (decision.error) return `${name} ended in an error.`;
  if (decision.abstained) return `${name} abstained.`;
  if (decision.action.category === 'none') return `${name} would have done nothing.`;
  return `${name} would ${actionWords(decision)}.`;
}

const verbs: Record<string, string> = {
  approve: 'approved',
  modify: 'changed',
  reject: 'rejected',
  override: 'overrode',
};

function humanPart({ fact }: DecisionPath): string {
  const verb = verbs[fact.human_outcome];
  if (!verb) {
    if (fact.human_outcome === 'expire') return 'The request expired; nobody decided.';
    if (fact.human_outcome === 'abstain') return 'The reviewer abstained.';
    return fact.is_proposal ? 'No human has decided yet.' : '';
  }
  const wait = fact.wait_s === null || fact.wait_s < 0 ? '' : ` after ${duration(fact.wait_s * 1000)}`;
  return `A human ${verb} it${wait}${judgement(fact)}.`;
}

function judgement(fact: DecisionPath['fact']): string {
  if (fact.warranted === null || !fact.is_proposal) return '';
  if (fact.is_overridden) return fact.warranted ? ', though it was warranted' : ', rightly';
  return fact.warranted ? '' : ', though it was not warranted';
}

function truthPart({ fact }: DecisionPath): string {
  if (!fact.is_proposal && fact.warranted !== null) {
    return fact.warranted ? 'An action was warranted: it was missed.' : 'No action was warranted.';
  }
  if (fact.warranted === null) return fact.is_proposal ? 'Whether it was warranted is not known.' : '';
  if (verbs[fact.human_outcome]) return '';
  return fact.warranted ? 'It was warranted.' : 'It was not warranted.';
}

function whatRan({ fact }: DecisionPath): string {
  if (fact.is_rolled_back) return 'It ran and was rolled back.';
  return fact.is_executed ? 'It ran.' : '';
}

/** The decision in one line that can be quoted: what the agent would do, what the human did, who was right. */
export function decisionSentence(path: DecisionPath): string {
  return [agentPart(path), humanPart(path), whatRan(path), truthPart(path)].filter(Boolean).join(' ');
}
