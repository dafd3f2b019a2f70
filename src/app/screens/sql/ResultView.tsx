import { useState } from 'react';
import { z } from 'zod';
import { QuickBars } from '../../../charts/console/QuickBars';
import { DataTable } from '../../../charts/figure/DataTable';
import { count, counted } from '../../../charts/format';
import type { LookResult, LookValue } from '../../../database/engine/look';
import { usePersonName } from '../../shell/filters/use-value-name';
import { useNames } from '../../state/names';
import { useQuery } from '../../state/use-query';
import { downloadCsv } from '../load/download-csv';
import { Toggles } from '../Toggles';
import peopleSql from './people.sql?raw';

const person = z.object({ reviewer: z.string() });
const nobody: ReadonlySet<string> = new Set();
const views = [
  { value: 'table', words: 'Table' },
  { value: 'chart', words: 'Quick chart' },
] as const;

const shownCell = (value: LookValue): string => {
  if (value === null) return 'NULL';
  if (typeof value !== 'number') return String(value);
  return Number.isInteger(value) ? count(value) : String(Number(value.toPrecision(8)));
};

interface ResultViewProps {
  result: LookResult;
  milliseconds: number;
  /** Rows in all; null while only the first are known. */
  total: number | null;
  onCount: () => void;
}

/** The answer as a table and as a quick chart; people stand as pseudonyms until names are turned on. */
export function ResultView({ result, milliseconds, total, onCount }: ResultViewProps) {
  const [view, setView] = useState<'table' | 'chart'>('table');
  const namesShown = useNames((names) => names.shown);
  const personName = usePersonName();
  const people = useQuery('sql people', async (query, signal) => {
    const rows = await query.rows({ sql: peopleSql, values: [] }, person, signal);
    return new Set(rows.map(({ reviewer }) => reviewer));
  });
  const known = namesShown ? nobody : (people.value ?? nobody);
  const masked = (value: LookValue): LookValue =>
    typeof value === 'string' && known.has(value) ? personName(value) : value;
  const rows = result.rows.map((row) => row.map(masked));
  if (result.columns.length === 0) return <p>The statement gives no columns.</p>;
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
            downloadCsv(
              'answer.csv',
              result.columns.map(({ name }) => name),
              rows.map((row) => row.map((value) => (value === null ? '' : String(value)))),
            )
          }
        >
          CSV of these rows
        </button>
      </div>
      {view === 'chart' ? (
        <QuickChart columns={result.columns} rows={rows} />
      ) : (
        <div className="sql-result">
          <DataTable
            caption={`Answer: ${counted(result.columns.length, 'column')}`}
            columns={result.columns.map(({ name, type }, at) => ({
              label:
                result.columns.findIndex((other) => other.name === name) === at
                  ? name
                  : `${name} (${at + 1})`,
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
