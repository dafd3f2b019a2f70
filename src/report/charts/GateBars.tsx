import { eMark, eValue, plain } from '../../words/format';
import { eShare, eUntil } from '../../charts/evidence/e-scale';
import { gatePosition } from '../../charts/gates/gate-scale';
import type { ReportGate, ReportScope } from '../../records/report/blocks';
import { gateLimit, gateShare } from '../numbers/gate-numbers';
import { gateWords } from '../../words/paper-words';
import { across, drawnName, px } from './scale';

const rowHeight = 40;
/** Characters of a gate’s title that leave room for its limit. */
const longestTitle = 26;
/** The left part of a row holds the share against its limit, the right part the evidence. */
const shareWidth = 0.46;
const evidenceFrom = 0.54;

/** The evidence a bar shows: for a gate that stands worse than its limit, that of the opposite. */
function evidenceOf(gate: ReportGate): { e: number; needed: number; isWorse: boolean } | null {
  const isWorse = gate.state === 'breached';
  const [e, needed] = isWorse ? [gate.worse_e, gate.worse_needed] : [gate.e_value, gate.e_needed];
  return e === null || needed === null ? null : { e, needed, isWorse };
}

const errorsSaid = ({ errors, incidents }: ReportGate) =>
  errors === null || incidents === null ? 'left out' : `${errors} in ${incidents}`;

/** What the drawing shows, in one sentence. */
function gatesSummary({ gates }: ReportScope): string {
  const said = gates.map((gate) => {
    const evidence = evidenceOf(gate);
    const e = evidence ? `, E ${plain(eValue(evidence.e))} of ${plain(eMark(evidence.needed))}` : '';
    return `${gate.title}: ${gateWords[gate.state].toLowerCase()}, ${errorsSaid(gate)} incidents in error${e}`;
  });
  return `${said.join('; ')}.`;
}

function ShareAgainstLimit({ gate, y }: { readonly gate: ReportGate; readonly y: number }) {
  const place = (share: number) => across((gatePosition(share, gate.limit, 'at_most') ?? 0) * shareWidth);
  const { time_uniform: band, ordinary, share } = gate;
  return (
    <g className="m-ink">
      <line className="grid" x1="0" x2={across(shareWidth)} y1={y} y2={y} />
      {band && <Band from={place(band.lower)} to={place(band.upper)} y={y} />}
      {ordinary && (
        <line className="whisk" x1={place(ordinary.lower)} x2={place(ordinary.upper)} y1={y} y2={y} />
      )}
      {share !== null && <circle className="est" cx={place(share)} cy={y} r="4.5" />}
      <line className="limit" x1={across(shareWidth / 2)} x2={across(shareWidth / 2)} y1={y - 9} y2={y + 9} />
    </g>
  );
}

/** A line as wide as a band: both of its ends are places across the page. */
const Band = ({ from, to, y }: { readonly from: string; readonly to: string; readonly y: number }) => (
  <line className="bandline" x1={from} x2={to} y1={y} y2={y} />
);

function Evidence({
  gate,
  until,
  y,
}: {
  readonly gate: ReportGate;
  readonly until: number;
  readonly y: number;
}) {
  const evidence = evidenceOf(gate);
  const width = 1 - evidenceFrom;
  const place = (e: number) => across(evidenceFrom + eShare(e, until) * width);
  const mark = { met: 'eligible', breached: 'stepdown', not_shown_yet: 'notyet', not_measurable: 'nm' }[
    gate.state
  ];
  return (
    <g className={`m-${mark}`}>
      <line className="track-line" x1={across(evidenceFrom)} x2="100%" y1={y} y2={y} />
      {evidence && (
        <>
          <line className="bar-line" x1={across(evidenceFrom)} x2={place(evidence.e)} y1={y} y2={y} />
          <line
            className="limit"
            x1={place(evidence.needed)}
            x2={place(evidence.needed)}
            y1={y - 9}
            y2={y + 9}
          />
        </>
      )}
    </g>
  );
}

/** The gates of one scope: each share against its limit, and its evidence on a log scale from 0.1. */
export function GateBars({ scope }: { readonly scope: ReportScope }) {
  const until = eUntil(scope.gates.flatMap((gate) => (gate.e_needed === null ? [] : [gate.e_needed])));
  return (
    <svg
      className="plot gates"
      height={scope.gates.length * rowHeight}
      role="img"
      aria-label={gatesSummary(scope)}
    >
      {scope.gates.map((gate, at) => {
        const base = at * rowHeight;
        const y = px(base + 27);
        const evidence = evidenceOf(gate);
        return (
          <g key={gate.id}>
            <text className="ink" x="0" y={base + 13}>
              {drawnName(gate.title, longestTitle)}
            </text>
            <text className="end limit-words" x={across(shareWidth)} y={base + 13}>
              {gateShare(gate) === null ? '' : `${gateShare(gate)}, `}limit {gateLimit(gate)}
            </text>
            <text x={across(evidenceFrom)} y={base + 13}>
              {evidence
                ? `E ${eValue(evidence.e)} of ${eMark(evidence.needed)}${evidence.isWorse ? ', that it is worse' : ''}`
                : gateWords[gate.state]}
            </text>
            <ShareAgainstLimit gate={gate} y={y} />
            <Evidence gate={gate} until={until} y={y} />
          </g>
        );
      })}
    </svg>
  );
}
