import { Table } from '../../../charts/table/Table';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted, decimal, hitsOf, percent, percentRange } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import { ReliabilityChart } from '../../../charts/what-if/ReliabilityChart';
import type { CalibrationWhole } from '../../../metrics/calibration/by-group';
import type { StatedBin } from '../../../metrics/calibration/stated';
import { CountLink, RowsLink } from '../../parts/RowsLink';
import {
  betweenWords,
  binWords,
  eceWords,
  simulatedWords,
  spiegelhalterWords,
} from '../../../answers/what-if/calibration-words';

const title = 'Is it right as often as it says?';

export function Reliability({ found }: { found: CalibrationWhole }) {
  const { summary, bins } = found;
  if (bins.length === 0)
    return (
      <StateBlock
        kind="not_measurable"
        title={title}
        detail={summary.reason ?? 'No resolved proposal states a confidence as a number.'}
        height={160}
      />
    );
  const { brier } = summary;
  return (
    <Figure
      title={title}
      summary={`${counted(bins.length, 'bin')}, as equal in count as equal confidences allow, ${counted(summary.n, 'resolved proposal')}: ${found.regions.length === 0 ? 'no bin is shown to lie off the line' : `${counted(found.regions.length, 'region')} off the line`}.`}
      sql={[summary.statement]}
      note={`Whisker: 95% interval at the effective number of decisions, which come in incidents. Grey bars: decisions in the bin. A region is named where its interval, at 95% over all bins together, leaves out what is stated. Equal confidences share a bin, so that there may be fewer than ten. Calibration error (ECE) is above nought by chance alone: read it against its value under perfect calibration (${simulatedWords(summary.ece)}).`}
    >
      <div className="diagram">
        <ReliabilityChart
          points={bins.map(({ stated, share, interval, n, state }) => ({
            stated,
            observed: state === 'measured' ? share : null,
            interval,
            n,
          }))}
        />
        <dl className="facts">
          <dt>Brier score</dt>
          <dd>{brier === null ? 'not defined' : decimal(brier.brier, 4)}</dd>
          <dt>reliability, smaller is better</dt>
          <dd>{brier === null ? 'not defined' : decimal(brier.reliability, 4)}</dd>
          <dt>resolution, larger is better</dt>
          <dd>{brier === null ? 'not defined' : decimal(brier.resolution, 4)}</dd>
          <dt>uncertainty of the outcome</dt>
          <dd>{brier === null ? 'not defined' : decimal(brier.uncertainty, 4)}</dd>
          <dt>spread inside the bins</dt>
          <dd>{brier === null ? 'not defined' : decimal(brier.within, 4)}</dd>
          <dt>Spiegelhalter’s test</dt>
          <dd>{spiegelhalterWords(summary.spiegelhalter)}</dd>
          <dt>ECE</dt>
          <dd>{eceWords(summary.ece)}</dd>
          <dt>excess over chance</dt>
          <dd>{summary.ece === null ? 'not defined' : decimal(summary.ece.excess, 3)}</dd>
        </dl>
      </div>
      <Table
        caption="Stated confidence and observed share, bin by bin"
        region="Bins"
        className="bins"
        rows={bins}
        rowKey={({ from }) => from}
        columns={[
          { head: 'Confidence', cell: betweenWords },
          { head: 'Stated', number: true, cell: ({ stated }) => percent(stated) },
          {
            head: 'Right',
            number: true,
            cell: (bin) => <RowsLink rows={rowsOf(bin, 'all')}>{hitsOf(bin.hits, bin.n)}</RowsLink>,
          },
          {
            head: 'Observed',
            number: true,
            cell: ({ state, share }) => (state === 'measured' && share !== null ? percent(share) : 'too few'),
          },
          {
            head: '95% interval',
            number: true,
            cell: ({ interval }) => (interval ? percentRange(interval) : '–'),
          },
          {
            head: 'Wrong',
            number: true,
            cell: (bin) => <CountLink n={bin.n - bin.hits} rows={rowsOf(bin, 'wrong')} />,
          },
          { head: 'Incidents', number: true, cell: ({ incidents }) => count(incidents) },
          { head: 'Shown to be', cell: binWords },
        ]}
      />
    </Figure>
  );
}

const rowsOf = ({ from, to }: StatedBin, side: string) => ({
  of: 'set' as const,
  set: 'stated_between',
  keys: [String(from), String(to), side],
});
