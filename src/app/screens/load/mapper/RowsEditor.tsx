import type { Mapping } from '../../../../records/mapping';
import { setMapping } from './map-source';

/** What a row stands for: one event, one case, or one modification of a case. */
export function RowsEditor({ mapping, columns }: { mapping: Mapping; columns: readonly string[] }) {
  const { latest } = mapping.rows;
  const by = [latest?.by ?? ''].flat(2).join(' + ');
  const order = [latest?.order ?? ''].flat()[0] ?? '';
  const set = (next: Mapping['rows']['latest']) => {
    const { latest: _, ...rest } = mapping.rows;
    setMapping({ ...mapping, rows: next === undefined ? rest : { ...rest, latest: next } });
  };
  const guess = (part: RegExp) => columns.find((column) => part.test(column)) ?? columns[0] ?? '';
  return (
    <>
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
          <ColumnField
            id="latest-by"
            label="The case is named by"
            value={by}
            columns={columns}
            onChange={(column) => set({ ...latest, by: column })}
          />
          <ColumnField
            id="latest-order"
            label="The latest by"
            value={order}
            columns={columns}
            onChange={(column) => set({ ...latest, order: column })}
          />
        </>
      )}
    </>
  );
}

interface ColumnFieldProps {
  id: string;
  label: string;
  value: string;
  columns: readonly string[];
  onChange: (column: string) => void;
}

function ColumnField({ id, label, value, columns, onChange }: ColumnFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {!columns.includes(value) && <option>{value}</option>}
        {columns.map((column) => (
          <option key={column}>{column}</option>
        ))}
      </select>
    </div>
  );
}
