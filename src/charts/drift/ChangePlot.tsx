import { utcDay } from '../../words/format';
import { markClass, type MarkKind } from '../../records/report/mark-kinds';

export interface ChangePlotProps {
  readonly mark: MarkKind;
  /** CUSUM after each incident, in time order. */
  readonly path: readonly number[];
  readonly at: readonly number[];
  /** First incident after the change. */
  readonly index: number;
}

const height = 130;
const [top, floor] = [18, 104];
const most = 300;

/** The running sum of deviations from the bundle's own mean: it bends where the level changed. */
export function ChangePlot({ mark, path, at, index }: ChangePlotProps) {
  const step = Math.max(1, Math.ceil(path.length / most));
  const kept = path
    .map((value, place) => ({ value, place }))
    .filter(({ place }) => place % step === 0 || place === index - 1);
  const high = path.reduce((a, b) => Math.max(a, b), 0);
  const low = path.reduce((a, b) => Math.min(a, b), 0);
  const y = (value: number) => floor - ((value - low) / Math.max(1e-9, high - low)) * (floor - top);
  const x = (place: number) => (place / Math.max(1, path.length - 1)) * 100;
  return (
    <svg className={`plot ${markClass(mark)}`} height={height} aria-hidden="true">
      <line className="zero" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
      {kept.slice(1).map(({ value, place }, i) => (
        <line
          key={place}
          x1={`${x(kept[i]?.place ?? 0)}%`}
          y1={y(kept[i]?.value ?? 0)}
          x2={`${x(place)}%`}
          y2={y(value)}
          stroke="var(--c)"
          strokeWidth="1.75"
        />
      ))}
      <line className="event" x1={`${x(index)}%`} x2={`${x(index)}%`} y1="6" y2={floor} />
      <text className="b ink halo mid" x={`${Math.min(85, Math.max(15, x(index)))}%`} y="13">
        {utcDay(at[index] ?? 0)}
      </text>
      <text x="0" y={height - 8}>
        {utcDay(at[0] ?? 0)}
      </text>
      <text className="end" x="100%" y={height - 8}>
        {utcDay(at.at(-1) ?? 0)}
      </text>
    </svg>
  );
}
