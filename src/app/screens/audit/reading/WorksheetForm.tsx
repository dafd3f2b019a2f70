import { type FormEvent, useState } from 'react';
import { readRecords } from '../../../../intake/loading/read-record';
import { casesOfDraw } from '../../../../readiness/gather/audit';
import type { AuditDraw } from '../../../../records/audit';
import { problemsOf } from '../../../../records/form-field';
import { namesOf, worksheetFormSchema, type WorksheetFormFields } from '../../../../records/reader-forms';
import { errorText } from '../../../../records/unknown';
import { useSession } from '../../../../session/session';
import { csvType } from '../../../../words/csv';
import { counted } from '../../../../words/format';
import { SchemaFields } from '../../../fields/SchemaFields';
import { saveFile } from '../../../parts/save-file';

/** Worksheets for people who read outside the app: one file each. */
export function WorksheetForm({ draw }: { draw: AuditDraw }) {
  const [fields, setFields] = useState<WorksheetFormFields>({ names: '', areSecond: false, isTable: false });
  const { areSecond, isTable } = fields;
  const readers = namesOf(fields.names);
  const problems = problemsOf(worksheetFormSchema, fields);
  const [said, say] = useState('');
  const query = useSession((session) => session.query);
  const save = async () => {
    if (query === null) return;
    const { worksheetFiles } = await import('../../../../report/worksheet/worksheet-files');
    const cases = await casesOfDraw(query, draw, readRecords);
    const made = new Date().toISOString();
    const files = worksheetFiles({ draw, cases, readers, areSecond, form: isTable ? 'csv' : 'html', made });
    for (const { name, text } of files) saveFile(name, text, isTable ? csvType : 'text/html');
    const dealt = files.reduce((sum, file) => sum + file.cases, 0);
    say(`Saved ${counted(files.length, 'worksheet')} with ${counted(dealt, 'case')} to read.`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save().catch((reason: unknown) => say(errorText(reason)));
  };
  return (
    <form className="reading-reader" onSubmit={submit}>
      <SchemaFields
        schema={worksheetFormSchema}
        names={
          draw.cases.some((each) => each.readers > 1)
            ? ['names', 'areSecond', 'isTable']
            : ['names', 'isTable']
        }
        value={fields}
        problemOf={(name) => (fields.names === '' ? undefined : problems.get(name))}
        onChange={(change) => setFields({ ...fields, ...change })}
      />
      <p className="reading-acts">
        <button type="submit" className="button" disabled={problems.size > 0}>
          {readers.length > 1 ? `Save ${counted(readers.length, 'worksheet')}` : 'Save worksheet'}
        </button>
        <span role="status" className="q">
          {said}
        </span>
      </p>
    </form>
  );
}
