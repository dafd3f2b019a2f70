import { useState, type ReactNode } from 'react';
import { bringIntoSight } from './use-drift';

interface FoldedPartProps {
  readonly id: string;
  readonly title: string;
  /** Its answer, or what it holds, in a sentence. */
  readonly sub: string;
  readonly children: ReactNode;
}

/** A part of the evidence that is read by choice: what it answers stays in sight, and it asks nothing while folded. */
export function FoldedPart({ id, title, sub, children }: FoldedPartProps) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details
      id={id}
      className="drift-part"
      onToggle={({ currentTarget }) => setOpened(currentTarget.open || wasOpened)}
    >
      <summary>
        <h2>{title}</h2>
        <span className="sub">{sub}</span>
      </summary>
      {wasOpened && children}
    </details>
  );
}

/** The parts of the screen, each a press away. */
export function OnThisPage({ parts }: { parts: readonly (readonly [id: string, title: string])[] }) {
  return (
    <nav className="on-this-page" aria-label="On this page">
      <span className="q">On this page</span>
      <ul>
        {parts.map(([id, title]) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => bringIntoSight(id)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
