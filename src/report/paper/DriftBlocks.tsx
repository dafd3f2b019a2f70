import type { ReactNode } from 'react';
import { count, percent, points, pValue, signedPoints } from '../../words/format';
import type { BlockOf } from '../../records/report/blocks';
import type { ReportKindOfCase } from '../../records/report/drift';
import { matchedReading } from '../charts/MatchedRows';
import { PaperTable, StatementLink } from './Cells';
import { SideCell } from './OtherBlocks';
import { countOr, notMeasured } from '../../words/paper-words';

/** A difference whose unit stands at its neighbour. */
const part = (value: number | null) => (value === null ? '–' : signedPoints(value));

interface MeasureBetweenProps {
  readonly title: string;
  readonly agent: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string | null;
  readonly children?: ReactNode;
}

/** Heads a row: which measure, between which bundles, and what is to be said of it. */
function MeasureBetween({ title, agent, before, after, reason, children }: MeasureBetweenProps) {
  return (
    <th scope="row">
      {title}
      <span className="detail">
        {agent}, {before} to {after}
        {reason === null ? '' : `. ${reason}`}
        {children}
      </span>
    </th>
  );
}

/** Every measure on the cases that two bundles both ran. */
export function MatchedTable({ block }: { readonly block: BlockOf<'matched'> }) {
  return (
    <PaperTable
      caption={block.title}
      className="wide first-wide"
      heads={[
        { title: 'Measure, and between which bundles' },
        { title: 'Cases, incidents', numeric: true },
        { title: 'Before', numeric: true },
        { title: 'After', numeric: true },
        { title: 'Only before, only after', numeric: true },
        { title: 'Difference', numeric: true },
        { title: 'p, Holm', numeric: true },
        { title: 'Reading' },
        { title: 'SQL' },
      ]}
    >
      <tbody>
        {block.rows.map((row) => (
          <tr key={`${row.agent} ${row.metric} ${row.before} ${row.after}`}>
            <MeasureBetween {...row} />
            <td className="num">
              {countOr(row.cases)}
              <span className="detail">
                {row.incidents === null ? '' : `in ${count(row.incidents)}`}
                {row.open ? `, ${count(row.open)} open` : ''}
              </span>
            </td>
            <td className="num">
              {row.before_share === null ? notMeasured[row.state] : percent(row.before_share)}
            </td>
            <td className="num">
              {row.after_share === null ? notMeasured[row.state] : percent(row.after_share)}
            </td>
            <td className="num">
              {countOr(row.before_only)}, {countOr(row.after_only)}
            </td>
            <td className="num">
              {row.difference !== null
                ? points(row.difference)
                : row.interval === null
                  ? 'not told'
                  : 'counts only'}
              {row.interval && (
                <span className="detail">
                  {part(row.interval.lower)} to {points(row.interval.upper)}
                </span>
              )}
            </td>
            <td className="num">
              {pValue(row.p)}
              <span className="detail">{pValue(row.adjusted_p)}</span>
            </td>
            <td>{row.difference === null ? 'not told' : matchedReading(row)}</td>
            <td>
              <StatementLink number={row.statement} />
            </td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}

/** The change of each measure in its parts. */
export function MixTable({ block }: { readonly block: BlockOf<'mix'> }) {
  return (
    <PaperTable
      caption={block.title}
      className="wide first-wide"
      heads={[
        { title: 'Measure, and between which bundles' },
        { title: 'Before', numeric: true },
        { title: 'After', numeric: true },
        { title: 'Difference', numeric: true },
        { title: 'Mix', numeric: true },
        { title: 'Behaviour', numeric: true },
        { title: 'One only', numeric: true },
        { title: 'Same kinds, p', numeric: true },
        { title: 'SQL' },
      ]}
    >
      <tbody>
        {block.rows.map((row) => (
          <tr key={`${row.agent} ${row.metric} ${row.before.label} ${row.after.label}`}>
            <MeasureBetween {...row} before={row.before.label} after={row.after.label}>
              {row.kinds_against ? `. ${row.kinds_against} kinds of case moved against the rest` : ''}
              {row.alike_p !== null && row.alike_p <= 0.05
                ? `. Not alike everywhere (Breslow-Day p ${pValue(row.alike_p)})`
                : ''}
            </MeasureBetween>
            <SideCell side={row.before} />
            <SideCell side={row.after} />
            <td className="num">
              {row.difference === null ? 'not told' : points(row.difference)}
              {row.interval && (
                <span className="detail">
                  {part(row.interval.lower)} to {part(row.interval.upper)}
                </span>
              )}
            </td>
            <td className="num">{part(row.mix)}</td>
            <td className="num">{part(row.behaviour)}</td>
            <td className="num">{part(row.one_only)}</td>
            <td className="num">
              {pValue(row.p)}
              {row.standardised !== null && (
                <span className="detail">
                  {part(row.standardised)}
                  {row.standardised_interval &&
                    ` (${part(row.standardised_interval.lower)} to ${part(row.standardised_interval.upper)})`}
                </span>
              )}
            </td>
            <td>
              <StatementLink number={row.statement} />
            </td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}

/** Of few decisions the counts only. */
const fewest = 10;
const rateWords = (hits: number, n: number) =>
  n === 0 ? 'none' : `${n < fewest ? '' : `${percent(hits / n)}, `}${count(hits)} of ${count(n)}`;

const sizeOf = ({ mix, behaviour, one_only }: ReportKindOfCase) => mix + behaviour + one_only;

const holdsNought = (range: { lower: number; upper: number } | null) =>
  range === null || (range.lower <= 0 && range.upper >= 0);

/** The kinds of case behind each split, where there is a change to lay to them. */
export function KindsTable({ block }: { readonly block: BlockOf<'mix'> }) {
  const rows = block.rows.filter(({ kinds, interval }) => kinds.length > 1 && !holdsNought(interval));
  if (rows.length === 0) return null;
  const caption =
    'Kinds of case, largest part of each change first; of changes whose interval leaves out nought';
  return (
    <>
      <h4>{caption}</h4>
      <PaperTable
        caption={caption}
        className="wide"
        heads={[
          { title: 'Kind of case' },
          { title: 'Before', numeric: true },
          { title: 'After', numeric: true },
          { title: 'Incidents', numeric: true },
          { title: 'Part', numeric: true },
          { title: 'Mix', numeric: true },
          { title: 'Behaviour', numeric: true },
          { title: 'One only', numeric: true },
        ]}
      >
        {rows.map((row) => (
          <tbody key={`${row.agent} ${row.metric} ${row.before.label} ${row.after.label}`}>
            <tr className="group">
              <th scope="rowgroup" colSpan={8}>
                {row.title}, {row.before.label} to {row.after.label}
              </th>
            </tr>
            {row.kinds.map((kind) => (
              <tr key={kind.label}>
                <th scope="row">{kind.label}</th>
                <td className="num">{rateWords(kind.before_hits, kind.before_n)}</td>
                <td className="num">{rateWords(kind.after_hits, kind.after_n)}</td>
                <td className="num">
                  {kind.before_incidents === null || kind.after_incidents === null
                    ? '–'
                    : `${count(kind.before_incidents)}, ${count(kind.after_incidents)}`}
                </td>
                <td className="num">{part(sizeOf(kind))}</td>
                <td className="num">{part(kind.mix)}</td>
                <td className="num">{part(kind.behaviour)}</td>
                <td className="num">{part(kind.one_only)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </PaperTable>
    </>
  );
}
