import type { RecordField } from '../../../../records/fields';
import type { FieldRule } from '../../../../records/mapping';
import { OurWords } from './OurWords';

type Compare = NonNullable<FieldRule['compare']>;

interface CompareEditorProps {
  field: RecordField;
  compare: Compare;
  columns: readonly string[];
  onChange: (rule: FieldRule) => void;
}

/** Two columns of a row, and our word for each answer. */
export function CompareEditor({ field, compare, columns, onChange }: CompareEditorProps) {
  const [a, b] = compare.with;
  const set = (change: Partial<Compare>) => onChange({ compare: { ...compare, ...change } });
  return (
    <div className="compare">
      <Column label="First column" value={a} columns={columns} onChange={(own) => set({ with: [own, b] })} />
      <Column label="Second column" value={b} columns={columns} onChange={(own) => set({ with: [a, own] })} />
      <label>
        <span className="small">The same in both</span>
        <OurWords
          field={field}
          value={String(compare.same)}
          none="choose"
          onChange={(same) => set({ same })}
        />
      </label>
      <label>
        <span className="small">Different</span>
        <OurWords
          field={field}
          value={String(compare.differs)}
          none="choose"
          onChange={(differs) => set({ differs })}
        />
      </label>
      <p className="small q">Where either is empty, the row gives nothing.</p>
    </div>
  );
}

interface ColumnProps {
  label: string;
  value: string;
  columns: readonly string[];
  onChange: (column: string) => void;
}

function Column({ label, value, columns, onChange }: ColumnProps) {
  return (
    <label>
      <span className="small">{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">choose</option>
        {value !== '' && !columns.includes(value) && <option>{value}</option>}
        {columns.map((column) => (
          <option key={column}>{column}</option>
        ))}
      </select>
    </label>
  );
}
