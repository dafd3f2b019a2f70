import { auditFields } from '../log-completeness/fields';
import { fill } from '../rate/slice';
import type { RowSet } from '../rate/row-set';

const withoutField = `event_id IN (
    SELECT s.event_id FROM slice s JOIN decisions d ON d.event_id = s.event_id
    WHERE CAST(d.file AS VARCHAR) = ? AND {applies} AND NOT {present}
  )`;

/** Decisions of one file that should carry an audit field and do not; the key is the file's index. */
export const setsOfFields: readonly RowSet[] = auditFields.map(({ id, title, definition: { flags } }) => ({
  id: `without_${id}`,
  title: () => `Without a field that should be there, in one source: ${title}`,
  population: 'production',
  clause: fill(withoutField, { applies: flags.counted, present: flags.hit }),
  keys: 1,
}));
