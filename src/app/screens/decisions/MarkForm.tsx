import { useState } from 'react';
import { markWords, setMark, useMarks } from '../../../session/marks';

/** The reader's own mark and note on a decision: kept on this machine, changing no number. */
export function MarkForm({ eventId, decisionId }: { eventId: string; decisionId: string }) {
  const mark = useMarks((store) => store.marks[eventId]);
  const [note, setNote] = useState(mark?.note ?? '');
  const [trouble, setTrouble] = useState('');
  const put = (word: (typeof markWords)[number] | null, text = note) => {
    const isKept = setMark(
      eventId,
      word === null ? null : { decision_id: decisionId, mark: word, note: text },
    );
    setTrouble(isKept ? '' : 'This browser keeps no more; the mark lasts until the page is closed.');
  };
  return (
    <div className="mark-form">
      <h3>Your mark</h3>
      <span className="toggles" role="group" aria-label="Your mark">
        {markWords.map((word) => (
          <button
            key={word}
            type="button"
            className="toggle"
            aria-pressed={mark?.mark === word}
            onClick={() => put(mark?.mark === word ? null : word)}
          >
            {word}
          </button>
        ))}
      </span>
      <label className="field">
        <span className="label">Note, kept in this browser only</span>
        <textarea
          className="input"
          rows={2}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onBlur={() => {
            if (note !== (mark?.note ?? '')) put(mark?.mark ?? 'to follow up');
          }}
        />
      </label>
      {trouble && (
        <p className="small" role="status">
          {trouble}
        </p>
      )}
    </div>
  );
}
