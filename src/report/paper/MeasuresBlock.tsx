import { count, percent, percentRange } from '../../words/format';
import { markKinds, type MarkKind } from '../../records/report/mark-kinds';
import type { BlockOf } from '../../records/report/blocks';
import type { ReportMeasure } from '../../records/report/numbers';
import { BundleDots } from '../charts/BundleDots';
import { ShareRows } from '../charts/ShareRows';
import { PaperTable, StatementLink } from './Cells';
import { countOr, notMeasured } from '../../words/paper-words';

type Block = BlockOf<'measures'>;

const markOf = (word: string): MarkKind => markKinds.find((kind) => kind === word) ?? 'ink';

/** Below this a drawing says no more than its row of the table. */
const fewestDrawn = 2;

export const isDrawn = ({ drawn, measures }: Block): boolean =>
  drawn !== 'none' && measures.filter(({ share }) => share !== null).length >= fewestDrawn;

export function MeasuresDrawing({ block }: { readonly block: Block }) {
  if (!isDrawn(block)) return null;
  return block.drawn === 'bundles' ? (
    <BundleDots measures={block.measures} />
  ) : (
    <ShareRows title={block.title} mark={markOf(block.mark)} measures={block.measures} />
  );
}

function Unresolved({ measure: { unresolved, bounds, share } }: { readonly measure: ReportMeasure }) {
  if (unresolved === null) return <>left out</>;
  return (
    <>
      {unresolved === 0 ? 'none' : count(unresolved)}
      {unresolved > 0 && bounds !== null && share !== null && (
        <span className="q"> ({percentRange(bounds)})</span>
      )}
    </>
  );
}

/** Shares with their n, interval, incidents, what is unresolved, and the statement behind each. */
export function MeasuresTable({ block }: { readonly block: Block }) {
  const isWhole = block.measures.every(({ by }) => by === 'all');
  return (
    <PaperTable
      caption={block.title}
      className="wide"
      heads={[
        { title: isWhole ? 'Measure' : 'Group' },
        { title: 'Share', numeric: true },
        { title: '95% interval', numeric: true },
        { title: 'Hits of n', numeric: true },
        { title: 'Incidents', numeric: true },
        { title: 'Unresolved', numeric: true },
        { title: 'SQL' },
      ]}
    >
      <tbody>
        {block.measures.map((measure) => {
          const { metric, key, by, title, label, share, interval, hits, n, incidents, state, reason } =
            measure;
          return (
            <tr key={`${metric} ${by} ${key}`}>
              <th scope="row">
                {by === 'all' ? title : label}
                {reason !== null && <span className="detail">{reason}</span>}
              </th>
              <td className="num">{share === null ? notMeasured[state] : percent(share)}</td>
              <td className="num">{interval === null ? '–' : percentRange(interval)}</td>
              <td className="num">
                {hits === null || n === null ? 'left out' : `${count(hits)} of ${count(n)}`}
              </td>
              <td className="num">{countOr(incidents)}</td>
              <td className="num">
                <Unresolved measure={measure} />
              </td>
              <td>
                <StatementLink number={measure.statement} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </PaperTable>
  );
}
