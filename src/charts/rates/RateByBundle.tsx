import { CartesianGrid, ComposedChart, ResponsiveContainer, usePlotArea, XAxis, YAxis } from 'recharts';
import { fitted, textWidth, withRoom } from '../axis/room';
import { shareAxis, shareTick, type ShareAxis } from '../axis/share-axis';
import { useWidth } from '../axis/use-width';
import { Hatch, useHatch } from '../marks/Hatch';
import { Mark, type MarkKind } from '../marks/Mark';
import { Remarks } from './Remarks';
import { HitLayer } from './HitLayer';
import { RateMarks } from './RateMarks';
import { goesOnWords, heldValues } from './whisker-room';
import { drawnPoints, labelOf, leftOutWords, pointWords } from './rate-point';
import type { RatePoint } from '../../answers/outcomes/rate-point';

export interface RateByBundleProps {
  readonly points: readonly RatePoint[];
  readonly mark: MarkKind;
  /** `higher`: the axis may start above nought, and then says so. */
  readonly better: 'lower' | 'higher';
  readonly height?: number;
  /** Plural of what a point is: "bundles", "workflows". */
  readonly groups?: string;
  readonly onRows?: (key: string) => void;
}

const axisWidth = 32;
const top = 20;
const oneLine = 26;
/** A finger's width: with less per group the drawing scrolls in a box of its own. */
const leastSlot = 24;

const lineHeight = 14;
const mostNameLines = 3;

/** In two lines every name has the room of two slots, in three that of three: the fewest that leave no name out, else one. */
function nameLines(points: readonly RatePoint[], slot: number): number {
  const widest = points.reduce(
    (most, point) => Math.max(most, textWidth(labelOf(point), point.role !== undefined)),
    0,
  );
  const needed = Math.max(1, Math.ceil((widest + 6) / slot));
  return needed <= mostNameLines ? needed : 1;
}

/** Names under the slots: all where there is room, in up to three lines; else those compared, the first and the last. */
function Names({ points }: { readonly points: readonly RatePoint[] }) {
  const area = usePlotArea();
  if (!area) return null;
  const slot = area.width / points.length;
  const lines = nameLines(points, slot);
  const areAll = lines > 1;
  const names = points.map((point, at) => {
    const strong = point.role !== undefined;
    const text = areAll ? labelOf(point) : fitted(labelOf(point), Math.max(slot - 6, strong ? 96 : 72));
    const width = textWidth(text, strong);
    const middle = area.x + (at + 0.5) * slot;
    const left = Math.min(area.x + area.width - width, Math.max(area.x - axisWidth, middle - width / 2));
    const line = at % lines;
    return { key: point.key, text, strong, width, left, line, important: strong || at === points.length - 1 };
  });
  const stands = withRoom(names, 8);
  return (
    <g>
      {names.map((name, at) =>
        areAll || stands[at] ? (
          <text
            key={name.key}
            className={name.strong ? 'b ink' : undefined}
            textAnchor="middle"
            x={name.left + name.width / 2}
            y={area.y + area.height + 18 + name.line * lineHeight}
          >
            {name.text}
          </text>
        ) : null,
      )}
    </g>
  );
}

/**
 * One rate per release bundle (or any other group): dot, whisker (ordinary 95%), pale band (valid at
 * every look), hatch from the dot to the adverse bound. A group that is not measurable is a hatched
 * slot; one with too few decisions is its count and interval. A whisker that goes on beyond the axis ends in an arrow.
 */
