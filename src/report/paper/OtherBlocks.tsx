import { count, counted, percent, percentRange, plainWord, points } from '../../words/format';
import type { BlockOf } from '../../records/report/blocks';
import type { ReportSide } from '../../records/report/numbers';
import { PaperTable, StatementLink } from './Cells';
import { countOr, notMeasured, quantityInterval, quantityWords } from '../../words/paper-words';

export function CountsTable({ block }: { readonly block: BlockOf<'counts'> }) {
  return (
    <>
      <PaperTable
        caption={block.title}
        className={block.columns.length > 3 ? 'wide' : undefined}
        heads={[{ title: block.heading }, ...block.columns.map((title) => ({ title, numeric: true }))]}
      >
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {row.counts.map((n, at) => (
                <td key={block.columns[at]} className="num">
                  {n === 0 ? 'none' : countOr(n)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {block.totals && (
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              {block.totals.map((n, at) => (
                <td key={block.columns[at]} className="num">
                  {countOr(n)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </PaperTable>
      {block.statement !== null && (
        <p className="foot">
          SQL: <StatementLink number={block.statement} />
        </p>
      )}
    </>
  );
}

export function QuantitiesTable({ block }: { readonly block: BlockOf<'quantities'> }) {
  return (
    <PaperTable
      caption={block.title}
      className="wide"
      heads={[
        { title: 'Measure' },
        { title: 'Value', numeric: true },
        { title: '95% interval', numeric: true },
        { title: 'n', numeric: true },
        { title: 'SQL' },
      ]}
    >
      <tbody>
        {block.quantities.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              {each.title}
              {each.reason !== null && <span className="detail">{each.reason}</span>}
            </th>
            <td className="num">
              {each.value === null ? notMeasured[each.state] || 'not reached' : quantityWords(each)}
            </td>
            <td className="num">{quantityInterval(each)}</td>
            <td className="num">{each.n === null && each.state !== 'hidden' ? '–' : countOr(each.n)}</td>
            <td>
              <StatementLink number={each.statement} />
            </td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}

export function SideCell({ side }: { readonly side: ReportSide }) {
  return (
    <td className="num">
      {side.share === null ? notMeasured[side.state] : percent(side.share)}
      <span className="detail">
        {side.hits === null || side.n === null ? '' : `${count(side.hits)} of ${count(side.n)}`}
        {side.incidents === null ? '' : `, ${counted(side.incidents, 'incident')}`}
        {side.share !== null && side.interval !== null ? `, ${percentRange(side.interval)}` : ''}
      </span>
    </td>
  );
}

export function ChangesTable({ block }: { readonly block: BlockOf<'changes'> }) {
  return (
    <>
      <PaperTable
        caption={block.title}
        className="wide first-wide"
        heads={[
          { title: 'What, and between which bundles' },
          { title: 'Before', numeric: true },
          { title: 'After', numeric: true },
          { title: 'Difference', numeric: true },
          { title: 'Reading' },
        ]}
      >
        <tbody>
          {block.changes.map((change) => (
            <tr key={`${change.agent} ${change.subject} ${change.before.label} ${change.after.label}`}>
              <th scope="row">
                {plainWord(change.subject)}
                <span className="detail">
                  {change.agent}, {change.before.label} to {change.after.label}: {change.what}
                </span>
              </th>
              <SideCell side={change.before} />
              <SideCell side={change.after} />
              <td className="num">
                {change.difference === null ? 'not told' : points(change.difference, change.interval)}
              </td>
              <td>{change.direction}</td>
            </tr>
          ))}
        </tbody>
      </PaperTable>
      {block.statement !== null && (
        <p className="foot">
          SQL: <StatementLink number={block.statement} />
        </p>
      )}
    </>
  );
}

/** Rows of a table; longer ones are closed until opened, and stay off paper. */
const mostPrinted = 100;

export function TextsTable({ block }: { readonly block: BlockOf<'texts'> }) {
  if (block.rows.length === 0) return null;
  // Digests need the whole width.
  const isNarrow = block.columns.length <= 3 && block.columns.every(({ mono }) => !mono);
  const table = (
    <PaperTable
      caption={block.title}
      className={block.columns.length > 3 ? 'wide' : undefined}
      isFolded={isNarrow && block.rows.length > 10 && block.rows.length <= 60}
      heads={block.columns}
    >
      <tbody>
        {block.rows.map((row, at) => (
          <tr key={at}>
            {row.map((text, column) => {
              const { numeric, mono } = block.columns[column] ?? { numeric: false, mono: false };
              const style = [numeric ? 'num' : '', mono ? 'mono' : ''].filter(Boolean).join(' ') || undefined;
              return column === 0 ? (
                <th key={column} scope="row" className={style}>
                  {text}
                </th>
              ) : (
                <td key={column} className={style}>
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
  return (
    <>
      {block.annexed || block.rows.length > mostPrinted ? (
        <details>
          <summary>
            {block.title}: {count(block.rows.length)} rows. Open to read them; paper leaves them to the file.
          </summary>
          {table}
        </details>
      ) : (
        table
      )}
      {block.statement !== null && (
        <p className="foot">
          SQL: <StatementLink number={block.statement} />
        </p>
      )}
    </>
  );
}

export function NotesList({ block }: { readonly block: BlockOf<'notes'> }) {
  return (
    <ul className="notes">
      {block.notes.map(({ strong, text }) => (
        <li key={text}>{strong ? <b>{text}</b> : text}</li>
      ))}
    </ul>
  );
}
