import { Fragment } from 'react';
import type { Mapping } from '../../../../records/mapping';
import { takeColumn } from './map-source';
import { helpOf } from '../../../../records/field-meanings';
import { kindNouns } from '../../../../answers/mapper/still-missing';
import type { UnusedColumn } from '../../../../intake/mapper/editing/unused-columns';

const named = 12;

interface UnusedColumnsProps {
  mapping: Mapping;
  unused: readonly UnusedColumn[];
}

/** Columns that count in no number, by name; those that a field could be read from with a way to do so. */
export function UnusedColumns({ mapping, unused }: UnusedColumnsProps) {
  if (unused.length === 0) return null;
  const usable = unused.filter(({ use }) => use !== null);
  const others = unused.filter(({ use }) => use === null);
  const more = others.length - named;
  const names = others
    .slice(0, named)
    .map(({ column, isEmpty }) => `${column}${isEmpty ? ' (empty)' : ''}`)
    .join(', ');
  return (
    <div className="part-note small unused">
      <p>
        <b>Columns that are not used:</b> they are kept with the records and count in no number.
      </p>
      <ul>
        {usable.map(({ column, use }) => (
          <Fragment key={column}>{use !== null && <Usable {...{ column, mapping }} {...use} />}</Fragment>
        ))}
        {names !== '' && (
          <li>
            {names}
            {more > 0 && ` and ${more} more`}
          </li>
        )}
      </ul>
    </div>
  );
}

interface UsableProps {
  column: string;
  mapping: Mapping;
  at: number;
  path: string;
}

function Usable({ column, mapping, at, path }: UsableProps) {
  const type = mapping.records[at]!.event_type;
  const help = helpOf(type, path);
  return (
    <li>
      {column}:{' '}
      <button type="button" className="link" onClick={() => takeColumn(at, path, column)}>
        add <span className="vh">{column}</span> as <span className="mono">{path}</span> of the{' '}
        {kindNouns[type]}
      </button>{' '}
      {help !== undefined && <span className="q">{help}</span>}
    </li>
  );
}
