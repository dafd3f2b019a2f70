import { isHigherBetter, labelWords } from '../../answers/criteria/words';
import type { Column } from '../../charts/table/Table';
import type { Gate } from '../../records/criteria';
import { gateLimitWords, exactPercent } from '../../words/format';

/** What the criteria ask of each gate, beside its name. */
export const gateColumns: readonly Column<Gate>[] = [
  {
    head: 'Limit per incident',
    className: 'nw',
    cell: ({ limit, metric }) => gateLimitWords(limit, isHigherBetter(metric)),
  },
  { head: 'Chance of a false pass', number: true, cell: ({ alpha }) => exactPercent(alpha) },
  { head: 'Labels from', cell: ({ minLabelRank }) => labelWords[minLabelRank] },
  { head: 'Lag', number: true, cell: ({ maturityLagDays }) => `${maturityLagDays} days` },
  { head: 'Span at least', number: true, cell: ({ minSpanDays }) => `${minSpanDays} days` },
  { head: 'Unlabelled at most', number: true, cell: (gate) => exactPercent(gate.unresolvedLimit) },
  {
    head: 'Also',
    cell: ({ zeroSevereDays, critical }) =>
      `${zeroSevereDays === null ? '' : `no severe error in ${zeroSevereDays} days; `}${critical ? 'without it the scope cannot be judged' : 'without it nothing is proven'}`,
  },
];
