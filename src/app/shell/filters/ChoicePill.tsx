import { mootAfter, mootWords } from '../../../words/filter-words';
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from 'react-aria-components';

interface ChoicePillProps<Value extends string> {
  label: string;
  choices: readonly { value: Value; text: string }[];
  chosen: Value;
  usual: Value;
  /** It is set, and moves none of the verdicts on screen. */
  isMoot?: boolean;
  onChange: (value: Value) => void;
}

/** A part of the slice with exactly one value: environment, the least label basis, the lag. */
export function ChoicePill<Value extends string>({
  label,
  choices,
  chosen,
  usual,
  isMoot = false,
  onChange,
}: ChoicePillProps<Value>) {
  const text = choices.find((choice) => choice.value === chosen)?.text ?? chosen;
  return (
    <DialogTrigger>
      <Button
        className={chosen === usual ? 'pill' : 'pill set'}
        aria-label={`${label}: ${text}${isMoot ? mootAfter : ''}`}
      >
        <span>{label}</span>
        {text}
        {isMoot && <em className="moot">{mootWords}</em>}
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="filter-dialog" aria-label={label}>
          {({ close }) => (
            <ListBox
              className="options"
              aria-label={label}
              selectionMode="single"
              escapeKeyBehavior="none"
              disallowEmptySelection
              autoFocus
              selectedKeys={[chosen]}
              onSelectionChange={(keys) => {
                const [key] = keys === 'all' ? [] : [...keys];
                const choice = choices.find(({ value }) => value === key);
                if (choice) onChange(choice.value);
                close();
              }}
            >
              {choices.map((choice) => (
                <ListBoxItem key={choice.value} id={choice.value} textValue={choice.text} className="option">
                  <span className="option-name">{choice.text}</span>
                </ListBoxItem>
              ))}
            </ListBox>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
