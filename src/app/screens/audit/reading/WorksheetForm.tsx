import { type FormEvent, useState } from 'react';
import { readRecords } from '../../../../intake/loading/read-record';
import { casesOfDraw } from '../../../../readiness/gather/audit';
import type { AuditDraw } from '../../../../records/audit';
import { errorText } from '../../../../records/unknown';
import { useSession } from '../../../../session/session';
import { csvType } from '../../../../words/csv';
import { counted } from '../../../../words/format';
import { saveFile } from '../../../parts/save-file';

/** Worksheets for people who read outside the app: one file each. */
export function WorksheetForm({ draw }: { draw: AuditDraw }) {
  const [names, setNames] = useState('');
  const [areSecond, setSecond] = useState(false);
  const [isTable, setTable] = useState(false);
  const [said, say] = useState('');
  const query = useSession((session) => session.query);
  const readers = [
    ...new Set(
      names
        .split('\n')
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ];
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
      <label className="field">
        <span className="label">Names or ids of the readers, one a line</span>
        <textarea
          className="input"
          rows={3}
          required
          value={names}
          onChange={(event) => setNames(event.target.value)}
        />
        <span className="help">
          The cases are shared out among them. With two readers or more, cases for two readers go to two of
          them.
        </span>
      </label>
      {draw.cases.some((each) => each.readers > 1) && (
        <label className="check">
          <input type="checkbox" checked={areSecond} onChange={(event) => setSecond(event.target.checked)} />
          <span>Second readers: only the cases that two people read</span>
        </label>
      )}
      <label className="check">
        <input type="checkbox" checked={isTable} onChange={(event) => setTable(event.target.checked)} />
        <span>As tables (CSV), without a check of the cases and without measured time</span>
      </label>
      <p className="reading-acts">
        <button type="submit" className="button" disabled={readers.length === 0}>
          {readers.length > 1 ? `Save ${counted(readers.length, 'worksheet')}` : 'Save worksheet'}
        </button>
        <span role="status" className="q">
          {said}
        </span>
      </p>
    </form>
  );
}
