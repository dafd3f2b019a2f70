import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';

interface TextInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  problem?: string | undefined;
  /** Lines of a text of several lines. */
  lines?: number;
  type?: 'text' | 'date';
}

export function TextInput({ label, value, onChange, help, problem, lines, type = 'text' }: TextInputProps) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      type={type}
    >
      <Label>{label}</Label>
      {lines === undefined ? (
        <Input className="input" />
      ) : (
        <TextArea className="input" rows={lines} spellCheck={false} />
      )}
      {help !== undefined && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="bad">{problem}</FieldError>
    </TextField>
  );
}
