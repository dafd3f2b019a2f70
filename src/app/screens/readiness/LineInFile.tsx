import { useState } from 'react';
import { readLine } from '../../../intake/loading/read-record';
import { pseudonym, useNames } from '../../../session/names';
import { nameHider } from '../../../words/hide-names';

type Shown = { state: 'closed' | 'reading' | 'gone' } | { state: 'open'; text: string };

/** The line of a file that names or should be a missing record; pressed, it stands there as it was logged. */
export function LineInFile({ file, line, words }: { file: string; line: number; words: string }) {
  const [shown, show] = useState<Shown>({ state: 'closed' });
  const areNamesShown = useNames((names) => names.shown);
  const press = async () => {
    if (shown.state === 'open') {
      show({ state: 'closed' });
      return;
    }
    show({ state: 'reading' });
    const text = await readLine(file, line).catch(() => null);
    show(text === null ? { state: 'gone' } : { state: 'open', text });
  };
  return (
    <>
      <button
        type="button"
        className="link mono"
        aria-expanded={shown.state === 'open'}
        disabled={shown.state === 'reading'}
        onClick={() => void press()}
      >
        {words}
      </button>
      {shown.state === 'gone' && <p>This line can no longer be read from its file.</p>}
      {shown.state === 'open' && (
        <pre className="raw" tabIndex={0} aria-label={`Line ${line} of ${file}`}>
          {areNamesShown ? shown.text : withoutPeople(shown.text)}
        </pre>
      )}
    </>
  );
}

/** Pseudonyms for whoever the line calls reviewer, author or actor, also where it is broken. */
function withoutPeople(text: string): string {
  const people = [
    ...text.matchAll(/"(?:reviewer|author|actor)"\s*:\s*(?:"([^"]+)"|\{[^{}]*?"uid"\s*:\s*"([^"]+)")/g),
  ];
  return nameHider(
    people.flatMap(([, name, uid]) => name ?? uid ?? []),
    pseudonym,
  )(text);
}
