/** A row of buttons of which one is pressed. */
export function Toggles<Value extends string | number>({
  label,
  choices,
  chosen,
  onChange,
}: {
  label: string;
  choices: readonly { readonly value: Value; readonly words: string }[];
  chosen: Value;
  onChange: (value: Value) => void;
}) {
  return (
    <span className="toggles" role="group" aria-label={label}>
      {choices.map(({ value, words }) => (
        <button
          key={value}
          type="button"
          className="toggle"
          aria-pressed={value === chosen}
          onClick={() => onChange(value)}
        >
          {words}
        </button>
      ))}
    </span>
  );
}
