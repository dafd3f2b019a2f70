import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { count, counted, decimal, hitsOf, percentRange, rateLong } from '../../../words/format';
import type { ThresholdPoint } from '../../../metrics/threshold/threshold';
import { useWhatIf } from '../../../session/what-if';
import { RowsLink } from '../../parts/RowsLink';

const hours = (minutes: number) => `${decimal(minutes / 60, 1)} hours`;

/** The slider, and everything that moves with it. */
export function ThresholdNumbers({
  point,
  chosen,
  found,
}: {
  point: ThresholdPoint;
  chosen: number;
  /** To go back to; null while the slider stands there, and where there is none. */
  found: number | null;
}) {
  const rows = (held: 'held' | 'acts', truth: string) => ({
    of: 'set' as const,
    set: 'at_threshold',
    keys: [held, String(point.threshold), String(point.threshold), truth],
  });
  const link = (held: 'held' | 'acts', truth: string, n: number) =>
    n === 0 ? <span className="q">none</span> : <RowsLink rows={rows(held, truth)}>{count(n)}</RowsLink>;
  const { wrong, recall } = point;
  return (
    <>
      <div className="head">
        <h2>At a threshold of {Number(chosen.toFixed(4))}</h2>
        <p className="sub">
          {link('acts', 'all', point.acting)} of {counted(point.all, 'action')} act, the others wait for a
          human.
        </p>
        {found !== null && (
          <span className="acts">
            <button type="button" className="link" onClick={() => useWhatIf.setState({ threshold: null })}>
              Back to {found}
            </button>
          </span>
        )}
      </div>
      <Slider
        className="slider"
        value={chosen}
        minValue={0}
        maxValue={1}
        step={0.005}
        onChange={(value) => useWhatIf.setState({ threshold: Number(Number(value).toFixed(4)) })}
      >
        <Label>Lowest confidence that acts</Label>
        <SliderOutput />
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </Slider>
      <div className="scroll" role="region" aria-label="At this threshold" tabIndex={0}>
        <table className="narrow-table threshold-table">
          <caption className="vh">What happens at this threshold</caption>
          <thead>
            <tr>
              <th scope="col">Actions</th>
              <th scope="col" className="num">
                Act
              </th>
              <th scope="col" className="num">
                Wait, with a confidence
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Wrong</th>
              <td className="num">{link('acts', 'wrong', wrong.hits)}</td>
              <td className="num">{link('held', 'wrong', point.wrongStopped)}</td>
            </tr>
            <tr>
              <th scope="row">Right</th>
              <td className="num">{link('acts', 'right', wrong.n - wrong.hits)}</td>
              <td className="num">{link('held', 'right', point.rightGivenUp)}</td>
            </tr>
            <tr>
              <th scope="row">Unresolved</th>
              <td className="num">{link('acts', 'open', point.open)}</td>
              <td className="num">{link('held', 'open', point.openHeld)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <dl className="facts wide-facts">
        <dt>Wrong among those that act</dt>
        <dd>
          {rateLong({ ...wrong, reason: 'nothing resolved acts' })}, {counted(wrong.incidents, 'incident')}
          {point.bounds && point.open > 0 ? `; bounds with the unresolved ${percentRange(point.bounds)}` : ''}
        </dd>
        <dt>Recall: right actions that act</dt>
        <dd>
          {rateLong({ ...recall, reason: 'no right action is known' })},{' '}
          {counted(recall.incidents, 'incident')}
        </dd>
        <dt>Right actions given up</dt>
        <dd>{hitsOf(point.rightGivenUp, recall.n)}</dd>
        <dt>Reviews</dt>
        <dd>
          {count(point.reviews)}, {hours(point.reviewMinutes)} of human time
        </dd>
        <dt>Harm, by your figures</dt>
        <dd>{hours(point.harmMinutes)}</dd>
        <dt>Both together</dt>
        <dd>{hours(point.reviewMinutes + point.harmMinutes)}</dd>
      </dl>
    </>
  );
}
