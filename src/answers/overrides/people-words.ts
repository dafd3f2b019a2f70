import { counted, count, hitsOf, percent } from '../../words/format';
import type { FunnelPerson, OperatorFunnel } from '../../metrics/operator-funnel/operator-funnel';

const aboveOf = (found: OperatorFunnel) =>
  found.people.filter(({ adjusted }) => adjusted.outside === 'above');

const aboveWords = (above: number, everybody: number) =>
  `${counted(above, 'person', 'people')} of ${count(everybody)} ${above === 1 ? 'overrides' : 'override'} more than chance and case mix explain`;

/** Whose overrides chance and case mix do not explain, as a sentence; null where there is nobody. */
export function peopleFinding(found: OperatorFunnel): string | null {
  const above = aboveOf(found).length;
  return above === 0 ? null : `${aboveWords(above, found.everybody)}.`;
}

/** How many stand above the limits once their case mix is taken into account. */
export function peopleSentence(found: OperatorFunnel): string {
  const above = aboveOf(found);
  if (found.overrides === 0)
    return `None of ${counted(found.everybody, 'person', 'people')} overrode a proposal.`;
  if (above.length === 0)
    return `No person overrides more than chance and case mix explain (${counted(found.everybody, 'person', 'people')}).`;
  const held = above.reduce((sum, { hits }) => sum + hits, 0);
  const decided = above.reduce((sum, { n }) => sum + n, 0);
  return `${aboveWords(above.length, found.everybody)}: ${hitsOf(held, found.overrides)} overrides, ${percent(decided / found.decided)} of the decisions.`;
}

export const outsideWords = {
  above: 'above the limits',
  below: 'below the limits',
} as const;

export const justifiedWords = ({ judged, justified }: FunnelPerson): string =>
  judged === 0 ? 'none labelled' : hitsOf(justified, judged);
