import { useState } from 'react';
import { parseChange } from '../../../records/what-if';
import type { Change } from '../../../records/what-if';
import { TextInput } from '../../fields/TextInput';

interface JsonEditorProps<Kind extends Change> {
  label: string;
  value: Kind;
  onChange: (value: Kind) => void;
}

/** The same as the form, as JSON; what cannot be read changes nothing and says where. */
export function JsonEditor<Kind extends Change>({ label, value, onChange }: JsonEditorProps<Kind>) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [written, setWritten] = useState(value);
  if (written !== value) {
    // It was changed elsewhere: an import, or the browser's own way back.
    setWritten(value);
    setText(JSON.stringify(value, null, 2));
    setProblems([]);
  }
  const write = (next: string) => {
    setText(next);
    const { change, problems: found } = parseChange(next);
    if (change === null) return setProblems(found);
    if (change.format !== value.format) return setProblems([`format: this is no ${value.format}`]);
    setProblems([]);
    setWritten(change as Kind);
    onChange(change as Kind);
  };
  return (
    <TextInput
      label={label}
      lines={20}
      value={text}
      onChange={write}
      problem={problems.length > 0 ? problems.slice(0, 5).join('; ') : undefined}
      help="What is written here applies at once, as soon as it can be read."
    />
  );
}
