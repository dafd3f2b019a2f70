import { useState } from 'react';
import { columnWords, tableWords } from '../../../words/column-words';
import { useConsole } from '../../../session/console';
import { icons, iconOfType } from './icons';

export interface SchemaColumn {
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
}

const order = ['facts', 'human_actions', 'decisions', 'audit_events', 'bundles'];

const insert = (text: string) =>
  useConsole.setState(({ draft }) => ({
    draft: draft.trim() === '' ? text : `${draft}${draft.endsWith(' ') ? '' : ' '}${text}`,
  }));

/** Tables and columns, each with what it means; a press writes the column into the statement. */
export function SchemaBrowser({
  columns,
  isReading,
}: {
  columns: readonly SchemaColumn[];
  isReading: boolean;
}) {
  const [sought, setSought] = useState('');
  const tables = [...new Set(columns.map(({ table_name }) => table_name))];
  tables.sort((a, b) => (order.indexOf(a) + 1 || 99) - (order.indexOf(b) + 1 || 99) || (a < b ? -1 : 1));
  const words = sought.trim().toLowerCase();
  const isFound = (name: string) =>
    name.includes(words) || (columnWords[name] ?? '').toLowerCase().includes(words);
  return (
    <aside className="schema" aria-label="Tables and columns">
      <input
        className="input"
        type="search"
        placeholder="Find a column"
        aria-label="Find a column"
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <div className="schema-list" tabIndex={0} role="region" aria-label="Columns">
        {isReading && <p className="q small">Reading the tables</p>}
        {tables.map((table) => {
          const own = columns.filter(
            ({ table_name, column_name }) => table_name === table && isFound(column_name),
          );
          if (own.length === 0) return null;
          return (
            <details key={table} open={words !== '' || table === 'facts'}>
              <summary>
                <Icon name="table" /> <b>{table}</b> <span className="q">{own.length}</span>
              </summary>
              <p className="q">{tableWords[table]}</p>
              <ul>
                {own.map(({ column_name, data_type }) => (
                  <li key={column_name}>
                    <Icon name={iconOfType(data_type)} />{' '}
                    <button type="button" className="link mono" onClick={() => insert(column_name)}>
                      {column_name}
                    </button>{' '}
                    <span className="q">{data_type}</span>
                    <span className="column-words">{columnWords[column_name]}</span>
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
      </div>
    </aside>
  );
}

const Icon = ({ name }: { name: string }) => (
  <svg className="sql-icon" viewBox="0 0 14 14" aria-hidden="true">
    <path d={icons[name]} />
  </svg>
);
