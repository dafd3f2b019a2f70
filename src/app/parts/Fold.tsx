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

const phone = matchMedia('(max-width: 700px)');
const onWidth = (changed: () => void) => {
  phone.addEventListener('change', changed);
  return () => phone.removeEventListener('change', changed);
};

/** What a lead does not need on the way: folded on a phone, simply there on a wider page. */
export function OnPhoneFolded({ summary, children }: Pick<FoldProps, 'summary' | 'children'>) {
  const isPhone = useSyncExternalStore(onWidth, () => phone.matches);
  if (!isPhone) return children;
  return (
    <details className="phone-fold">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
