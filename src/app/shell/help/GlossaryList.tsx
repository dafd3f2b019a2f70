import { useEffect, useRef, useState } from 'react';
import { glossary, termIds } from '../../../words/glossary';

/** The terms, plain sentence first; `sought` is brought into sight. */
export function GlossaryList({ sought }: { sought: string | null }) {
  const [text, setText] = useState('');
  const found = useRef<HTMLDivElement>(null);
  useEffect(() => found.current?.scrollIntoView({ block: 'start' }), []);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = termIds
    .map((id) => ({ id, about: '', ...glossary[id] }))
    .filter(({ id, term, plain, about }) =>
      words.every((word) => `${id} ${term} ${plain} ${about}`.toLowerCase().includes(word)),
    )
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));
  return (
    <>
      <label className="glossary-find">
        Find a term{' '}
        <input
          className="input"
          type="search"
          value={text}
          maxLength={80}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {shown.length === 0 && <p className="q">No term has these words.</p>}
      <dl className="glossary">
        {shown.map(({ id, term, plain, formula, source }) => (
          <div
            key={id}
            ref={id === sought ? found : undefined}
            className={id === sought ? 'sought' : undefined}
          >
            <dt>{term}</dt>
            <dd>
              {plain}
              {formula !== undefined && <span className="q small">{formula}</span>}
              {source !== undefined && <span className="q small">{source}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
