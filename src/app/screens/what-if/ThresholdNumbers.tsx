import { Table } from '../../../charts/table/Table';
import { SectionHead } from '../../parts/Section';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { count, counted, decimal, exactNumber, hitsOf, percentRange, rateLong } from '../../../words/format';
import type { ThresholdPoint } from '../../../metrics/threshold/threshold';
import { useWhatIf } from '../../../session/what-if';
import { CountLink } from '../../parts/RowsLink';

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
  const link = (held: 'held' | 'acts', truth: string, n: number) => (
    <CountLink n={n} rows={rows(held, truth)} />
  );
  const { wrong, recall } = point;
  return (
    <>
      <SectionHead
        title={`At a threshold of ${exactNumber(chosen)}`}
        sub={
          <>
            {link('acts', 'all', point.acting)} of {counted(point.all, 'action')} act, the others wait for a
            human.
          </>
        }
        acts={
          found !== null && (
            <button type="button" className="link" onClick={() => useWhatIf.setState({ threshold: null })}>
              Back to {found}
            </button>
          )
        }
      />
      <Slider
        className="slider"
        value={chosen}
        minValue={0}
        maxValue={1}
        step={0.005}
        onChange={(value) => useWhatIf.setState({ threshold: Math.round(Number(value) * 1e4) / 1e4 })}
      >
        <Label>Lowest confidence that acts</Label>
        <SliderOutput />
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </Slider>
      <Table
        caption="What happens at this threshold"
        region="At this threshold"
        className="narrow-table threshold-table"
        rows={[
          ['Wrong', 'wrong', wrong.hits, point.wrongStopped] as const,
          ['Right', 'right', wrong.n - wrong.hits, point.rightGivenUp] as const,
          ['Unresolved', 'open', point.open, point.openHeld] as const,
        ]}
        columns={[
          { head: 'Actions', cell: ([title]) => title },
          { head: 'Act', number: true, cell: ([, truth, n]) => link('acts', truth, n) },
          {
            head: 'Wait, with a confidence',
            number: true,
            cell: ([, truth, , n]) => link('held', truth, n),
          },
        ]}
      />
      <dl className="facts wide-facts">
        <dt>Wrong among those that act</dt>
        <dd>
          {rateLong(wrong, 'nothing resolved acts')}, {counted(wrong.incidents, 'incident')}
          {point.bounds && point.open > 0 ? `; bounds with the unresolved ${percentRange(point.bounds)}` : ''}
        </dd>
        <dt>Recall: right actions that act</dt>
        <dd>
          {rateLong(recall, 'no right action is known')}, {counted(recall.incidents, 'incident')}
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
