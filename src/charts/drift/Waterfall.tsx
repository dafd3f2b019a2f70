import { count, percent, signedPoints } from '../../words/format';
import { Hatch, useHatch } from '../marks/Hatch';
import { markClass, type MarkKind } from '../../records/report/mark-kinds';
import { shareAxis, shareTick } from '../axis/share-axis';
import { useWidth } from '../axis/use-width';
import './drift.css';

export interface WaterfallProps {
  readonly mark: MarkKind;
  readonly before: { readonly label: string; readonly share: number; readonly n: number };
  readonly after: { readonly label: string; readonly share: number; readonly n: number };
  /** Parts of the change, which add up exactly to after − before. */
  readonly mix: number;
  readonly behaviour: number;
  readonly unmatched: number;
}

const height = 250;
const floor = 210;
const top = 40;

/** From the baseline's share to the candidate's in three exact parts: mix, behaviour, not comparable. */
export function Waterfall({ mark, before, after, mix, behaviour, unmatched }: WaterfallProps) {
  const hatch = useHatch();
  const [box, width] = useWidth<HTMLDivElement>(600);
  // Narrower than this a name beside a name of the next bar would run into it: every other one stands a line lower.
  const isNarrow = width < 480;
  const ends = [before.share, before.share + mix, before.share + mix + behaviour, after.share];
  const axis = shareAxis([...ends, 0].map((share) => Math.max(0, share)));
  const lowest = Math.min(0, ...ends);
  const y = (share: number) => floor - ((share - lowest) / (axis.until - lowest)) * (floor - top);
  const steps = [
    { name: 'Mix', under: 'other cases', from: ends[0] ?? 0, part: mix, kind: 'mix' },
    { name: 'Behaviour', under: 'same cases', from: ends[1] ?? 0, part: behaviour, kind: 'behaviour' },
    {
      name: 'Unmatched',
      under: 'one bundle only',
      from: ends[2] ?? 0,
      part: unmatched,
      kind: 'unmatched',
    },
  ];
  const slot = (at: number) => ({ x: 4 + at * 19.4, width: 14.5, middle: 4 + at * 19.4 + 7.25 });
  const bar = (at: number, from: number, to: number) => ({
    x: `${slot(at).x}%`,
    width: `${slot(at).width}%`,
    y: Math.min(y(from), y(to)),
    height: Math.max(1, Math.abs(y(from) - y(to))),
  });
  return (
    <div className="waterfall" ref={box}>
      <svg className={`plot ${markClass(mark)}`} height={height} aria-hidden="true">
        <Hatch id={hatch.id} />
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line className={tick === 0 ? 'zero' : 'grid'} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
            <text className="end" x="-8" y={y(tick) + 4}>
              {shareTick(axis)(tick)}
            </text>
          </g>
        ))}
        {[before, after].map((end, index) => {
          const at = index === 0 ? 0 : 4;
          return (
            <g key={index} className={markClass(index === 0 ? 'baseline' : 'candidate')}>
              <rect {...bar(at, 0, end.share)} fill="var(--c)" />
              <text className="b ink mid halo" x={`${slot(at).middle}%`} y={y(end.share) - 7}>
                {percent(end.share)}
              </text>
              <text className="mid b ink" x={`${slot(at).middle}%`} y={floor + 20}>
                {end.label.length > 15 ? `${end.label.slice(0, 14)}…` : end.label}
              </text>
              <text className="mid" x={`${slot(at).middle}%`} y={floor + 36}>
                n = {count(end.n)}
              </text>
            </g>
          );
        })}
        {steps.map(({ name, under, from, part, kind }, index) => {
          const at = index + 1;
          const place = bar(at, from, from + part);
          return (
            <g key={name}>
              <line
                className="wf-join"
                x1={`${slot(at - 1).x + slot(at - 1).width}%`}
                x2={`${slot(at).x}%`}
                y1={y(from)}
                y2={y(from)}
              />
              <rect
                {...place}
                fill={kind === 'behaviour' ? 'var(--c)' : kind === 'mix' ? 'var(--page)' : hatch.fill}
                stroke={kind === 'unmatched' ? 'var(--unresolved)' : 'var(--c)'}
                strokeWidth="1.5"
              />
              <text className="b ink mid halo" x={`${slot(at).middle}%`} y={place.y - 7}>
                {signedPoints(part)}
              </text>
              <text
                className="mid"
                x={`${slot(at).middle}%`}
                y={isNarrow && at !== 2 ? floor + 36 : floor + 20}
              >
                {name}
              </text>
              {isNarrow ? null : (
                <text className="mid wide" x={`${slot(at).middle}%`} y={floor + 36}>
                  {under}
                </text>
              )}
            </g>
          );
        })}
        <line
          className="wf-join"
          x1={`${slot(3).x + slot(3).width}%`}
          x2={`${slot(4).x}%`}
          y1={y(after.share)}
          y2={y(after.share)}
        />
      </svg>
    </div>
  );
}
