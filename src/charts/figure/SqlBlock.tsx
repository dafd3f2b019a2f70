import { useContext, useEffect, useId, useState, type ReactNode } from 'react';
import { OpenSql } from './open-sql';
import { boundWords, statementForCopy, type ShownStatement } from './shown-statement';

type Copied = 'no' | 'yes' | 'refused';

/** SQL as it ran, with the values bound to it and a button that copies both. */
export function SqlBlock(statement: ShownStatement) {
  const [copied, setCopied] = useState<Copied>('no');
  const open = useContext(OpenSql);
  useEffect(() => {
    if (copied === 'no') return undefined;
    const timer = setTimeout(() => setCopied('no'), 4000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(statementForCopy(statement));
      setCopied('yes');
    } catch {
      setCopied('refused');
    }
  };

  return (
    <div className="statement">
      <header>
        <span>{statement.label ?? 'SQL, as it ran'}</span>
        <span>
          <span role="status">
            {copied === 'yes' ? 'Copied. ' : null}
            {copied === 'refused' ? 'The browser refused; select and copy. ' : null}
          </span>
          <button type="button" className="link" onClick={() => void copy()}>
            Copy
          </button>
          {open ? (
            <button type="button" className="link" onClick={() => open(statement)}>
              Open in the SQL screen
            </button>
          ) : null}
        </span>
      </header>
      <pre className="sql" tabIndex={0} aria-label={statement.label ?? 'SQL'}>
        {statement.sql.trim()}
      </pre>
      {statement.values.length > 0 ? (
        <p className="bound">
          <span>Bound values, in order:</span>
          {statement.values.map((value, at) => (
            <span key={at}>
              ?{at + 1} <span className="mono">{boundWords(value)}</span>
            </span>
          ))}
        </p>
      ) : (
        <p className="bound">No bound values.</p>
      )}
    </div>
  );
}

/** One statement, several, or none; a function is asked only when the reader opens them. */
export type ShownSql =
  ShownStatement | null | undefined | readonly ShownStatement[] | (() => readonly ShownStatement[]);

/** What a heading or a figure can have open under itself; what opens comes into sight. */
export interface Switch {
  readonly isOpen: boolean;
  readonly id: string;
  readonly onToggle: () => void;
}

/** A switch and what it is about to hold in view. */
export function useSwitch(): Switch {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (isOpen) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id, isOpen]);
  return { isOpen, id, onToggle: () => setOpen(!isOpen) };
}

/** The switch "Show SQL" and what it opens, to be put where each belongs; both empty without a statement. */
export function useShownSql(
  sql: ShownSql,
  { words = 'Show SQL', label }: { readonly words?: string; readonly label?: string } = {},
): { readonly button: ReactNode; readonly blocks: ReactNode; readonly own: Switch | null } {
  const own = useSwitch();
  const { id, isOpen, onToggle } = own;
  const isThere = Array.isArray(sql) ? sql.length > 0 : Boolean(sql);
  if (!sql || !isThere) return { button: null, blocks: null, own: null };
  const all = typeof sql === 'function' ? sql : () => ('sql' in sql ? [sql] : sql);
  return {
    own,
    button: (
      <button
        type="button"
        className="link"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={label}
        onClick={onToggle}
      >
        {words}
      </button>
    ),
    blocks: (
      <div id={id} className="figopen" hidden={!isOpen}>
        {isOpen ? all().map((statement, at) => <SqlBlock key={at} {...statement} />) : null}
      </div>
    ),
  };
}
