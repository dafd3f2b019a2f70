import { count } from '../../words/format';
import type { BlockOf } from '../../records/report/blocks';
import { across, drawnName } from './scale';

const barHeight = 12;
type Counts = BlockOf<'counts'>;

/** Who, where a column stands for one; else ink: a colour would be a claim. */
const colourOf = (block: Counts, column: number): 'agent' | 'human' | 'ink' =>
  block.id !== 'accounting' ? 'ink' : column === 0 ? 'agent' : 'human';

/** What the drawing shows, in one sentence. */
function barsSummary({ title, rows, columns }: Counts): string {
  const [largest] = [...rows].sort((a, b) => Math.max(...known(b)) - Math.max(...known(a)));
  if (!largest) return `${title}: nothing was counted.`;
  const said = columns.map((column, at) => {
    const n = largest.counts[at];
    return `${column} ${n === null || n === undefined ? 'left out' : count(n)}`;
  });
  return `${title}: most are “${largest.label}” (${said.join(', ')}).`;
}

const known = (row: Counts['rows'][number]): number[] => [0, ...row.counts.map((each) => each ?? 0)];

/** Counts as bars from nought, one row a class and one bar a column; what is left out is a dashed stub. */
export function CountBars({ block }: { readonly block: Counts }) {
  const most = Math.max(1, ...block.rows.flatMap(known));
  const rowHeight = 17 + block.columns.length * (barHeight + 2) + 3;
  return (
    <svg className="plot" height={block.rows.length * rowHeight} role="img" aria-label={barsSummary(block)}>
      {block.rows.map((row, at) => (
        <g key={row.key}>
          <text className="ink" x="0" y={at * rowHeight + 12}>
            {drawnName(row.label)}
          </text>
          {row.counts.map((n, column) => {
            const y = at * rowHeight + 17 + column * (barHeight + 2);
            const colour = colourOf(block, column);
            const width = (n ?? 0) / most;
            return (
              <g key={block.columns[column]} className={`m-${colour}`}>
                {n === null ? (
                  <line className="stub" x1="0" x2="28" y1={y + 6} y2={y + 6} />
                ) : (
                  <rect className="fill" x="0" y={y} width={across(width * 0.86)} height={barHeight} />
                )}
                <text x={n === null ? 0 : across(width * 0.86)} dx={n === null ? 34 : 6} y={y + 10}>
                  {n === null ? 'left out' : count(n)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