export function RateByBundle(props: RateByBundleProps) {
  const { points, mark, better, height = 168, groups = 'bundles', onRows } = props;
  const drawn = drawnPoints(points);
  const axis = shareAxis(heldValues(drawn), better === 'higher');
  const hatch = useHatch();
  const [box, width] = useWidth<HTMLDivElement>(360);
  const wanted = axisWidth + drawn.length * leastSlot;
  const scrolls = wanted > width;
  const slot = (Math.max(wanted, width) - axisWidth) / Math.max(1, drawn.length);
  const bottom = oneLine + (nameLines(drawn, slot) - 1) * lineHeight;
  const reasons = [
    ...new Set(points.flatMap((p) => (p.state === 'not_measurable' && p.reason ? [p.reason] : []))),
  ];
  const leftOut = leftOutWords(points.length, drawn.length, groups);
  const beyond = goesOnWords(drawn, axis);
  const baseAtZero = axis.from === 0;

  return (
    <div className="rates">
      <p className="rates-note">{axis.note}</p>
      <div ref={box}>
        <div className="draw-frame">
          <div className={scrolls ? 'draw-scroll' : undefined} ref={scrolls ? toEnd : undefined}>
            <div className="draw" style={scrolls ? { width: wanted } : undefined}>
              <div aria-hidden="true">
                <ResponsiveContainer width="100%" height={height} minWidth={0}>
                  <ComposedChart
                    data={drawn as RatePoint[]}
                    margin={{ top, right: 0, bottom: 0, left: 0 }}
                    accessibilityLayer={false}
                  >
                    <Hatch id={hatch.id} />
                    <CartesianGrid vertical={false} />
                    <XAxis dataKey="key" height={bottom} axisLine={false} tickLine={false} tick={false} />
                    <YAxis
                      width={axisWidth}
                      domain={[axis.from, axis.until]}
                      ticks={[...axis.ticks]}
                      tickFormatter={shareTick(axis)}
                      interval={0}
                      axisLine={false}
                      tickLine={false}
                      tickSize={0}
                      tickMargin={8}
                      allowDataOverflow
                    />
                    {baseAtZero ? <ZeroLine /> : null}
                    <RateMarks points={drawn} hatch={hatch.fill} mark={mark} axis={axis} />
                    <Names points={drawn} />
                  </ComposedChart>
                </ResponsiveContainer>
              </div>
              <HitLayer
                height={height}
                onPress={onRows}
                hits={drawn.map((p) => ({ key: p.key, title: labelOf(p), words: pointWords(p) }))}
              />
            </div>
          </div>
          {scrolls ? <FixedAxis axis={axis} height={height} bottom={bottom} /> : null}
        </div>
        {reasons.length > 0 ? <NotMeasurable reasons={reasons} /> : null}
        <Remarks points={points} />
        {beyond ? <p className="fignote">{beyond}</p> : null}
        {leftOut ? <p className="fignote">{leftOut}</p> : null}
      </div>
    </div>
  );
}

/** The base line of an axis that starts at nought. */
function ZeroLine() {
  const area = usePlotArea();
  if (!area) return null;
  const y = area.y + area.height;
  return <line className="zero" x1={area.x} x2={area.x + area.width} y1={y} y2={y} />;
}

function NotMeasurable({ reasons }: { readonly reasons: readonly string[] }) {
  const more = reasons.length - 2;
  return (
    <p className="fignote">
      <Mark kind="nm" /> Not measurable: {reasons.slice(0, 2).join('; ')}
      {more > 0 ? `; and ${more} more reasons, in the table` : ''}
    </p>
  );
}

/** A wide drawing opens at its latest group. */
function toEnd(element: HTMLElement | null) {
  if (element) element.scrollLeft = element.scrollWidth;
}

function FixedAxis(props: { readonly axis: ShareAxis; readonly height: number; readonly bottom: number }) {
  const { axis, height, bottom } = props;
  const tick = shareTick(axis);
  const plot = height - top - bottom;
  return (
    <svg className="plot axis-fixed" height={height} aria-hidden="true">
      {axis.ticks.map((share) => (
        <text
          key={share}
          className="end"
          x={axisWidth - 8}
          y={top + plot * (1 - (share - axis.from) / (axis.until - axis.from)) + 4}
        >
          {tick(share)}
        </text>
      ))}
    </svg>
  );
}
