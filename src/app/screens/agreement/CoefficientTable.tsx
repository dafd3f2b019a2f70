import { SectionHead } from '../../parts/Section';
import { shareAxis, shareTick } from '../../../charts/axis/share-axis';
import { DotRows } from '../../../charts/dots/DotRows';
import {
  count,
  decimal,
  isShown,
  percent,
  percentRange,
  rateShort,
  unresolvedWords,
} from '../../../words/format';
import type { AgreementCells } from '../../../metrics/agreement-table/agreement-table';
import type { Coefficient } from '../../../statistics/clustered-agreement';
import { fewestResolved, type Rate } from '../../../metrics/rate/rate';
import { metricLink } from '../../parts/RowsLink';
import type { AgreementNumbers } from './AgreementHead';

/** Raw agreement, kappa and AC1 side by side: each alone can mislead. */
export function CoefficientTable({ blind, advised, tables }: AgreementNumbers) {
  const axis = shareAxis(
    [blind, advised].flatMap(({ interval, n }) =>
      interval && n > 0 ? [interval.lower, interval.upper] : [1],
    ),
    true,
  );
  return (
    <>
      <SectionHead
        title="Raw agreement, kappa and AC1"
        sub="Kappa falls when one class of action is rare, AC1 does not: with 90 of 100 pairs alike they can read −0.05 and 0.89. No one of the three decides."
        sql={[
          { ...blind.statement, label: 'Agreement, blind' },
          { ...tables.statement, label: 'Pairs, class against class' },
        ]}
      />
      {axis.note && <p className="rates-note">{axis.note}</p>}
      <DotRows
        caption="Agreement, blind and advised"
        head="Human"
        plotHead="Raw agreement, ordinary 95%"
        axis={{ ...axis, tick: shareTick(axis) }}
        mark="human"
        columns={[
          { label: 'Raw agreement', numeric: true },
          { label: 'Pairs', numeric: true },
          { label: 'Differ', numeric: true },
          { label: 'Incidents', numeric: true },
          { label: "Cohen's kappa", numeric: true },
          { label: "Gwet's AC1", numeric: true },
        ]}
        rows={[
          rowOf('agreement', 'Blind: had not seen the proposal', blind, tables.blind),
          rowOf('agreement_advised', 'Advised, or not known', advised, tables.advised),
        ]}
      />
      <p className="fignote">
        Kappa and AC1 compare classes of action; a pair of one class on different targets is alike for them
        and not for raw agreement ({count(tables.blind.otherTarget)} such pairs blind,{' '}
        {count(tables.advised.otherTarget)} advised), nor is one whose review says override and yet names the
        class that was proposed ({count(tables.blind.sameOverride)} blind,{' '}
        {count(tables.advised.sameOverride)} advised). Their intervals take pairs as independent. Cases in
        which the agent proposed nothing make no pair.
      </p>
    </>
  );
}

function rowOf(metric: string, label: string, rate: Rate, cells: AgreementCells) {
  const link = metricLink(metric);
  const key = { key: 'all' };
  const isMeasured = isShown(rate);
  return {
    key: metric,
    label: (
      <>
        {label}
        {rate.reason && <span className="q">{rate.reason}</span>}
        {rate.unresolved > 0 && <span className="q">{unresolvedWords(rate.unresolved, rate.bounds)}</span>}
      </>
    ),
    value: isMeasured ? rate.share : null,
    interval: rate.n > 0 ? rate.interval : null,
    notMeasurable: rate.state === 'not_measurable',
    cells: [
      <span key="share">
        <b>{rateShort(rate)}</b>
        {isMeasured && rate.interval && <span className="q small">{percentRange(rate.interval)}</span>}
      </span>,
      rate.n === 0 ? 'none' : link(key, 'counted', count(rate.n)),
      rate.n === rate.hits ? 'none' : link(key, 'misses', count(rate.n - rate.hits)),
      count(rate.incidents),
      <CoefficientCell key="kappa" value={cells.kappa} pairs={cells.pairs} />,
      <CoefficientCell key="ac1" value={cells.ac1} pairs={cells.pairs} />,
    ],
  };
}

function CoefficientCell({ value, pairs }: { value: Coefficient | null; pairs: number }) {
  if (pairs === 0) return <>not measurable</>;
  if (!value && pairs < fewestResolved) return <span className="q">too few</span>;
  if (!value) return <span className="q">undefined: one class only</span>;
  return (
    <>
      <b>{decimal(value.value, 2)}</b>
      <span className="q small">
        {decimal(value.lower, 2)} to {decimal(value.upper, 2)}
      </span>
    </>
  );
}

/** "97.1% on the diagonal". */
export const diagonal = (share: number | null) =>
  share === null ? 'no pair' : `${percent(share)} on the diagonal`;
