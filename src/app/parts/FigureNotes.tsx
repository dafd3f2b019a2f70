import { useState } from 'react';
import type { FigureNotesProps } from '../../charts/figure/figure-tools';
import { counted, utcDate } from '../../words/format';
import {
  addNote,
  type FigureNote,
  longestNote,
  removeNote,
  useFigureNotes,
} from '../../session/figure-notes';
import { currentAddress, openView } from '../../session/named-views';
import { useSelection } from '../../session/slice-store';
import { useView } from '../../session/view';

/** What the reader wrote about a figure in this view, and where else there are notes on it. */
export function FigureNotes({ title, isWriting, onEnd }: FigureNotesProps) {
  const notes = useFigureNotes((store) => store.notes);
  const own = notes.filter(({ figure }) => figure === title);
  return own.length === 0 && !isWriting ? null : <OwnNotes {...{ title, own, isWriting, onEnd }} />;
}

function OwnNotes({ title, own, isWriting, onEnd }: FigureNotesProps & { own: readonly FigureNote[] }) {
  useSelection();
  useView();
  const [text, setText] = useState('');
  const [said, say] = useState('');
  const address = currentAddress();
  const here = own.filter((note) => note.address === address);
  const others = own.filter((note) => note.address !== address);
  const [other] = others;
  const end = () => {
    setText('');
    onEnd();
  };
  return (
    <div className="fignotes">
      {here.map((note) => (
        <p key={note.made}>
          <span className="q">Note, {utcDate(Date.parse(note.made))}:</span> {note.text}{' '}
          <button type="button" className="link q" onClick={() => removeNote(note)}>
            Remove
          </button>
        </p>
      ))}
      {other && (
        <p className="q">
          {counted(others.length, 'note')} on this figure in another view.{' '}
          <button type="button" className="link" onClick={() => openView({ name: title, ...other })}>
            Open
          </button>
        </p>
      )}
      {isWriting && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const isKept = addNote({ figure: title, address, text: text.trim() });
            say(isKept ? '' : 'This browser keeps nothing; the note lasts until the page is closed.');
            end();
          }}
        >
          <textarea
            ref={(area) => area?.focus()}
            className="input"
            rows={3}
            maxLength={longestNote}
            aria-label={`Note on ${title}`}
            placeholder="It stays with this view, in this browser only."
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button" disabled={text.trim() === ''}>
            Save note
          </button>
          <button type="button" className="button quiet" onClick={end}>
            Cancel
          </button>
        </form>
      )}
      {said !== '' && <p role="status">{said}</p>}
    </div>
  );
}
