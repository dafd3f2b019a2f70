import { useState } from 'react';
import type { Mapping } from '../../../../records/mapping';
import { parseMapping } from '../../../../records/mapping-problems';
import { startWith } from './map-source';

/** The whole mapping as its file holds it, for what the form cannot show. */
export function MappingJson({ mapping }: { mapping: Mapping }) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const apply = () => {
    if (draft === null) return;
    const parsed = parseMapping(draft);
    setProblems(parsed.problems);
    if (parsed.mapping === null) return;
    void startWith(parsed.mapping);
    setDraft(null);
  };
  return (
    <details className="mapping-json">
      <summary>The mapping as JSON</summary>
      <div className="field">
        <label htmlFor="mapping-json">
          Several columns for one field, lists, templates and longer conditions are written here
        </label>
        <textarea
          id="mapping-json"
          className="input mono"
          rows={18}
          spellCheck={false}
          value={draft ?? JSON.stringify(mapping, null, 2)}
          onChange={({ target }) => setDraft(target.value)}
        />
        {problems.length > 0 && (
          <span className="bad" role="alert">
            {problems.slice(0, 5).join('; ')}
          </span>
        )}
      </div>
      <button type="button" className="button" disabled={draft === null} onClick={apply}>
        Use this text
      </button>
    </details>
  );
}
