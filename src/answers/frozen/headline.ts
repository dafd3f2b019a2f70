import {
  count,
  counted,
  hitsOf,
  inSentence,
  plain as plainText,
  rateSentence,
  utcPeriod,
} from '../../words/format';
import { stateWords } from '../../words/paper-words';
import { tierTitle } from '../../words/verdict-sentences';
import type { ControlState } from '../../readiness/verdict';
import type { ReportBlock } from '../../records/report/blocks';
import type { ReportMeasure } from '../../records/report/numbers';
import type { Evaluation } from '../../readiness/judge';
import { pageVerdict } from '../readiness/may-it-act';
import { countStates, stateOrder } from '../readiness/verdict-words';

export interface Said {
  readonly headline: string;
  readonly summary: string[];
}

const whole = (blocks: readonly ReportBlock[], metric: string): ReportMeasure | undefined =>
  blocks
    .flatMap((block) => (block.kind === 'measures' ? block.measures : []))
    .find((each) => each.metric === metric && each.by === 'all');

function measured(measure: ReportMeasure | undefined): string[] {
  if (!measure || measure.state === 'hidden' || measure.n === null || measure.hits === null) return [];
  const { title, n, hits, share, interval, state, reason } = measure;
  const incidents = measure.incidents ?? 0;
  const unresolved = measure.unresolved ?? 0;
  const rate = { hits, n, incidents, unresolved, share, interval, state, reason };
  return [plainText(rateSentence(title, rate))];
}

/** Titles of the required controls in this state, each with the number of its scopes. */
function titlesOf(scopes: Evaluation['scopes'], state: ControlState): string[] {
  const all = scopes.flatMap(({ controls }) =>
    controls.filter((control) => control.state === state).map(({ title }) => title),
  );
  return [...new Set(all)].map((title) => {
    const times = all.filter((each) => each === title).length;
    return times === 1 ? title : `${title} (in ${times} scopes)`;
  });
}

function ofReadiness({ scopes, together }: Evaluation): Said {
  const states = countStates(scopes);
  const tiers = [...new Set(scopes.map(({ nextTier }) => nextTier))].flatMap((tier) =>
    tier === null ? [] : [tierTitle(tier)],
  );
  const said = stateOrder.map((state) => `${count(states[state])} ${inSentence(stateWords[state])}`);
  const judged = `${counted(scopes.length, 'scope')} (agent, workflow and risk class) judged for ${tiers.join(' or ') || 'the next tier'}: ${said.join(', ')}.`;
  const named = (state: ControlState) => titlesOf(scopes, state).join('; ');
  const [contradicted, absent] = [named('contradicted'), named('not_in_log')];
  return {
    headline: pageVerdict(scopes),
    summary: [
      plainText(judged),
      ...(together.sentence === null ? [] : [`Several at once: ${together.sentence}`]),
      ...(contradicted ? [`Required controls that the log contradicts: ${contradicted}.`] : []),
      ...(absent ? [`Required controls of which the log carries nothing: ${absent}.`] : []),
    ],
  };
}

/** The report in one sentence, and a few more. */
export function saidOf(
  evaluation: Evaluation | null,
  blocks: readonly ReportBlock[],
  period: { from: number; to: number },
): Said {
  const wrong = whole(blocks, 'false_positive_share');
  const overridden = whole(blocks, 'override_rate');
  const numbers = [...measured(wrong), ...measured(overridden), ...measured(whole(blocks, 'rollback_rate'))];
  const over = `Decisions of ${plainText(utcPeriod(period.from, period.to))}, UTC.`;
  if (evaluation !== null) {
    const { headline, summary } = ofReadiness(evaluation);
    return { headline, summary: [...summary, over, ...numbers] };
  }
  const parts = [
    overridden?.n && overridden.hits !== null
      ? `Humans overrode ${plainText(hitsOf(overridden.hits, overridden.n))} proposals.`
      : null,
    wrong?.n && wrong.hits !== null ? `${plainText(hitsOf(wrong.hits, wrong.n))} actions were wrong.` : null,
  ].filter((part) => part !== null);
  return { headline: parts.join(' ') || 'What the logs say.', summary: [over, ...numbers] };
}
