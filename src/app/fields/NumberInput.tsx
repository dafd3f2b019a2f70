import { FieldError, Input, Label, NumberField, Text } from 'react-aria-components';

interface NumberInputProps {
  label: string;
  /** NaN while nothing is written. */
  value: number;
  onChange: (value: number) => void;
  /** Unit or bounds in words. */
  help?: string;
  problem?: string | undefined;
  isDisabled?: boolean;
  whole?: boolean;
}

/** A number as written: what is out of range is told, never silently moved. */
export function NumberInput({
  label,
  value,
  onChange,
  help,
  problem,
  isDisabled = false,
  whole = false,
}: NumberInputProps) {
  return (
    <NumberField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      isDisabled={isDisabled}
      formatOptions={{ maximumFractionDigits: whole ? 0 : 6 }}
    >
      <Label>{label}</Label>
      <Input className="input" />
      {help !== undefined && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="bad">{problem}</FieldError>
    </NumberField>
  );
}
