import { plainWord, utcDate } from '../../words/format';
import type { Report } from '../../records/report/report';
import { emptySelection, type LabelRank, type Selection, tidy } from '../../slice/selection/selection';
import { labelRanks } from '../../words/filter-words';

const rfc = (epoch: number | undefined) => (epoch === undefined ? null : new Date(epoch).toISOString());

function said(selection: Selection, releaseName: (id: string) => string): string {
  const { from, to, only, environment, maturityLagDays, minLabelRank } = selection;
  const period =
    from === undefined && to === undefined
      ? 'the whole period'
      : `${from === undefined ? 'the beginning' : utcDate(from)} to ${to === undefined ? 'the end' : utcDate(to)}`;
  const kept = Object.entries(only).map(([dimension, values]) => {
    const names = values
      .slice(0, 5)
      .map((value) => (dimension === 'release' ? releaseName(value) : plainWord(value)));
    const more = values.length > 5 ? ` and ${values.length - 5} more` : '';
    return `${plainWord(dimension)} ${dimension === 'person' ? `${values.length} chosen` : names.join(', ') + more}`;
  });
  const source = labelRanks.find(({ value }) => value === String(minLabelRank))?.text ?? 'any source';
  return [
    environment === 'all' ? 'all environments' : environment,
    period,
    ...kept,
    maturityLagDays > 0
      ? `right and wrong of decisions older than ${maturityLagDays} days`
      : 'no maturity lag',
    `labels of ${source}`,
  ].join('; ');
}

export function frozenSlice(selection: Selection, releaseName: (id: string) => string): Report['slice'] {
  const own = tidy(selection);
  return {
    said: said(own, releaseName),
    from: rfc(own.from),
    to: rfc(own.to),
    only: Object.fromEntries(Object.entries(own.only).map(([name, values]) => [name, [...values]])),
    environment: own.environment,
    maturity_lag_days: own.maturityLagDays,
    min_label_rank: own.minLabelRank,
  };
}

/** The selection that a report was made over. */
export function selectionOfSlice(slice: Report['slice']): Selection {
  return {
    ...emptySelection,
    ...(slice.from === null ? {} : { from: Date.parse(slice.from) }),
    ...(slice.to === null ? {} : { to: Date.parse(slice.to) }),
    only: slice.only as Selection['only'],
    environment: slice.environment,
    maturityLagDays: slice.maturity_lag_days,
    minLabelRank: slice.min_label_rank as LabelRank,
  };
}
