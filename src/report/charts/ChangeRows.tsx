import { plain, points } from '../../charts/format';
import { PlotMark } from '../../charts/marks/Mark';
import type { BlockOf } from '../../records/report/blocks';
import { across, px } from './scale';

const rowHeight = 34;
type Change = BlockOf<'changes'>['changes'][number];

const nameOf = ({ subject, before, after }: Change) => `${subject}, ${before.label} to ${after.label}`;

/** More rows than this would not stand on one page; what moved goes first. */
const mostRows = 24;
const told = (changes: readonly Change[]) => changes.filter(({ difference }) => difference !== null);

/** What the drawing shows, in one sentence. */
export function changesSummary(changes: readonly Change[]): string {
  const of = (wanted: Change['direction']) => changes.filter(({ direction }) => direction === wanted).length;
  const all = told(changes).length;
  return `${all} ${all === 1 ? 'difference is' : 'differences are'} told: ${of('worse')} worse, ${of('better')} better, ${all - of('worse') - of('better')} unclear.`;
}

/** All that could be told; of many only what moved, in their order. */
export function drawnOf(changes: readonly Change[]): readonly Change[] {
  const all = told(changes);
  const moved = all.filter(({ direction }) => direction !== 'unclear');
  return (all.length <= mostRows ? all : moved).slice(0, mostRows);
}

/** Differences of shares with their intervals, around nought. */
export function ChangeRows({ changes }: { readonly changes: readonly Change[] }) {
  const shown = drawnOf(changes);
  const furthest = Math.max(
    0.01,
    ...shown.flatMap(({ interval }) =>
      interval ? [Math.abs(interval.lower), Math.abs(interval.upper)] : [],
    ),
  );
  const x = (difference: number) => across(0.5 + (difference / furthest) * 0.48);
  return (
    <svg
      className="plot"
      height={shown.length * rowHeight + 4}
      role="img"
      aria-label={changesSummary(changes)}
    >
      <line className="zero" x1="50%" x2="50%" y1="0" y2={shown.length * rowHeight} />
      {shown.map((change, at) => {
        const y = px(at * rowHeight + 24);
        const { difference, interval, direction } = change;
        const mark = direction === 'worse' ? 'wrong' : direction === 'better' ? 'within' : 'ink';
        return (
          <g key={`${change.agent} ${nameOf(change)}`} className={`m-${mark}`}>
            <text x="0" y={at * rowHeight + 13} className="halo">
              <tspan className="ink">{nameOf(change)}</tspan>
              <tspan className="more">{`  ${plain(points(difference ?? 0, interval))}, ${direction}`}</tspan>
            </text>
            {interval && (
              <line className="whisk" x1={x(interval.lower)} x2={x(interval.upper)} y1={y} y2={y} />
            )}
            <PlotMark kind={mark} x={x(difference ?? 0)} y={y} />
          </g>
        );
      })}
    </svg>
  );
}
