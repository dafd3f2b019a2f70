import { plain } from '../../words/format';
import type { ReportMix } from '../../records/report/drift';
import { mixWords } from '../../words/paper-words';
import { across, drawnName, px } from './scale';

const barHeight = 6;
const rowHeight = 18 + 3 * (barHeight + 2) + 5;
/** More rows than this would not stand on one page. */
const mostRows = 14;

const parts = [
  { field: 'mix', fill: 'none' },
  { field: 'behaviour', fill: 'var(--c)' },
  { field: 'one_only', fill: 'var(--unresolved)' },
] as const;

/** The rows that could be split; of many the largest changes, in their order. */
export function mixDrawn(rows: readonly ReportMix[]): readonly ReportMix[] {
  const told = rows.filter(({ difference }) => difference !== null);
  if (told.length <= mostRows) return told;
  const largest = [...told]
    .sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))
    .slice(0, mostRows);
  return told.filter((row) => largest.includes(row));
}

const nameOf = ({ title, before, after }: ReportMix) => `${title}, ${before.label} to ${after.label}`;

/** What the drawing shows, in one sentence. */
const mixSummary = (rows: readonly ReportMix[]): string =>
  `${mixDrawn(rows)
    .map((row) => `${nameOf(row)} ${plain(mixWords(row))}`)
    .join('; ')}.`;

/** Each change in its three parts, around nought: outline is mix, solid behaviour, grey one bundle only. */
export function MixRows({ rows }: { readonly rows: readonly ReportMix[] }) {
  const shown = mixDrawn(rows);
  const furthest = Math.max(
    0.01,
    ...shown.flatMap((row) => parts.map(({ field }) => Math.abs(row[field] ?? 0))),
  );
  return (
    <svg className="plot" height={shown.length * rowHeight} role="img" aria-label={mixSummary(rows)}>
      {shown.map((row, at) => {
        const base = at * rowHeight;
        return (
          <g key={`${row.agent} ${row.metric} ${nameOf(row)}`} className="m-candidate">
            <text x="0" y={base + 13} className="halo">
              <tspan className="ink">{drawnName(nameOf(row))}</tspan>
              <tspan className="more">{`  ${plain(mixWords(row))}`}</tspan>
            </text>
            <line className="zero" x1="50%" x2="50%" y1={base + 17} y2={base + rowHeight - 6} />
            {parts.map(({ field, fill }, place) => {
              const share = ((row[field] ?? 0) / furthest) * 0.48;
              const y = px(base + 18 + place * (barHeight + 2));
              return (
                <rect
                  key={field}
                  x={across(0.5 + Math.min(0, share))}
                  width={across(Math.abs(share))}
                  y={y}
                  height={barHeight}
                  fill={fill}
                  stroke={field === 'one_only' ? 'var(--unresolved)' : 'var(--c)'}
                />
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
