import { useState } from 'react';
import { sliceOf } from '../../../metrics/rate/slice';
import { useConsole, withValues } from '../../../session/console';
import { forgetStatement, saveStatement, useStatements } from '../../../session/statements';
import { sliceStore } from '../../../session/slice-store';
import { examples } from './examples';

/** The same statement over the decisions in view: their filters and lag are written into it. */
export function overSlice(sql: string): string {
  const slice = sliceOf(sliceStore.getState().selection);
  return `${withValues(slice.sql.trim(), [...slice.values])}\n${sql.replaceAll('FROM facts', 'FROM slice')}`;
}

/** Where a statement comes from, and where it is kept: examples by question, and those that were saved. */
export function StatementBar({ namesSomebody }: { namesSomebody: (text: string) => boolean }) {
  const draft = useConsole((console) => console.draft);
  const saved = useStatements((store) => store.saved);
  const [isOfSlice, setOfSlice] = useState(false);
  const [name, setName] = useState('');
  const [said, say] = useState('');
  const own = saved.find(({ sql }) => sql === draft.trim());
  const choose = (value: string) => {
    const [kind, at] = value.split(' ');
    const example = kind === 'example' ? examples[Number(at)] : undefined;
    const sql = example ? (isOfSlice ? overSlice(example.sql) : example.sql) : saved[Number(at)]?.sql;
    if (sql !== undefined) useConsole.setState({ draft: sql });
  };
  const save = () => {
    const trimmed = name.trim();
    if (trimmed === '' || draft.trim() === '') return;
    say(saveStatement({ name: trimmed, sql: draft.trim() }, namesSomebody) ?? `Saved as “${trimmed}”.`);
    setName('');
  };
  return (
    <div className="sql-acts">
      <label className="inline-field">
        <span>Start with</span>
        <select className="input" value="" onChange={(event) => choose(event.target.value)}>
          <option value="">a question</option>
          <optgroup label="Examples">
            {examples.map(({ question }, at) => (
              <option key={question} value={`example ${at}`}>
                {question}
              </option>
            ))}
          </optgroup>
          {saved.length > 0 && (
            <optgroup label="Saved">
              {saved.map((each, at) => (
                <option key={each.name} value={`saved ${at}`}>
                  {each.name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      <label className="check">
        <input type="checkbox" checked={isOfSlice} onChange={(event) => setOfSlice(event.target.checked)} />
        Only the slice in view
      </label>
      <form
        className="sql-save"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <input
          className="input"
          aria-label="Name of the statement"
          placeholder="Name it to save it"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="button quiet" disabled={name.trim() === ''}>
          Save
        </button>
        {own && (
          <button type="button" className="link" onClick={() => forgetStatement(own.name)}>
            Forget “{own.name}”
          </button>
        )}
      </form>
      <span className="q" role="status">
        {said}
      </span>
    </div>
  );
}
