import { Figure } from '../../../charts/figure/Figure';
import { count, counted, decimal, hitsOf, percent, percentRange } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import { ReliabilityChart } from '../../../charts/what-if/ReliabilityChart';
import type { CalibrationWhole } from '../../../metrics/calibration/by-group';
import type { StatedBin } from '../../../metrics/calibration/stated';
import { RowsLink } from '../../parts/RowsLink';
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
      <div className="scroll" role="region" aria-label="Bins" tabIndex={0}>
        <table className="bins">
          <caption className="vh">Stated confidence and observed share, bin by bin</caption>
          <thead>
            <tr>
              <th scope="col">Confidence</th>
              <th scope="col" className="num">
                Stated
              </th>
              <th scope="col" className="num">
                Right
              </th>
              <th scope="col" className="num">
                Observed
              </th>
              <th scope="col" className="num">
                95% interval
              </th>
              <th scope="col" className="num">
                Wrong
              </th>
              <th scope="col" className="num">
                Incidents
              </th>
              <th scope="col">Shown to be</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <BinRow key={bin.from} bin={bin} />
            ))}
          </tbody>
        </table>
      </div>
    </Figure>
  );
}

function BinRow({ bin }: { bin: StatedBin }) {
  const rows = (side: string) => ({
    of: 'set' as const,
    set: 'stated_between',
    keys: [String(bin.from), String(bin.to), side],
  });
  const wrong = bin.n - bin.hits;
  return (
    <tr>
      <th scope="row">{betweenWords(bin)}</th>
      <td className="num">{percent(bin.stated)}</td>
      <td className="num">
        <RowsLink rows={rows('all')}>{hitsOf(bin.hits, bin.n)}</RowsLink>
      </td>
      <td className="num">
        {bin.state === 'measured' && bin.share !== null ? percent(bin.share) : 'too few'}
      </td>
      <td className="num">{bin.interval ? percentRange(bin.interval) : '–'}</td>
      <td className="num">
        {wrong === 0 ? (
          <span className="q">none</span>
        ) : (
          <RowsLink rows={rows('wrong')}>{count(wrong)}</RowsLink>
        )}
      </td>
      <td className="num">{count(bin.incidents)}</td>
      <td>{binWords(bin)}</td>
    </tr>
  );
}
