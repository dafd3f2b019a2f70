import { useState, type ReactNode } from 'react';

interface FoldProps {
  summary: ReactNode;
  /** Opens by itself where something is wrong inside, and then stays as it is. */
  hasProblem: boolean;
  children: ReactNode;
}

export function Fold({ summary, hasProblem, children }: FoldProps) {
  const [isOpen, setOpen] = useState(hasProblem);
  return (
    <details
      className="fold"
      open={isOpen || hasProblem}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
