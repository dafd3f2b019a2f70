import { CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { DataTableProps } from '../table/Table';
import { count, counted, eMark, eValue } from '../../words/format';
import { growthCeiling, growthFloor, growthTicks, thinned } from './e-scale';
import type { EvidencePoint } from '../../answers/readiness/growth';
import { GrowthOverlay } from './GrowthOverlay';

export interface EvidenceGrowthProps {
  /** In the order the incidents were opened. */
  readonly points: readonly EvidencePoint[];
  /** 1/α. */
  readonly needed: number;
  /** What a point is in the reading that decides: "incident", "finding", "target". */
  readonly unit?: string;
  /** Incidents still needed if none has an error; null when the gate is open or nothing can be said. */
  readonly moreClean?: number | null;
  readonly height?: number;
}

interface Row {
  incident: number;
  e: number | null;
  projected: number | null;
}

const inside = (e: number) => Math.min(growthCeiling, Math.max(growthFloor, e));

interface Course {
  readonly last: EvidencePoint;
  readonly highest: EvidencePoint;
  /** The first incident at which the gate stood open, or null. */
  readonly openedAt: number | null;
}

/** Where the evidence stands and stood; null before the first incident. */
function courseOf(points: readonly EvidencePoint[], needed: number): Course | null {
  const last = points.at(-1);
  if (!last) return null;
  const highest = points.reduce((a, b) => (b.e > a.e ? b : a), last);
  const openedAt = points.find((point) => point.e >= needed)?.incident ?? null;
  return { last, highest, openedAt };
}

/** One sentence: where the evidence stands, the errors on the way, what is missing. */
export function growthSummary({ points, needed, moreClean, unit = 'incident' }: EvidenceGrowthProps): string {
  const course = courseOf(points, needed);
  if (!course) return 'No incident has matured yet.';
  const against = points.filter((point) => point.error !== undefined);
  const open = against.filter(({ isUnresolved }) => isUnresolved).length;
  const errors = against.length - open;
  const with_ = errors === 0 ? 'none with an error' : `${count(errors)} with an error`;
  const unresolved = open === 0 ? '' : ` and ${count(open)} more unresolved, which count against it`;
  const base = `E-value after each of ${counted(points.length, unit)}, ${with_}${unresolved}`;
  if (course.openedAt !== null)
    return `${base}: past its mark first at ${unit} ${count(course.openedAt)}; highest ${eValue(course.highest.e)}, now ${eValue(course.last.e)}. What it is now decides.`;
  const more = moreClean ? `, and about ${count(moreClean)} more without one would open the gate` : '';
  const highest = `highest ${eValue(course.highest.e)}, now ${eValue(course.last.e)}, which counts`;
  return `${base}: ${highest}; needed ${eMark(needed)}${more}.`;
}

/** The incidents as a table: number, e-value, running maximum, error. */
export function growthTable(points: readonly EvidencePoint[], caption: string): DataTableProps {
  let most = 0;
  return {
    caption,
    columns: [
      { label: 'Incident', numeric: false },
      { label: 'E-value', numeric: true },
      { label: 'Highest so far', numeric: true },
      { label: 'Error' },
    ],
    rows: points.map((point) => {
      most = Math.max(most, point.e);
      return {
        key: String(point.incident),
        cells: [count(point.incident), eValue(point.e), eValue(most), point.error ?? 'none'],
      };
    }),
  };
}

/**
 * The gate's e-value incident by incident on a log scale: errors crossed, the gate's line at 1/α, a
 * dashed projection without further errors. Once open it says so, whatever came after.
 */
export function EvidenceGrowth(props: EvidenceGrowthProps) {
  const { points, needed, moreClean = null, height = 262 } = props;
  const course = courseOf(points, needed);
  if (!course) return null;
  const { last, highest, openedAt } = course;
  const projectedAt =
    openedAt === null && moreClean !== null && moreClean > 0 ? last.incident + moreClean : null;
  const drawn = thinned(points);
  const lowest = drawn.reduce((a, b) => Math.min(a, inside(b.e)), 1);
  const low = Math.max(growthFloor, Math.min(0.5, lowest / 1.6));
  const high = Math.min(growthCeiling, Math.max(needed, inside(highest.e)) * 1.15);
  const rows: Row[] = [
    { incident: 0, e: 1, projected: null },
    ...drawn.map((point) => ({
      incident: point.incident,
      e: inside(point.e),
      projected: point === last && projectedAt !== null ? inside(point.e) : null,
    })),
    ...(projectedAt === null ? [] : [{ incident: projectedAt, e: null, projected: needed }]),
  ];
  const until = Math.ceil((projectedAt ?? last.incident) * 1.03);
  const errors = points.filter((point) => point.error !== undefined);
  const cut = points.some((point) => point.e < growthFloor || point.e > growthCeiling);

  return (
    <div>
      <div className="draw m-truth" aria-hidden="true">
        <ResponsiveContainer width="100%" height={height} minWidth={0}>
          <ComposedChart
            data={rows}
            margin={{ top: 26, right: 4, bottom: 22, left: 0 }}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} syncWithTicks />
            <XAxis type="number" dataKey="incident" domain={[0, until]} height={0} hide />
            <YAxis
              width={high >= growthCeiling ? 40 : 32}
              scale="log"
              domain={[low, high]}
              ticks={growthTicks(low, high, needed)}
              tickFormatter={(e: number) => count10(e)}
              interval={0}
              axisLine={false}
              tickLine={false}
              tickSize={0}
              tickMargin={8}
              allowDataOverflow
            />
            <Line
              dataKey="e"
              stroke="var(--c)"
              strokeWidth={2}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
            <Line
              dataKey="projected"
              stroke="var(--c)"
              strokeWidth={2}
              strokeDasharray="5 4"
              dot={false}
              activeDot={false}
              connectNulls
              isAnimationActive={false}
            />
            <GrowthOverlay
              errors={errors.length > 60 ? errors.slice(-60) : errors}
              curve={drawn}
              last={last}
              highest={{ ...highest, ...(openedAt === null ? {} : { openedAt }) }}
              needed={needed}
              projectedAt={projectedAt}
              until={until}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      {cut ? (
        <p className="fignote">Drawn between 0.01 and 1,000; what lies beyond is drawn at the edge.</p>
      ) : null}
      {errors.length > 60 ? (
        <p className="fignote">
          The last 60 of the {count(errors.length)} that are in error or unresolved are crossed.
        </p>
      ) : null}
    </div>
  );
}

const count10 = (e: number) => (e >= 1 ? count(e) : String(e));
