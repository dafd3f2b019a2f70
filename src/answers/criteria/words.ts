import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import { countingRules } from '../../records/counting-rules';
import type { GateMetric } from '../../records/criteria';
import { count, percent, plain, plainWord } from '../../words/format';

export const labelWords = [
  'any source',
  'closed classification up',
  'analyst of record up',
  'second analyst up',
  'incident review',
] as const;

export const metricTitle = (metric: GateMetric): string => gateDefinition(metric).title;

export const isHigherBetter = (metric: GateMetric): boolean => gateDefinition(metric).better === 'higher';

export { controlTitle } from '../../metrics/controls/definitions';

const { highRisk, sharedResourceTypes, mostJoined, sameTarget, bulkLabels } = countingRules;

/** What one person labels faster than anybody reads. */
export const bulkPace = `${count(bulkLabels.inMinute)} incidents within a minute, ${count(bulkLabels.inTenMinutes)} within ten or ${count(bulkLabels.inHour)} within an hour`;

/** What every verdict counts by, as the criteria state it. */
export const countingWords = plain(
  [
    `High risk is a decision with risk level, severity or criticality ${highRisk.riskLevel.join(' or ')}, one that is ${highRisk.reversibility.join(' or ')} or reaches ${count(highRisk.blastRadius)} targets, and one of which neither risk level nor criticality is recorded.`,
    `Types of resource that serve many (${sharedResourceTypes.map(plainWord).join(', ')}) are no incident, and what more than ${count(mostJoined)} incidents share joins none of them.`,
    `Of one target ${count(sameTarget.incidents)} right incidents count, or ${percent(sameTarget.share, 0)} of those before.`,
    `Labels by one person of ${bulkPace} rank as closed classifications.`,
  ].join(' '),
);

/** What differs from the presets, the first changes by name. */
export function changedCriteriaWords(changes: readonly string[]): string {
  const shown = changes.slice(0, 2).join('; ');
  const more = changes.length - 2;
  return more > 0 ? `Changed: ${shown}, and ${more} more.` : `Changed: ${shown}.`;
}
