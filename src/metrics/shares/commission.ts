import { byTruth, share } from '../rate/share';

const seen = "is_proposal AND is_decided AND visibility IN ('advised', 'unknown')";

export const commission = share({
  id: 'automation_bias_commission',
  title: 'Automation bias, commission',
  question: 'How often did a human approve a wrong proposal after seeing it?',
  numerator: 'Approvals',
  denominator:
    'Proposals that the truth did not warrant, decided by a human who had seen them (or of whom it is not known)',
  excluded: 'Tests and drills; blind reviews',
  unresolved: 'Advised decisions whose truth is not known: any of them may belong here',
  interval: 'clopper_pearson',
  better: 'lower',
  mark: 'human',
  notMeasurable: (where) => `no human decided ${where} after seeing a proposal`,
  ...byTruth(seen),
  counted: `${seen} AND is_mature AND truth IS NOT NULL AND NOT truth`,
  hit: "human_outcome = 'approve'",
  madeOf: ['human_outcome', 'reason_code'],
});
