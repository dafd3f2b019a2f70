import type { Mapping } from '../../../../records/mapping';
import { caseColumns, withCaseColumns } from '../../../../intake/mapper/editing/case-key';
import { ColumnField, ColumnFields } from './ColumnFields';
import { setMapping } from './map-source';

const orders = [
  ['', 'as the file shows, else rejected'],
  ['dmy', 'day first: 3 April'],
  ['mdy', 'month first: March 4'],
] as const;

/** What a row stands for: one event, one case, or one modification of a case; and how its dates are meant. */
export function RowsEditor({ mapping, columns }: { mapping: Mapping; columns: readonly string[] }) {
  const { latest } = mapping.rows;
  const by = latest === undefined ? [] : caseColumns(latest.by);
  const order = [latest?.order ?? ''].flat()[0] ?? '';
  const set = (next: Mapping['rows']['latest']) => {
    const { latest: _, ...rest } = mapping.rows;
    setMapping({ ...mapping, rows: next === undefined ? rest : { ...rest, latest: next } });
  };
  const setDates = (dates: string) => {
    const { dates: _, ...rest } = mapping.rows;
    const rows = dates === 'dmy' || dates === 'mdy' ? { ...rest, dates } : rest;
    setMapping({ ...mapping, rows } as Mapping);
  };
  const guess = (part: RegExp) => columns.find((column) => part.test(column)) ?? columns[0] ?? '';
  return (
    <>
      <div className="field">
        <label htmlFor="day-order">Dates such as 3/4/2026 are</label>
        <select
          id="day-order"
          className="input"
          value={mapping.rows.dates ?? ''}
          onChange={({ target }) => setDates(target.value)}
        >
          {orders.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="row-means">A row is</label>
        <select
          id="row-means"
          className="input"
          value={latest === undefined ? 'one' : 'modification'}
          onChange={({ target }) =>
            set(
              target.value === 'one'
                ? undefined
                : { by: guess(/id|number|key/i), order: guess(/updat|modif|time|date/i) },
            )
          }
        >
          <option value="one">one event, or one case</option>
          <option value="modification">one modification of a case: only the latest counts</option>
        </select>
      </div>
      {latest !== undefined && (
        <>
          <div className="field">
            <label htmlFor="latest-by">The case is named by</label>
            {by === null ? (
              <span className="q small">several alternatives: edit them in the JSON below</span>
            ) : (
              <ColumnFields
                id="latest-by"
                label="The case is named by"
                values={by}
                columns={columns}
                least={1}
                onChange={(all) => set({ ...latest, by: withCaseColumns(all) })}
              />
            )}
          </div>
          <div className="field">
            <label htmlFor="latest-order">The latest by</label>
            <ColumnField
              id="latest-order"
              label="The latest by"
              value={order}
              columns={columns}
              onChange={(column) => set({ ...latest, order: column })}
            />
          </div>
        </>
      )}
    </>
  );
}
