import { Figure } from '../../../charts/figure/Figure';
import { DotRows, type DotRow } from '../../../charts/dots/DotRows';
import {
  counted,
  hitsOf,
  points,
  pointsRange,
  pValue,
  rateShort,
  signedPoints,
  unresolvedWords,
} from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { Judged } from '../../../metrics/drift/difference';
import type { Side } from '../../../metrics/drift/sides';
import type { RowsRequest } from '../../../slice/rows-request';
import { Answered } from '../../parts/Answered';
import { RowsLink } from '../../parts/RowsLink';
import { findingWords, kpiName, riskWords } from '../../../answers/drift/drift-words';
import { compare, type Choose, type Compared } from './use-drift';
import type { Verdict } from '../../../metrics/drift/verdict';
import type { Answer } from '../../ask/use-query';

/** The exact decisions behind one side of a difference. */
const sideRows = (judged: Pick<Judged, 'kpi' | 'riskClass' | 'workflow'>, release: string, side: Side) =>
  ({
    of: 'set',
    set: `drift_${judged.kpi.id}`,
    keys: [release, judged.riskClass ?? '', judged.workflow ?? '', side.hits > 0 ? 'hits' : 'counted'],
  }) satisfies RowsRequest;

/** Loss in points: positive is worse, whichever way the measure runs. */
const lossOf = ({ kpi, difference, interval }: Judged) => {
  if (difference === null || interval === null) return null;
  const sign = kpi.definition.better === 'lower' ? 1 : -1;
  const ends = [sign * interval.lower, sign * interval.upper].sort((a, b) => a - b);
  return { value: sign * difference, interval: { lower: ends[0] ?? 0, upper: ends[1] ?? 0 } };
};

function axisOf(judged: readonly Judged[], margin: number) {
  const most = judged
    .map(lossOf)
    .reduce(
      (all, loss) => Math.max(all, Math.abs(loss?.interval.lower ?? 0), Math.abs(loss?.interval.upper ?? 0)),
      margin,
    );
  const step = [0.02, 0.05, 0.1, 0.2, 0.5, 1].find((each) => each * 2 >= most) ?? 1;
  return {
    from: -2 * step,
    until: 2 * step,
    ticks: [-2, -1, 0, 1, 2].map((at) => at * step),
    tick: (value: number) => signedPoints(value, 0),
    line: margin,
  };
}

/** Worse, no worse within the margin, better, or cannot say: one line a measure and risk class. */
export function VerdictSection({
  compared,
  verdict,
  choose,
}: {
  compared: Compared;
  verdict: Answer<Verdict>;
  choose: Choose;
}) {
  const { margin, releases } = compared;
  return (
    <section id="drift-verdict">
      <Answered answer={verdict} height={420} what="The verdict line">
        {({ judged, tests, statements }) => (
          <Figure
            title="Worse, no worse, better, or cannot say?"
            summary={`Loss in points, right is worse; the ink line is the margin of ${margin}. One family of ${tests} tests, Holm at 5%; “better” and “no worse” hold even with every unresolved case against the candidate.`}
            legend={<Margin margin={margin} />}
            sql={statements}
          >
            <DotRows
              caption="Verdict line, one row a measure and risk class"
              head="Measure"
              plotHead="Loss, points"
              axis={axisOf(judged, margin / 100)}
              mark="candidate"
              columns={[
                { label: 'Finding' },
                { label: 'Baseline', numeric: true },
                { label: 'Candidate', numeric: true },
                { label: 'Difference', numeric: true },
                { label: 'p', numeric: true },
                { label: 'Holm', numeric: true },
              ]}
              rows={judged.map((each) => rowOf(each, releases, margin, choose))}
            />
          </Figure>
        )}
      </Answered>
    </section>
  );
}

const margins = [0.5, 1, 2, 3, 5, 10];

/** A loss under the margin counts as none: a choice of policy, kept in the link. */
function Margin({ margin }: { margin: number }) {
  return (
    <label className="drift-margin">
      Margin{' '}
      <select value={margin} onChange={(event) => compare({ margin: Number(event.target.value) })}>
        {[...new Set([...margins, margin])]
          .sort((a, b) => a - b)
          .map((each) => (
            <option key={each} value={each}>
              {each} points
            </option>
          ))}
      </select>
    </label>
  );
}

function rowOf(each: Judged, releases: readonly [string, string], margin: number, choose: Choose): DotRow {
  const loss = lossOf(each);
  return {
    key: `${each.kpi.id} ${each.riskClass}`,
    label: (
      <>
        <button type="button" className="link" onClick={() => choose({ kpi: each.kpi.id }, 'drift-why')}>
          {kpiName(each.kpi)}
        </button>
        <span className="q small detail">{riskWords(each.riskClass)}</span>
        <span className="phone-answer">{findingWords(each.finding, margin)}</span>
      </>
    ),
    value: loss?.value ?? null,
    interval: loss?.interval ?? null,
    notMeasurable: loss === null,
    cells: [
      <span key="finding" className="finding">
        {each.finding === 'worse' && <Mark kind="wrong" />}
        {each.finding === 'cannot_say' && <Mark kind="nm" />}
        <b>{findingWords(each.finding, margin)}</b>
        {each.reason && <span className="q small detail">{each.reason}</span>}
      </span>,
      <SideCell key="before" each={each} side={each.before} release={releases[0]} />,
      <SideCell key="after" each={each} side={each.after} release={releases[1]} />,
      each.difference === null ? (
        <span key="difference" className="q">
          {each.before.state === 'not_measurable' ? 'not measurable' : 'too few'}
        </span>
      ) : (
        <span key="difference">
          {points(each.difference)}
          <span className="q small detail nw">
            {each.interval === null ? '' : pointsRange(each.interval)}
          </span>
        </span>
      ),
      pValue(each.p),
      each.adjustedP === null ? '–' : pValue(each.adjustedP),
    ],
  };
}

export function SideCell({
  each,
  side,
  release,
}: {
  each: Pick<Judged, 'kpi' | 'riskClass' | 'workflow'>;
  side: Side;
  release: string;
}) {
  if (side.state === 'not_measurable') return <span className="q">not measurable</span>;
  return (
    <>
      <RowsLink rows={sideRows(each, release, side)}>{rateShort(side)}</RowsLink>
      <span className="q small detail side-n">
        {side.state === 'measured' ? `${hitsOf(side.hits, side.n)}, ` : ''}
        {counted(side.incidents, 'incident')}
        {side.unresolved > 0 ? `, ${unresolvedWords(side.unresolved, null)}` : ''}
      </span>
    </>
  );
}
