import calibrationSql from '../calibration/forecasts.sql?raw';
import { overScope } from '../shares/over-scope';
import excessSql from '../over-scope/excess.sql?raw';
import { fill } from '../rate/slice';
import type { MetricPage } from './page';

export const truthPages: readonly MetricPage[] = [
  {
    id: 'over_scope_excess_targets',
    title: 'Excess targets',
    question: 'How many targets beyond the warranted ones did containment take in?',
    numerator: 'Targets of the proposal that are not among the warranted ones: median and 90th percentile',
    denominator: overScope.denominator,
    excluded: overScope.excluded,
    unresolved: overScope.unresolved,
    unit: 'decision',
    interval: 'None: it describes, and decides nothing',
    source: 'Quantiles are observed values (inverse of the empirical distribution)',
    sql: fill(excessSql, { metric: overScope.sql }),
  },
  {
    id: 'calibration',
    title: 'Calibration',
    question: 'Is a stated confidence the chance that the proposal was right?',
    numerator: 'Proposals that the truth warranted, per bin of stated confidence',
    denominator: 'Proposals with a confidence as a number, older than the maturity lag, whose truth is known',
    excluded: 'Tests and drills, duplicates; proposals without a confidence (counted apart)',
    unresolved: 'Matured proposals with a confidence and no label of the asked strength',
    unit: 'decision',
    interval:
      '95 % Wilson per bin; Spiegelhalter’s z as the test; the calibration error only beside what chance alone would show',
    source:
      'Brier (1950); Murphy (1973); Spiegelhalter (1986); Naeini et al. (2015); Bröcker, Smith (2007); Stephenson et al. (2008)',
    sql: calibrationSql.trim(),
  },
];
