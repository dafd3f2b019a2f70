import { Children, useState, type ReactNode } from 'react';
import { count } from '../../words/format';

export interface SmallMultiplesProps {
  readonly children: ReactNode;
  /** Panels drawn before "Show the other"; 12 at most by default. */
  readonly most?: number;
}

/** Small figures three across (one on a phone), each with an honest axis of its own. */
export function SmallMultiples({ children, most = 12 }: SmallMultiplesProps) {
  const [all, setAll] = useState(false);
  const panels = Children.toArray(children);
  const hidden = all ? 0 : Math.max(0, panels.length - most);
  return (
    <>
      <div className="multiples">{hidden > 0 ? panels.slice(0, most) : panels}</div>
      {hidden > 0 ? (
        <p className="fignote">
          <button type="button" className="link" onClick={() => setAll(true)}>
            Show the other {count(hidden)}
          </button>
        </p>
      ) : null}
    </>
  );
}
