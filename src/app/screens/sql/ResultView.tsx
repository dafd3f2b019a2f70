import { useMemo, useState } from 'react';
import { QuickBars } from '../../../charts/console/QuickBars';
import { DataTable } from '../../../charts/table/Table';
import { count, counted } from '../../../words/format';
import type { LookResult, LookValue } from '../../../database/engine/look';
import { StateBlock } from '../../../charts/states/StateBlock';
import { useNames } from '../../../session/names';
import { csvText, csvType } from '../../../words/csv';
import { saveFile } from '../../parts/save-file';
import { Toggles } from '../../parts/Toggles';
import type { Hiding } from './use-hidden-names';

const views = [
  { value: 'table', words: 'Table' },
  { value: 'chart', words: 'Quick chart' },
] as const;

const shownCell = (value: LookValue): string => {
  if (value === null) return 'NULL';
  if (typeof value !== 'number') return String(value);
  return Number.isInteger(value) ? count(value) : String(Number(value.toPrecision(8)));
};

/** The answer without names; lists and structures come as JSON text, and are looked through as such. */
function hiddenIn(result: LookResult, { hide }: Hiding): Pick<LookResult, 'columns' | 'rows'> {
  const isTime = result.columns.map(({ type }) => type === 'time');
  const masked = (value: LookValue, column: number): LookValue =>
    typeof value === 'string' && !isTime[column] ? hide(value) : value;
  return {
    columns: result.columns.map(({ name, type }) => ({ name: hide(name), type })),
    rows: result.rows.map((row) => row.map(masked)),
  };
}

interface ResultViewProps {
  result: LookResult;
  hiding: Hiding;
  milliseconds: number;
  /** Rows in all; null while only the first are known. */
  total: number | null;
  onCount: () => void;
}

/** The answer as a table and as a quick chart; people stand as pseudonyms until names are turned on. */
export function ResultView({ result, hiding, milliseconds, total, onCount }: ResultViewProps) {
  const [view, setView] = useState<'table' | 'chart'>('table');
  const namesShown = useNames((names) => names.shown);
  const { rows, columns } = useMemo(() => hiddenIn(result, hiding), [result, hiding]);
  if (hiding.state === 'waiting')
    return <StateBlock kind="loading" title="Reading whom to hide" height={160} />;
  if (columns.length === 0) return <p>The statement gives no columns.</p>;
  return (
    <section aria-label="Answer">
      <div className="sql-acts">
        <p className="sql-count" role="status">
          <b>
            {result.more
              ? total === null
                ? `The first ${count(rows.length)} rows; there are more.`
                : `The first ${count(rows.length)} of ${count(total)} rows.`
              : counted(rows.length, 'row')}
          </b>{' '}
          {count(Math.round(milliseconds))} ms
          {result.more && total === null && (
            <>
              {' '}
              <button type="button" className="link" onClick={onCount}>
                Count them all
              </button>
            </>
          )}
        </p>
        <Toggles label="Show as" choices={views} chosen={view} onChange={setView} />
        <button
          type="button"
          className="button quiet"
          disabled={rows.length === 0}
          onClick={() =>
            saveFile(
              namesShown ? 'answer-with-names.csv' : 'answer.csv',
              csvText(
                columns.map(({ name }) => name),
                rows,
              ),
              csvType,
            )
          }
        >
          CSV of these rows
        </button>
      </div>
      {hiding.state === 'many' && (
        <p className="note">
          There are more people in these logs than can be looked for one by one: all text is hidden until
          names are turned on (Overrides, or Ctrl+K).
        </p>
      )}
      {view === 'chart' ? (
        <QuickChart columns={columns} rows={rows} />
      ) : (
        <div className="sql-result">
          <DataTable
            caption={`Answer: ${counted(result.columns.length, 'column')}`}
            columns={columns.map(({ name, type }, at) => ({
              label: columns.findIndex((other) => other.name === name) === at ? name : `${name} (${at + 1})`,
              numeric: type === 'number',
            }))}
            rows={rows.map((row, at) => ({
              key: String(at),
              cells: row.map((value, column) =>
                value === null ? (
                  <span key={column} className="q">
                    NULL
                  </span>
                ) : value === '' ? (
                  <span key={column} className="q">
                    empty text
                  </span>
                ) : (
                  shownCell(value).slice(0, 500)
                ),
              ),
            }))}
          />
        </div>
      )}
    </section>
  );
}

function QuickChart({
  columns,
  rows,
}: {
  columns: LookResult['columns'];
  rows: readonly (readonly LookValue[])[];
}) {
  const numeric = columns.flatMap(({ type }, at) => (type === 'number' ? [at] : []));
  const [chosen, setChosen] = useState<number | null>(null);
  const y = chosen !== null && numeric.includes(chosen) ? chosen : (numeric.at(-1) ?? -1);
  const x = columns.findIndex(({ type }, at) => type !== 'number' && at !== y);
  if (y < 0) return <p>A quick chart needs a column of numbers.</p>;
  const drawn = rows.slice(0, 40).flatMap((row, at) => {
    const value = row[y];
    if (typeof value !== 'number') return [];
    return [
      {
        key: String(at),
        name: x < 0 ? `row ${at + 1}` : shownCell(row[x] ?? null),
        value,
        words: shownCell(value),
      },
    ];
  });
  return (
    <div className="quick-chart">
      {numeric.length > 1 && (
        <label className="inline-field">
          <span>Number</span>
          <select className="input" value={y} onChange={(event) => setChosen(Number(event.target.value))}>
            {numeric.map((at) => (
              <option key={at} value={at}>
                {columns[at]?.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <QuickBars label={columns[y]?.name ?? ''} bars={drawn} />
      {rows.length > drawn.length && (
        <p className="fignote">
          {count(drawn.length)} of {count(rows.length)} rows are drawn: the first 40 with a number.
        </p>
      )}
    </div>
  );
}
