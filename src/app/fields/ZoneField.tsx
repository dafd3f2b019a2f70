import { useId } from 'react';
import { isZone } from '../../intake/reading/zone';

/** A zone that can be used, or `undefined` where none is named or the name is unknown. */
export const zoneOf = (text: string): string | undefined =>
  text.trim() !== '' && isZone(text.trim()) ? text.trim() : undefined;

interface ZoneFieldProps {
  /** Of the input, where something must find it. */
  id?: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
}

/** The name of a time zone, with the platform's names to choose from. */
export function ZoneField({ id: given, label, value, onChange }: ZoneFieldProps) {
  const own = useId();
  const id = given ?? own;
  const isUnknown = value.trim() !== '' && zoneOf(value) === undefined;
  return (
    <div className="field zone">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        list={`${id}zones`}
        placeholder="such as Europe/Berlin"
        spellCheck={false}
        autoComplete="off"
        value={value}
        aria-invalid={isUnknown}
        aria-describedby={`${id}help`}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${id}zones`}>
        {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <span id={`${id}help`} className={isUnknown ? 'bad' : 'help'} aria-live="polite">
        {isUnknown
          ? 'This browser knows no such zone. Names look like Europe/Berlin.'
          : 'Left empty, lines whose times have no offset are rejected.'}
      </span>
    </div>
  );
}
