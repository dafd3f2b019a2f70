import { useState, useSyncExternalStore, type ReactNode } from 'react';

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

// On paper nothing is folded, however narrow it is.
const phone = () => matchMedia('screen and (max-width: 700px)');
const onWidth = (changed: () => void) => {
  const watched = phone();
  watched.addEventListener('change', changed);
  return () => watched.removeEventListener('change', changed);
};
const useIsPhone = () =>
  useSyncExternalStore(
    onWidth,
    () => phone().matches,
    () => false,
  );

/** What a lead does not need on the way: folded on a phone, simply there on a wider page. */
export function OnPhoneFolded({ summary, children }: Pick<FoldProps, 'summary' | 'children'>) {
  const isPhone = useIsPhone();
  if (!isPhone) return children;
  return (
    <details className="phone-fold">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

interface PartFoldProps {
  /** Of the part, which on a phone stands in the line that opens it. */
  title: ReactNode;
  /** The part opens when this changes: its reader asked for something that is in it. */
  asked?: string | undefined;
  children: ReactNode;
}

/** A part of a screen that is folded on a phone, its title in sight; simply there on a wider page. */
export function PartOnPhoneFolded({ title, asked, children }: PartFoldProps) {
  const isPhone = useIsPhone();
  const [isOpen, setOpen] = useState(false);
  const [seen, setSeen] = useState(asked);
  if (asked !== seen) {
    setSeen(asked);
    setOpen(true);
  }
  if (!isPhone) return children;
  return (
    <details
      className="phone-part"
      open={isOpen}
      onToggle={({ currentTarget, target }) => {
        if (target === currentTarget) setOpen(currentTarget.open);
      }}
    >
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  );
}
