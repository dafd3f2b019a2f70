import { exactNumber, plainWord } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { DecisionPath } from '../../../answers/decisions/decision-path';
import { humanWords } from '../../../words/logged-words';

function agentWords({ decision }: DecisionPath): string {
  if (decision.error) return 'error';
  if (decision.abstained) return 'abstained';
  const confidence = decision.confidence === undefined ? '' : `, ${exactNumber(decision.confidence)}`;
  return `${plainWord(decision.action.name)}${confidence}`;
}

function reviewWords({ fact }: DecisionPath): string {
  const words = humanWords[fact.human_outcome] ?? plainWord(fact.human_outcome);
  if (fact.visibility === '(none)') return words;
  return `${words}, ${fact.visibility === 'unknown' ? 'advised or not: unknown' : fact.visibility}`;
}

function truthWords({ fact }: DecisionPath): string {
  if (fact.unadjudicable !== '(none)') return `unadjudicable: ${plainWord(fact.unadjudicable)}`;
  if (fact.warranted === null) return 'no label yet';
  if (!fact.is_proposal) return fact.warranted ? 'an action was warranted' : 'no action warranted';
  return fact.warranted ? 'warranted' : 'not warranted';
}

/** Agent, human, truth: the three that every number is made of. */
export function Trio({ path }: { path: DecisionPath }) {
  const cells = [
    ['agent', 'Agent', agentWords(path)],
    ['human', 'Human', reviewWords(path)],
    ['truth', 'Truth', truthWords(path)],
  ] as const;
  return (
    <dl className="trio">
      {cells.map(([mark, title, words]) => (
        <div key={title}>
          <dt>
            <Mark kind={mark} />
            {title}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
