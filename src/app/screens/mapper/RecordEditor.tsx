import type { Row } from '../../../intake/mapper/path';
import type { Mapping } from '../../../records/mapping';
import { kindTitles, otherFields, shownFields, simpleRule, withField, withoutRecord } from './edit-mapping';
import { FieldRow } from './FieldRow';
import { setMapping } from './mapper-store';

interface RecordEditorProps {
  mapping: Mapping;
  at: number;
  rows: readonly Row[];
  columns: readonly string[];
}

/** The fields of one kind of record. */
export function RecordEditor({ mapping, at, rows, columns }: RecordEditorProps) {
  const rule = mapping.records[at];
  if (rule === undefined) return null;
  const title = kindTitles[rule.event_type];
  return (
    <section className="record-editor">
      <div className="head">
        <h3>{title}</h3>
        <p className="sub">
          Each row gives one <span className="mono">{rule.event_type}</span>
          {rule.when && ', where the columns it needs hold something'}.
        </p>
        <span className="acts">
          <button type="button" className="link" onClick={() => setMapping(withoutRecord(mapping, at))}>
            Leave this kind out
          </button>
        </span>
      </div>
      <div className="scroll">
        <table className="mapper-table mapper-fields">
          <thead>
            <tr>
              <th scope="col">Our field</th>
              <th scope="col">Read from</th>
              <th scope="col">How</th>
              <th scope="col">First value</th>
            </tr>
          </thead>
          <tbody>
            {shownFields(rule).map((field) => (
              <FieldRow
                key={field.path}
                field={field}
                rule={simpleRule(rule.fields[field.path])}
                rows={rows}
                columns={columns}
                onChange={(changed) => setMapping(withField(mapping, at, field.path, changed))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <label className="small add-field">
        Another field{' '}
        <select
          className="input"
          value=""
          onChange={({ target }) => setMapping(withField(mapping, at, target.value, { value: '' }))}
        >
          <option value="">choose</option>
          {otherFields(rule).map(({ path }) => (
            <option key={path}>{path}</option>
          ))}
        </select>
      </label>
    </section>
  );
}
