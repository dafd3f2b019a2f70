import { everyRate } from '../catalogue';
import { evidenceRates } from '../evidence-quality/definitions';
import type { IntervalMethod, RateDefinition } from '../rate/definition';
import { testRates } from '../tests/definitions';
import type { MetricPage } from './page';

/** What each interval of a share is, in words. */
export const intervalWords: Readonly<Record<IntervalMethod, string>> = {
  korn_graubard:
    '95 % Korn–Graubard: exact at the effective number of decisions, which come in incidents; their design effect has a floor',
  clopper_pearson: '95 % exact (Clopper-Pearson), both sides',
};

const pageOfRate = (definition: RateDefinition): MetricPage => {
  const { sql, id, title, question, numerator, denominator, excluded, unresolved, unit, source } = definition;
  const interval = intervalWords[definition.interval];
  return { id, title, question, numerator, denominator, excluded, unresolved, unit, interval, source, sql };
};

export const ratePages: readonly MetricPage[] = [...everyRate, ...testRates, ...evidenceRates].map(
  pageOfRate,
);
