import { ownCase, share } from '../rate/share';

const contained = `is_containment AND ${ownCase}`;

export const overScope = share({
  id: 'over_scope',
  title: 'Over-scope',
  question: 'How often did containment take in more than was needed?',
  numerator: 'Proposals whose set of targets strictly contains the warranted set',
  denominator:
    'Warranted proposals to isolate or evict, older than the maturity lag, whose warranted targets are known',
  excluded: 'Tests and drills, duplicates; proposals where nothing was warranted, which are wrong altogether',
  unresolved: 'No label, or a label that does not say which targets were warranted',
  better: 'lower',
  mark: 'wrong',
  notMeasurable: (where) =>
    `the agent proposed no containment ${where}: a read-only analyst has none to judge`,
  counted: `${contained} AND is_mature
    AND truth AND excess_targets IS NOT NULL`,
  hit: 'over_scope',
  open: `${contained} AND is_mature
    AND (truth IS NULL OR truth AND excess_targets IS NULL)`,
  young: `${contained} AND NOT is_mature`,
});
