import { ownCase, share } from '../rate/share';

const own = `NOT is_duplicate AND ${ownCase}`;

/** A lower bound of the false-negative rate: cases that nobody opened have no label and are in neither count. */
export const knownMisses = share({
  id: 'known_misses',
  title: 'Known misses',
  question: 'Of the cases known to be real, how many did the agent leave alone? At least so many are missed.',
  numerator: 'Those of them in which it proposed no action and handed nothing to a human',
  denominator: 'Cases, older than the maturity lag, that a label says warranted an action',
  excluded: 'Tests and drills, duplicates',
  unresolved: 'Cases without a label: nobody knows whether they were real, so this is a lower bound',
  better: 'lower',
  mark: 'wrong',
  notMeasurable: (where) => `no case ${where} is known to have been real`,
  source: 'Korn and Graubard (1998); design effect: Franco et al., PMC6690503, with a floor',
  counted: `${own} AND is_mature AND coalesce(truth, FALSE)`,
  hit: 'NOT is_action AND NOT is_escalation',
  young: `${own} AND NOT is_mature
    AND coalesce(warranted, FALSE)`,
});
