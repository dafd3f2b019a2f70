import labelsSql from '../breaker-replay/labels.sql?raw';
import casesSql from '../threshold/cases.sql?raw';
import actionsSql from '../what-if/actions.sql?raw';
import type { MetricPage } from './page';

const excluded = 'Tests, duplicates and what is younger than the maturity lag';

/** What a threshold, a policy or a circuit breaker would have done on the log. */
export const whatIfPages: readonly MetricPage[] = [
  {
    id: 'threshold_choice',
    title: 'A threshold on the stated confidence',
    question: 'From this confidence on, how many of the actions that act alone are wrong?',
    numerator: 'Actions at or above the threshold that were not warranted; for recall those that were',
    denominator: 'Resolved actions at or above the threshold; for recall all resolved right actions',
    excluded: `${excluded}; actions that policy denies`,
    unresolved: 'Bounded: the limit is held against the share with every unresolved one wrong',
    unit: 'decision in incident',
    interval: 'Korn–Graubard; the lowest threshold with a guarantee by fixed-sequence testing',
    source:
      'Korn, Graubard (1998); Franco et al. (2019); Angelopoulos, Bates, Candès, Jordan, Lei (2021), Learn then Test',
    sql: casesSql.trim(),
  },
  {
    id: 'policy_replay',
    title: 'A policy against the one as logged',
    question: 'Do more actions end better than worse under the edited rules?',
    numerator:
      'Wrong actions that wait now and right ones that act now, less right ones that wait now and wrong ones that act now',
    denominator: 'Resolved actions that both policies can be evaluated on',
    excluded: 'Tests and duplicates; actions that lack a field that a rule needs are counted apart',
    unresolved: 'Left out of the net; counted in every cell',
    unit: 'decision in incident',
    interval: 'Of the mean per decision over incidents; McNemar on the actions that change',
    source: 'McNemar (1947); ratio estimator over clusters, Franco et al. (2019)',
    sql: actionsSql.trim(),
  },
  {
    id: 'breaker_replay',
    title: 'A circuit breaker on what was known at each moment',
    question: 'How many wrong actions would it have stopped, and how many right ones?',
    numerator: 'Actions in a scope while the breaker held it in advisory-only mode',
    denominator: 'Resolved wrong actions, and resolved right actions',
    excluded: `${excluded}; actions that policy denies`,
    unresolved: 'Counted apart',
    unit: 'decision in incident',
    interval: 'Korn–Graubard; compared with labels dealt by lot',
    source:
      'Korn, Graubard (1998); Franco et al. (2019); a replay of the log in event order, labels when they arrived',
    sql: `${actionsSql.trim()};\n\n${labelsSql.trim()}`,
  },
];
