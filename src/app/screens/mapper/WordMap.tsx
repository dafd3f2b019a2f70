import { counted } from '../../../charts/format';
import type { RecordField } from '../../../records/fields';
import type { FieldRule } from '../../../records/mapping';

interface WordMapProps {
  field: RecordField;
  rule: FieldRule;
  /** The words that the column holds. */
  words: readonly string[];
  onChange: (rule: FieldRule) => void;
}

const fold = (word: string) => word.trim().toLowerCase();

/** Their words, and ours beside each; a word without one rejects its record. */
export function WordMap({ field, rule, words, onChange }: WordMapProps) {
  const known = new Map(Object.entries(rule.map ?? {}).map(([theirs, ours]) => [fold(theirs), String(ours)]));
  const isOurs = (word: string) => field.words.some((ours) => ours === fold(word));
  const open = words.filter((word) => !known.has(fold(word)) && !isOurs(word));
  const set = (word: string, ours: string) => {
    const rest = Object.fromEntries(
      Object.entries(rule.map ?? {}).filter(([theirs]) => fold(theirs) !== fold(word)),
    );
    onChange({ ...rule, map: ours === '' ? rest : { ...rest, [word]: ours } });
  };
  return (
    <details className="word-map" open={open.length > 0}>
      <summary>
        {open.length === 0
          ? `${counted(words.length, 'word')} known`
          : `${counted(open.length, 'word')} of ${words.length} without ours`}
      </summary>
      <ul>
        {words.map((word) => (
          <li key={word}>
            <label>
              <span className="mono small">{word}</span>
              <select
                className="input"
                value={known.get(fold(word)) ?? (isOurs(word) ? fold(word) : '')}
                onChange={({ target }) => set(word, target.value)}
              >
                <option value="">none: rejected</option>
                {field.words.map((ours) => (
                  <option key={ours}>{ours}</option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
