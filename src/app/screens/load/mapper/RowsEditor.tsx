import type { Mapping } from '../../../../records/mapping';
import {
  caseColumns,
  keyOfCases,
  lastTimeOf,
  withCaseColumns,
} from '../../../../intake/mapper/editing/case-key';
import { ColumnField, ColumnFields } from './ColumnFields';
import { setMapping } from './map-source';

const orders = [
  ['', 'as the file shows, else rejected'],
  ['dmy', 'day first: 3 April'],
  ['mdy', 'month first: March 4'],
] as const;
const meanings = [
  ['one', 'one event, or one case'],
  ['modification', 'a change of a case: the latest counts'],
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
  return (
    <>
      <Asked
        id="day-order"
        label="Dates such as 3/4/2026 are"
        value={mapping.rows.dates ?? ''}
        choices={orders}
        onChange={setDates}
      />
      <Asked
        id="row-means"
        label="A row is"
        value={latest === undefined ? 'one' : 'modification'}
        choices={meanings}
        onChange={(means) =>
          set(
            means === 'one'
              ? undefined
              : { by: keyOfCases(mapping, columns), order: lastTimeOf(mapping, columns) },
          )
        }
      />
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

interface AskedProps {
  id: string;
  label: string;
  value: string;
  choices: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
}

function Asked({ id, label, value, choices, onChange }: AskedProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {choices.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
