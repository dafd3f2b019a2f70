import { eValue, plain } from '../../words/format';
import { eShare, eUntil } from '../../charts/evidence/e-scale';
import { PlotMark } from '../../charts/marks/Mark';
import type { GateTrend } from '../numbers/over-time';
import { gateLimit, gateShare } from '../numbers/gate-numbers';
import { dayWords, gateWords } from '../../words/paper-words';
import { across, px } from './scale';

const height = 96;
const top = 8;

/** What the drawing shows, in one sentence. */
function trendSummary({ title, points }: GateTrend): string {
  const said = points.map(({ asOf, gate }) => {
    const e = gate.e_value === null ? 'left out' : `E ${plain(eValue(gate.e_value))}`;
    const share = gateShare(gate) === null ? '' : ` at ${gateShare(gate)}`;
    return `${plain(dayWords(asOf.slice(0, 10)))} ${gateWords[gate.state].toLowerCase()}, ${e}${share}`;
  });
  const last = points.at(-1)?.gate;
  return `${title}${last === undefined ? '' : `, limit ${plain(gateLimit(last))}`}: ${said.join('; ')}.`;
}

const marks = {
  met: 'eligible',
  not_shown_yet: 'notyet',
  breached: 'stepdown',
  not_measurable: 'nm',
} as const;

/** The evidence of one gate through the reports, log scale from 0.1; the line is what was needed. */
export function TrendLine({ trend }: { readonly trend: GateTrend }) {
  const { points } = trend;
  const needed = points.flatMap(({ gate }) => (gate.e_needed === null ? [] : [gate.e_needed]));
  const until = eUntil(needed);
  const y = (e: number) => px(top + height * (1 - eShare(e, until)));
  const x = (at: number) => across((at + 0.5) / points.length);
  return (
    <svg className="plot" height={top + height + 22} role="img" aria-label={trendSummary(trend)}>
      <line className="zero" x1="0" x2="100%" y1={y(0.1)} y2={y(0.1)} />
      {points.map(({ asOf, gate }, at) => (
        <g key={at} className={`m-${marks[gate.state]}`}>
          {gate.e_needed !== null && (
            <line
              className="limit"
              x1={across(at / points.length)}
              x2={across((at + 1) / points.length)}
              y1={y(gate.e_needed)}
              y2={y(gate.e_needed)}
            />
          )}
          {gate.e_value !== null && <PlotMark kind={marks[gate.state]} x={x(at)} y={y(gate.e_value)} />}
          {(points.length <= 6 || at === points.length - 1) && gate.e_value !== null && (
            <text x={x(at)} dx="10" y={y(gate.e_value) + 4} className="ink halo">
              {eValue(gate.e_value)}
            </text>
          )}
          {(points.length <= 4 || at === 0 || at === points.length - 1) && (
            <text className="mid" x={x(at)} y={top + height + 17}>
              {dayWords(asOf.slice(0, 10))}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
