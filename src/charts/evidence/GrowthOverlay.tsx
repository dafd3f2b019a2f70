import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { textWidth, withRoom } from '../axis/room';
import { count, eValue } from '../format';
import { PlotMark } from '../marks/Mark';
import { growthCeiling, growthFloor, type EvidencePoint } from './e-scale';

export interface GrowthOverlayProps {
  readonly errors: readonly EvidencePoint[];
  readonly last: EvidencePoint;
  readonly highest: EvidencePoint & { readonly openedAt?: number };
  readonly needed: number;
  /** The curve comes to its end from below, so that words to its left stand over it. */
  readonly rising: boolean;
  readonly projectedAt: number | null;
  /** Least and most incidents on the axis. */
  readonly until: number;
}

const inside = (e: number) => Math.min(growthCeiling, Math.max(growthFloor, e));

/** What is written on an evidence curve: the gate's line, errors, the present, the projection's end. */
export function GrowthOverlay({
  errors,
  last,
  highest,
  needed,
  rising,
  projectedAt,
  until,
}: GrowthOverlayProps) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!area || !x || !y) return null;
  const right = area.x + area.width;
  const bottom = area.y + area.height;
  const px = (incident: number) => x(incident) ?? area.x;
  const py = (e: number) => y(inside(e)) ?? area.y;
  const open = highest.e >= needed;
  const gate = py(needed);

  const opened = `the gate opened at incident ${count(firstOpen(highest))}`;
  const crossing = px(firstOpen(highest)) + 8;
  const beside = open && crossing + textWidth(opened, true) < right;
  // Right of the crossing and under the line, where a curve that has risen is not.
  const gateName = beside
    ? { text: opened, x: crossing, y: gate + 15 }
    : { text: open ? opened : 'the gate opens', x: area.x, y: gate - 7 };

  const errorNames = errors.map((point) => {
    const text = point.error ?? '';
    const width = textWidth(text);
    const flips = px(point.incident) + 8 + width > right;
    return { text, width, left: flips ? px(point.incident) - 8 - width : px(point.incident) + 8 };
  });
  const named = errors.length <= 6 ? withRoom(errorNames) : errorNames.map(() => false);

  const peaked = open && highest.incident !== last.incident && eValue(highest.e) !== eValue(last.e);
  const now = peaked ? `now ${eValue(last.e)}, highest ${eValue(highest.e)}` : `now ${eValue(last.e)}`;
  const nowWidth = textWidth(now, true);
  const nowFlips = px(last.incident) + 8 + nowWidth > right;
  const nowLow = py(last.e) + 18 > bottom;

  const round = niceStep(until / 4);
  const marks = Array.from({ length: Math.floor(until / round) + 1 }, (_, at) => at * round);
  const strong = [last.incident, ...(projectedAt === null ? [] : [projectedAt])];
  const axisNames = [
    ...strong.map((at) => ({ at, important: true })),
    ...marks.filter((at) => !strong.includes(at)).map((at) => ({ at, important: false })),
  ].map(({ at, important }) => {
    const text = count(at);
    const width = textWidth(text, important);
    const left = Math.max(area.x, Math.min(right - width, px(at) - width / 2));
    return { at, text, important, width, left };
  });
  const stands = withRoom(axisNames);

  return (
    <g>
      <line className="limit" x1={area.x} x2={right} y1={gate} y2={gate} />
      <text className="b ink" textAnchor="end" x={area.x - 8} y={gate + 4}>
        {Number(needed.toFixed(1))}
      </text>
      <text className="b ink halo" x={gateName.x} y={gateName.y}>
        {gateName.text}
      </text>
      {errors.map((point, index) => (
        <g key={point.incident}>
          <PlotMark kind="wrong" x={px(point.incident)} y={py(point.e)} size={errors.length > 12 ? 8 : 12} />
          {named[index] ? (
            <text className="halo" x={errorNames[index]?.left} y={Math.min(bottom - 4, py(point.e) + 20)}>
              {errorNames[index]?.text}
            </text>
          ) : null}
        </g>
      ))}
      <circle cx={px(last.incident)} cy={py(last.e)} r="4" fill="var(--truth)" />
      <text
        className="b ink halo"
        textAnchor={nowFlips ? 'end' : 'start'}
        x={px(last.incident) + (nowFlips ? -8 : 8)}
        y={py(last.e) + (nowLow || (nowFlips && rising) ? -8 : 17)}
      >
        {now}
      </text>
      {projectedAt === null ? null : <PlotMark kind="notyet" x={px(projectedAt)} y={gate} size={12} />}
      <line className="zero" x1={area.x} x2={right} y1={bottom} y2={bottom} />
      {axisNames.map((name, index) =>
        stands[index] ? (
          <text key={name.at} className={name.important ? 'b ink' : undefined} x={name.left} y={bottom + 16}>
            {name.text}
          </text>
        ) : null,
      )}
    </g>
  );
}

const firstOpen = (highest: EvidencePoint & { readonly openedAt?: number }) =>
  highest.openedAt ?? highest.incident;

function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((m) => m * power).find((step) => step >= least) ?? power * 10;
}
