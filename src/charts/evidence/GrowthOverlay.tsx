import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { besidePoint, type Box, lineBoxes, textBox, textWidth, withRoom } from '../axis/room';
import { count, eMark, eValue } from '../../words/format';
import { PlotMark } from '../marks/Mark';
import { growthCeiling, growthFloor } from './e-scale';
import type { EvidencePoint } from '../../answers/readiness/growth';

export interface GrowthOverlayProps {
  readonly errors: readonly EvidencePoint[];
  /** The curve as drawn: names keep clear of it. */
  readonly curve: readonly EvidencePoint[];
  readonly last: EvidencePoint;
  readonly highest: EvidencePoint & { readonly openedAt?: number };
  readonly needed: number;
  readonly projectedAt: number | null;
  /** Least and most incidents on the axis. */
  readonly until: number;
}

const inside = (e: number) => Math.min(growthCeiling, Math.max(growthFloor, e));

/** What is written on an evidence curve: the gate's line, errors, the present, the projection's end. */
export function GrowthOverlay({
  errors,
  curve,
  last,
  highest,
  needed,
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

  const opened = `past the mark at incident ${count(firstOpen(highest))}`;
  const crossing = px(firstOpen(highest)) + 8;
  const beside = open && crossing + textWidth(opened, true) < right;
  // Right of the crossing and under the line, where a curve that has risen is not.
  const gateName = beside
    ? { text: opened, x: crossing, y: gate + 15 }
    : { text: open ? opened : 'the gate opens', x: area.x, y: gate - 7 };

  const frame: Box = { left: area.x, right, top: area.y - 24, bottom: bottom - 1 };
  const marked = [...errors, last].map(({ incident, e }) => ({ x: px(incident), y: py(e) }));
  const taken: Box[] = [
    ...lineBoxes([
      { x: px(0), y: py(1) },
      ...curve.map(({ incident, e }) => ({ x: px(incident), y: py(e) })),
    ]),
    ...marked.map(({ x: mx, y: my }) => ({ left: mx - 7, right: mx + 7, top: my - 7, bottom: my + 7 })),
    { left: area.x, right, top: gate - 2, bottom: gate + 2 },
    textBox(gateName.x, gateName.y, textWidth(gateName.text, true)),
  ];
  const take = (spot: { left: number; baseline: number }, width: number) =>
    taken.push(textBox(spot.left, spot.baseline, width));

  const peaked = open && highest.incident !== last.incident && eValue(highest.e) !== eValue(last.e);
  const now = peaked ? `now ${eValue(last.e)}, highest ${eValue(highest.e)}` : `now ${eValue(last.e)}`;
  const nowWidth = textWidth(now, true);
  const nowAt = besidePoint({ x: px(last.incident), y: py(last.e), width: nowWidth }, taken, frame) ?? {
    left: Math.max(area.x, Math.min(right - nowWidth, px(last.incident) + 8)),
    baseline: Math.max(area.y + 12, Math.min(bottom - 8, py(last.e) - 9)),
  };
  take(nowAt, nowWidth);

  const errorNames = errors.map((point) => {
    const text = point.error ?? '';
    const width = textWidth(text);
    if (errors.length > 6 || text === '') return null;
    const spot = besidePoint({ x: px(point.incident), y: py(point.e), width }, taken, frame);
    if (spot) take(spot, width);
    return spot && { text, ...spot };
  });

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
        {eMark(needed)}
      </text>
      <text className="b ink halo" x={gateName.x} y={gateName.y}>
        {gateName.text}
      </text>
      {errors.map((point, index) => (
        <g key={point.incident}>
          <PlotMark kind="wrong" x={px(point.incident)} y={py(point.e)} size={errors.length > 12 ? 8 : 12} />
          {errorNames[index] ? (
            <text className="halo" x={errorNames[index].left} y={errorNames[index].baseline}>
              {errorNames[index].text}
            </text>
          ) : null}
        </g>
      ))}
      <circle cx={px(last.incident)} cy={py(last.e)} r="4" fill="var(--truth)" />
      <text className="b ink halo" x={nowAt.left} y={nowAt.baseline}>
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
