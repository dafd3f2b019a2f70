interface ColumnFieldProps {
  id?: string;
  label: string;
  value: string;
  columns: readonly string[];
  onChange: (column: string) => void;
}

/** One column of the file. */
export function ColumnField({ id, label, value, columns, onChange }: ColumnFieldProps) {
  return (
    <select
      id={id}
      className="input"
      aria-label={id === undefined ? label : undefined}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {value === '' && <option value="">choose</option>}
      {value !== '' && !columns.includes(value) && <option>{value}</option>}
      {columns.map((column) => (
        <option key={column}>{column}</option>
      ))}
    </select>
  );
}

interface ColumnFieldsProps {
  id?: string;
  /** Of the first; the others say that they belong to it. */
  label: string;
  values: readonly string[];
  columns: readonly string[];
  /** Fewer cannot be taken away. */
  least: number;
  onChange: (columns: string[]) => void;
}

const most = 10;

/** Columns that name one thing together. */
export function ColumnFields({ id, label, values, columns, least, onChange }: ColumnFieldsProps) {
  const free = columns.filter((column) => !values.includes(column));
  return (
    <div className="column-fields">
      {values.map((value, at) => (
        <span key={at}>
          {values.length > 1 && <span className="q small">{at === 0 ? 'first' : 'then'}</span>}
          <ColumnField
            {...(at === 0 && id !== undefined ? { id } : {})}
            label={at === 0 ? label : `${label}, together with`}
            value={value}
            columns={[value, ...free].filter((column) => columns.includes(column))}
            onChange={(column) => onChange(values.map((each, place) => (place === at ? column : each)))}
          />
          {values.length > least && (
            <button
              type="button"
              className="link small"
              onClick={() => onChange(values.filter((_, place) => place !== at))}
            >
              Take out<span className="vh"> {value}</span>
            </button>
          )}
        </span>
      ))}
      {values.length < most && free.length > 0 && (
        <button type="button" className="link small" onClick={() => onChange([...values, free[0]!])}>
          Add a column
        </button>
      )}
    </div>
  );
}
