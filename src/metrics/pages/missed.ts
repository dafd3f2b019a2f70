import boundsSql from '../missed/bounds.sql?raw';
import casesSql from '../missed/cases.sql?raw';
import { opportunityTable } from '../missed/opportunity';
import type { MetricPage } from './page';

const sampled = {
  excluded: 'Tests and drills, duplicates, errors of the agent; cases that the agent left and nobody sampled',
  unresolved:
    'Cases of the sample without a label; without a sample it cannot be measured, and only bounds are given',
  interval: '95 % Korn–Graubard at the effective size of the weighted sample',
  source:
    'Hájek (1971); Särndal, Swensson, Wretman (1992), §5.7; Korn, Graubard (1998); Begg, Greenes (1983)',
  sql: `${opportunityTable.trim()}\n${casesSql.trim()}`,
} as const;

export const missedPages: readonly MetricPage[] = [
  {
    ...sampled,
    id: 'missed_share',
    title: 'Missed cases (false-negative rate)',
    question: 'Of the cases that were real, how many did the agent leave, or treat too weakly?',
    numerator:
      'Real cases with no proposal, with one that is no action (such as a notice), or with an action weaker than what the human then did (an escalation is no miss), weighted by 1 over the probability of being sampled',
    denominator:
      'Real cases that the agent proposed something on, and those of the audit sample that it left, weighted the same way',
    unit: 'decision',
  },
  {
    ...sampled,
    id: 'false_positive_rate',
    title: 'False-positive rate',
    question: 'Of the cases that were not real, on how many would the agent have acted?',
    numerator: 'Cases that were not real on which the agent proposed to act, weighted',
    denominator:
      'Cases that were not real: those that the agent proposed something on, and those of the audit sample that it left, weighted',
    unit: 'decision',
  },
  {
    ...sampled,
    id: 'automation_bias_omission',
    title: 'Omission',
    question: 'Where the agent stayed silent on a real case, did the human too?',
    numerator: 'Of those, the cases in which the human took no action either, weighted',
    denominator: 'Real cases of the audit sample on which the agent proposed nothing, weighted',
    unit: 'decision',
  },
  {
    ...sampled,
    id: 'missed_bounds',
    title: 'Bounds of missed cases and of the false-positive rate',
    question: 'Between which ends must they lie, whatever the unlabelled cases turn out to be?',
    numerator: 'Known missed cases; plus, for the upper end, every unlabelled case that the agent left',
    denominator: 'Known real cases; plus every unlabelled case, each on the side that widens the range',
    excluded: 'Tests and drills, duplicates, errors of the agent',
    unresolved: 'None: the bounds are made of what is not known',
    unit: 'decision',
    interval: 'None: these are bounds, not an estimate',
    source: 'Manski (2003), Partial Identification of Probability Distributions',
    sql: `${opportunityTable.trim()}\n${boundsSql.trim()}`,
  },
];
