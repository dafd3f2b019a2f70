import { gapSql } from '../agreement-gap/agreement-gap';
import { waitsSql } from '../approval-time/approval-time';
import { reviewersSql } from '../automation-bias/reviewers';
import type { MetricPage } from './page';

export const peoplePages: readonly MetricPage[] = [
  {
    id: 'approval_time',
    title: 'Time to approval',
    question: 'How long does a proposal wait until it is approved?',
    numerator:
      'Proposals approved by a given time after they were visible; median, 90th percentile, share within a target',
    denominator: 'Proposals shown to a human, or waiting for a required approval',
    excluded:
      'Tests and drills, duplicates, blind reviews; waits that are negative or unknown, and all of an agent whose log has one time for proposal and decision (counted apart)',
    unresolved:
      'Pending ones wait until the logs end; rejected, expired and withdrawn ones compete with approval, and so do those that ran without the approval they needed',
    unit: 'decision',
    interval:
      '95 %, from the variance of the Aalen-Johansen estimator, inflated by what incidents do to the share approved',
    source: 'Aalen, Johansen (1978); medians: Brookmeyer, Crowley (1982)',
    sql: waitsSql.trim(),
  },
  {
    id: 'override_discrimination',
    title: 'Discrimination of overrides (d′)',
    question: 'Do humans override wrong proposals rather than right ones?',
    numerator: 'Overrides given a wrong proposal, and overrides given a right one',
    denominator:
      'Decided proposals, older than the maturity lag, whose truth is known: wrong ones and right ones',
    excluded: 'Tests and drills',
    unresolved:
      'Decided proposals without a label of the asked strength; without wrong or without right ones there is no answer',
    unit: 'reviewer, and all together',
    interval: '95 %, incidents drawn again with replacement; none below five wrong or ten right proposals',
    source: 'Green, Swets (1966); (x + ½)/(n + 1): Hautus (1995)',
    sql: reviewersSql,
  },
  {
    id: 'rubber_stamp_share',
    title: 'Fast approvals',
    question: 'How many approvals came faster than the proposal can be read?',
    numerator:
      'Approvals faster than the floor (10 seconds unless set); beside it the reviewer’s own 5th percentile',
    denominator: 'Single approvals with a usable wait',
    excluded: 'Tests and drills; three or more decisions at one moment are bulk approvals, counted apart',
    unresolved:
      'Approvals whose wait is unknown or negative, or whose agent’s log has one time for proposal and decision',
    unit: 'reviewer',
    interval: 'None: it describes, and decides nothing',
    source: 'A convention of this project; the floor is a choice',
    sql: reviewersSql,
  },
  {
    id: 'agreement_gap',
    title: 'Advised against blind agreement',
    question: 'How much more do humans agree once they have seen the proposal?',
    numerator: 'Share of agreement among advised pairs, minus that among blind pairs',
    denominator:
      'Proposals matched with a human’s action, advised or blind, by workflow, risk class and action category',
    excluded: 'Tests and drills',
    unresolved: 'Reviews that ended in no decision; without blind pairs it cannot be measured',
    unit: 'decision',
    interval:
      '95 %: Newcombe on the Korn–Graubard limits of each side for the crude difference; for the standardised one Sato’s variance, or that between incidents where it is larger',
    source: 'Newcombe (1998); Korn, Graubard (1998); Mantel, Haenszel (1959); Sato (1989)',
    sql: gapSql.trim(),
  },
];
