import type { RecordField } from '../../../../records/fields';
import { wordWithMeaning } from '../../../../records/field-meanings';

interface OurWordsProps {
  field: RecordField;
  /** Left out where a label stands around it. */
  label?: string;
  value: string;
  /** What the empty choice says. */
  none: string;
  onChange: (word: string) => void;
}

/** One of our words for a field, each with what it means. */
export function OurWords({ field, label, value, none, onChange }: OurWordsProps) {
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{none}</option>
      {field.words.map((word) => (
        <option key={word} value={word}>
          {wordWithMeaning(field.path, word)}
        </option>
      ))}
    </select>
  );
}
