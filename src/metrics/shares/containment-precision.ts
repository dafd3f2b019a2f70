import { ownCase, share } from '../rate/share';
import { wholeNumber } from '../rate/whole-number';

const contained = `is_containment AND ${ownCase}`;
/** Where no label of the log names targets only failures could be told, so nothing is. */
const isToldHere = '(SELECT count(*) FROM slice WHERE truth AND target_right IS NOT NULL) > 0';

export const containmentPrecision = share({
  id: 'containment_precision_strict',
  title: 'Containment precision, strict',
  question: 'How often was containment right in action, target and scope?',
  numerator:
    'Proposals to isolate or evict that were warranted, on the right target, and no wider than needed',
  denominator: 'Proposals to isolate or evict, older than the maturity lag, whose truth is known that far',
  excluded: 'Tests and drills, duplicates',
  unresolved: 'No label, or a label that does not say which targets were warranted',
  better: 'higher',
  mark: 'truth',
  notMeasurable: (where) =>
    `the agent proposed no containment ${where}: a read-only analyst has none to judge`,
  sayOpenMisses: (misses, open) =>
    `No label names the targets that were warranted, so only failures can be told: ${wholeNumber(misses)} of ${wholeNumber(open)} were not warranted, so at most ${wholeNumber(open - misses)} of ${wholeNumber(open)} can be right.`,
  counted: `${contained} AND is_mature
    AND (NOT truth OR truth AND target_right IS NOT NULL AND excess_targets IS NOT NULL)
    AND ${isToldHere}`,
  hit: 'truth AND target_right AND excess_targets = 0',
  open: `${contained} AND is_mature
    AND (truth IS NULL OR truth AND (target_right IS NULL OR excess_targets IS NULL)
      OR NOT ${isToldHere})`,
  young: `${contained} AND NOT is_mature`,
  unlogged: `NOT truth AND is_containment AND is_mature AND ${ownCase}
    AND NOT ${isToldHere}`,
});
