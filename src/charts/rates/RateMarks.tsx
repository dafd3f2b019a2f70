import { usePlotArea, useYAxisScale } from 'recharts';
import { textWidth } from '../axis/room';
import type { ShareAxis } from '../axis/share-axis';
import { hitsOf, isShown, isTooYoung, percentRange, rateShort } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import { PlotMark, type MarkKind } from '../marks/Mark';
import type { RatePoint } from '../../answers/outcomes/rate-point';
import { goesOn } from './whisker-room';

export interface RateMarksProps {
  readonly points: readonly RatePoint[];
  readonly hatch: string;
  readonly mark: MarkKind;
  readonly axis: Pick<ShareAxis, 'from' | 'until'>;
}

/** Dots with whisker and band, one slot each, drawn inside a Recharts chart on its scales. */
export function RateMarks({ points, hatch, mark, axis }: RateMarksProps) {
  const area = usePlotArea();
  const y = useYAxisScale();
  if (!area || !y || points.length === 0) return null;
  const slot = area.width / points.length;
  const at = (share: number) => Math.min(area.y + area.height, Math.max(area.y, y(share) ?? area.y));
  const span = (range: { lower: number; upper: number }) => ({
    top: at(range.upper),
    bottom: at(range.lower),
  });
  const band = Math.max(4, Math.min(22, slot * 0.34));
  // Named: the two compared and the latest; all of them where there is room for every one.
  const roomy = slot >= 64 && points.length <= 6 && !points.some((point) => point.role);

  return (
    <g>
      {points.map((point, index) => {
        const x = area.x + (index + 0.5) * slot;
        if (point.state === 'not_measurable') {
          const width = Math.max(4, slot * 0.7);
          return (
            <rect
              key={point.key}
              x={x - width / 2}
              width={width}
              y={area.y}
              height={area.height}
              fill={hatch}
              opacity=".5"
            />
          );
        }
        if (!isShown(point)) return <FewMark key={point.key} point={point} x={x} slot={slot} area={area} />;
        const kind: MarkKind = point.role ?? 'ink';
        const named = point.role !== undefined || index === points.length - 1 || roomy;
        const top = [point.timeUniform, point.interval].find(Boolean);
        const label = rateShort(point);
        const strong = point.role === 'candidate' || (point.role === undefined && named && !roomy);
        const bounds = point.unresolved > 0 && point.bounds ? point.bounds : null;
        // The adverse bound lies where the unresolved would hurt: above for errors, below for what should be high.
        const hatched = bounds
          ? [
              { lower: point.share, upper: Math.max(point.share, bounds.upper) },
              { lower: Math.min(point.share, bounds.lower), upper: point.share },
            ][mark === 'within' || mark === 'human' || mark === 'truth' ? 1 : 0]
          : null;
        const open = hatched ? span(hatched) : null;
        const uniform = point.timeUniform ? span(point.timeUniform) : null;
        const whisker = point.interval ? span(point.interval) : null;
        const cut = goesOn(point, axis);
        const highest = Math.min(top ? span(top).top : at(point.share) - 4, open?.top ?? Infinity);
        const labelY = Math.min(Math.max(area.y - 9, highest - 5), at(point.share) - 9);
        const fits =
          named && (slot >= textWidth(label, strong) || point.role === 'candidate' || points.length <= 12);
        return (
          <g key={point.key} className={markClass(kind)}>
            {uniform ? (
              <rect
                className="band"
                x={x - band / 2}
                width={band}
                y={uniform.top}
                height={Math.max(1, uniform.bottom - uniform.top)}
              />
            ) : null}
            {open ? (
              <rect
                x={x + 2}
                width={Math.max(3, band / 2 - 2)}
                y={open.top}
                height={Math.max(1, open.bottom - open.top)}
                fill={hatch}
              />
            ) : null}
            {whisker ? <line className="whisk" x1={x} x2={x} y1={whisker.top} y2={whisker.bottom} /> : null}
            {whisker && cut.above ? <Arrow x={x} tip={whisker.top} back={6} /> : null}
            {whisker && cut.below ? <Arrow x={x} tip={whisker.bottom} back={-6} /> : null}
            <PlotMark kind={kind} x={x} y={at(point.share)} size={kind === 'ink' ? 13 : 12} />
            {fits ? (
              <text
                className={strong ? 'b ink halo' : 'halo'}
                textAnchor="middle"
                x={Math.min(x, area.x + area.width - textWidth(label, strong) / 2)}
                y={labelY}
              >
                {label}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

/** The end of a whisker that goes on. */
const Arrow = ({ x, tip, back }: { readonly x: number; readonly tip: number; readonly back: number }) => (
  <path className="whisk" fill="none" d={`M${x - 4} ${tip + back}L${x} ${tip}L${x + 4} ${tip + back}`} />
);

interface FewMarkProps {
  readonly point: RatePoint;
  readonly x: number;
  readonly slot: number;
  readonly area: { readonly y: number; readonly height: number };
}

/** Too few for a dot: the count and its interval, or a small "few" where a slot is narrow. */
function FewMark({ point, x, slot, area }: FewMarkProps) {
  const bottom = area.y + area.height;
  const said = isTooYoung(point) ? 'too young' : hitsOf(point.hits, point.n);
  const range = point.interval && point.n > 0 ? percentRange(point.interval, 0) : '';
  if (slot < Math.max(textWidth(said), textWidth(range)) - 4) {
    return (
      <text className="halo" textAnchor="start" transform={`translate(${x + 4} ${bottom - 8}) rotate(-90)`}>
        {range ? `${said}, ${range}` : said}
      </text>
    );
  }
  return (
    <g>
      <text className="ink halo" textAnchor="middle" x={x} y={bottom - (range ? 22 : 8)}>
        {said}
      </text>
      {range ? (
        <text className="halo" textAnchor="middle" x={x} y={bottom - 8}>
          {range}
        </text>
      ) : null}
    </g>
  );
}
