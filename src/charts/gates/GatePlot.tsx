import { decimal, type Interval } from '../../words/format';
import { Hatch, useHatch } from '../marks/Hatch';
import { markClass, type MarkKind } from '../../records/report/mark-kinds';
import { beyondRow, gatePosition, type GateSide } from './gate-scale';

export interface GatePlotProps {
  /** 0…1; null when there is nothing to show. */
  readonly share: number | null;
  readonly limit: number;
  readonly side: GateSide;
  /** Valid for one look. */
  readonly ordinary: Interval | null;
  /** Valid at every look: the inversion of the gate's own e-process. */
  readonly timeUniform: Interval | null;
  /** The rate if every unresolved decision were wrong (`at_least`: if it fell short). */
  readonly adverse?: number | null;
  readonly measurable: boolean;
  readonly mark?: MarkKind;
}

const height = 34;
const middle = 17;
const part = (at: number) => `${(at * 100).toFixed(2)}%`;

/** One gate against its limit: band, whisker, dot, hatch to the adverse bound. Met means the whole band is left of the line. */
export function GatePlot(props: GatePlotProps) {
  const { share, limit, side, ordinary, timeUniform, adverse = null, measurable, mark = 'ink' } = props;
  const hatch = useHatch();
  const at = (value: number) => gatePosition(value, limit, side);
  const ends = (interval: Interval | null) => {
    if (!interval) return null;
    const [a, b] = [at(interval.lower), at(interval.upper)];
    return a === null || b === null ? null : { left: Math.min(a, b), right: Math.max(a, b) };
  };
  const counts = gatePosition(limit, limit, side) === null;
  const dot = share === null ? null : at(share);
  const [band, whisker] = [ends(timeUniform), ends(ordinary)];
  const worst = adverse === null ? null : at(adverse);
  const beyond = share === null ? null : beyondRow(share, limit, side);

  return (
    <svg className={`plot gp ${markClass(mark)}`} height={height} aria-hidden="true">
      <Hatch id={hatch.id} />
      <line className="limit" x1="50%" x2="50%" y1="-60" y2="110" />
      {!measurable ? <rect width="100%" y="9" height="16" fill={hatch.fill} opacity=".55" /> : null}
      {measurable && counts ? (
        <text x="0" y="21">
          a count, no rate
        </text>
      ) : null}
      {measurable && !counts ? (
        <>
          {band ? (
            <rect
              className="band"
              x={part(band.left)}
              width={part(band.right - band.left)}
              y="9"
              height="16"
            />
          ) : null}
          {worst !== null && dot !== null && worst > dot ? (
            <rect x={part(dot)} width={part(worst - dot)} y="20" height="5" fill={hatch.fill} />
          ) : null}
          {whisker ? (
            <>
              <line
                className="whisk"
                x1={part(whisker.left)}
                x2={part(whisker.right)}
                y1={middle}
                y2={middle}
              />
              <line className="whisk" x1={part(whisker.left)} x2={part(whisker.left)} y1="13" y2="21" />
              {whisker.right < 1 ? (
                <line className="whisk" x1={part(whisker.right)} x2={part(whisker.right)} y1="13" y2="21" />
              ) : null}
            </>
          ) : null}
          {dot !== null && beyond === null ? (
            <circle className="est" cx={part(dot)} cy={middle} r="4.5" />
          ) : null}
          {beyond !== null ? (
            <>
              <svg x="100%" y={middle} overflow="visible">
                <path className="fill" d="M-9 -6 0 0 -9 6Z" />
              </svg>
              <text className="b ink halo end" x="100%" y="4">
                {decimal(beyond, beyond < 10 ? 1 : 0)} × limit
              </text>
            </>
          ) : null}
        </>
      ) : null}
    </svg>
  );
}

/** The heading over a column of gate plots. */
export function GateAxis() {
  return (
    <svg className="plot" height="16" aria-hidden="true">
      <text x="0" y="12">
        no error
      </text>
      <text className="mid b ink" x="50%" y="12">
        limit
      </text>
      <text className="end" x="100%" y="12">
        2 × limit
      </text>
    </svg>
  );
}
