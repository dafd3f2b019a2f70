import type { RecordField } from '../../../../records/fields';
import type { FieldRule } from '../../../../records/mapping';
import { OurWords } from './OurWords';

interface FixedValueProps {
  field: RecordField;
  rule: FieldRule;
  onChange: (rule: FieldRule) => void;
}

/** The same value for every row. */
export function FixedValue({ field, rule, onChange }: FixedValueProps) {
  const label = `Fixed value of ${field.path}`;
  const value = String(rule.value ?? '');
  const change = (text: string) => onChange({ value: asValue(field, text) });
  if (field.kind === 'word')
    return <OurWords field={field} label={label} value={value} none="choose" onChange={change} />;
  if (field.kind === 'yes-no') {
    return (
      <select
        className="input"
        aria-label={label}
        value={value}
        onChange={({ target }) => change(target.value)}
      >
        <option value="">choose</option>
        <option value="true">yes</option>
        <option value="false">no</option>
      </select>
    );
  }
  return (
    <input
      className="input"
      aria-label={label}
      value={value}
      onChange={({ target }) => change(target.value)}
    />
  );
}

function asValue({ kind }: RecordField, text: string): string | number | boolean {
  if ((kind === 'number' || kind === 'whole') && text.trim() !== '' && Number.isFinite(Number(text)))
    return Number(text);
  if (kind === 'yes-no') return text === '' ? '' : text === 'true';
  return text;
}
