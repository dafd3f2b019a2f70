import type { RateNumbers } from '../../words/format';
import type { ReportMeasure } from '../../records/report/numbers';

/** A measure as the words for rates take it; what is left out says so elsewhere. */
export function numbersOf(measure: ReportMeasure): RateNumbers {
  const { hits, n, incidents, unresolved, share, interval, state, reason } = measure;
  return {
    hits: hits ?? 0,
    n: n ?? 0,
    incidents: incidents ?? 0,
    unresolved: unresolved ?? 0,
    share,
    interval,
    state: state === 'hidden' ? 'not_measurable' : state,
    reason: state === 'hidden' ? 'left out' : reason,
  };
}
