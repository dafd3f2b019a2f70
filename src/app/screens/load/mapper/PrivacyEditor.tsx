import { saltCheck } from '../../../../intake/mapper/privacy';
import type { Mapping } from '../../../../records/mapping';
import { setMapping, setSalt } from './map-source';

type What = 'keep' | 'drop' | 'pseudonym';

interface PrivacyEditorProps {
  mapping: Mapping;
  columns: readonly string[];
  salt: string;
}

/** Which columns never get in, or only as salted digests. */
export function PrivacyEditor({ mapping, columns, salt }: PrivacyEditorProps) {
  const fields = mapping.privacy?.fields ?? {};
  const set = (column: string, what: What) => {
    const { [column]: _, ...rest } = fields;
    const all = what === 'keep' ? rest : { ...rest, [column]: what };
    const { privacy: __, ...without } = mapping;
    if (Object.keys(all).length === 0) return setMapping(without);
    const isSalted = Object.values(all).includes('pseudonym') && salt !== '';
    setMapping({
      ...without,
      privacy: { fields: all, ...(isSalted ? { salt_check: saltCheck(salt) } : {}) },
    });
  };
  const needsSalt = Object.values(fields).includes('pseudonym');
  const changeSalt = (text: string) => {
    if (mapping.privacy !== undefined) {
      const { fields: kept } = mapping.privacy;
      setMapping({
        ...mapping,
        privacy: { fields: kept, ...(text === '' ? {} : { salt_check: saltCheck(text) }) },
      });
    }
    setSalt(text);
  };
  return (
    <details className="privacy" open={mapping.privacy !== undefined}>
      <summary>Privacy: leave columns out, or replace names by digests</summary>
      <p className="part-note">
        Done before anything is stored. A digest is HMAC-SHA-256 under a salt that only you keep: the same
        name gives the same digest, and nobody without the salt can try names. The mapping remembers the
        choice and eight digits that tell whether the same salt is used again, not the salt. Hash chains over
        rows stay checked, because the rows are checked first.
      </p>
      <div className="privacy-columns">
        {columns.map((column) => (
          <label key={column}>
            <span className="mono small">{column}</span>
            <select
              className="input"
              value={fields[column] ?? 'keep'}
              onChange={({ target }) => set(column, target.value as What)}
            >
              <option value="keep">keep</option>
              <option value="pseudonym">replace by a digest</option>
              <option value="drop">leave out</option>
            </select>
          </label>
        ))}
      </div>
      {needsSalt && (
        <div className="field">
          <label htmlFor="salt">Salt</label>
          <input
            id="salt"
            className="input"
            type="password"
            autoComplete="off"
            value={salt}
            aria-describedby="salt-help"
            onChange={({ target }) => changeSalt(target.value)}
          />
          <span id="salt-help" className="help">
            Keep it: with another salt the same person gets another name. It is not saved.
          </span>
        </div>
      )}
    </details>
  );
}
