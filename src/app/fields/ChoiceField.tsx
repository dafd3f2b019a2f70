import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';

interface ChoiceFieldProps<Value extends string> {
  label: string;
  /** Empty: none is chosen yet. */
  value: Value | '';
  /** `beside`: what is said of it in the list only. */
  choices: readonly { value: Value; text: string; beside?: string }[];
  onChange: (value: Value) => void;
  help?: string;
  problem?: string | undefined;
}

/** One of a few, in a list that opens. */
export function ChoiceField<Value extends string>({
  label,
  value,
  choices,
  onChange,
  help,
  problem,
}: ChoiceFieldProps<Value>) {
  return (
    <Select
      className="field"
      value={value === '' ? null : value}
      placeholder="Choose"
      isInvalid={problem !== undefined}
      onChange={(key) => {
        const choice = choices.find((each) => each.value === key);
        if (choice) onChange(choice.value);
      }}
    >
      <Label>{label}</Label>
      <Button className="input choice">
        <SelectValue>{({ selectedText, defaultChildren }) => selectedText ?? defaultChildren}</SelectValue>
        <svg viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1 5 5 9 1" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </Button>
      {help !== undefined && <span className="help">{help}</span>}
      <FieldError className="bad">{problem}</FieldError>
      <Popover className="popover" placement="bottom start">
        <ListBox className="options scrolling">
          {choices.map((choice) => (
            <ListBoxItem key={choice.value} id={choice.value} textValue={choice.text} className="option">
              {choice.text}
              {choice.beside !== undefined && <span className="q small"> {choice.beside}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
