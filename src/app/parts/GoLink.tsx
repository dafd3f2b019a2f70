import type { MouseEvent, ReactNode } from 'react';
import { writeLink } from '../../session/link';
import type { Screen } from '../../session/screens';
import { useSelection } from '../../session/slice-store';
import { goTo, useView, type ViewFields } from '../../session/view';
import { useWhatIf } from '../../session/what-if';

interface GoLinkProps {
  readonly screen: Screen;
  readonly change?: Partial<Omit<ViewFields, 'screen'>>;
  readonly className?: string;
  readonly label?: string;
  /** In place of going there: the address stays the same. */
  readonly onGo?: () => void;
  readonly children: ReactNode;
}

/** A link to another place of the app, with the slice in view: it can be copied and opened beside. */
export function GoLink({ screen, change = {}, className, label, onGo, children }: GoLinkProps) {
  const view = useView();
  const selection = useSelection();
  const tried = useWhatIf();
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (onGo) onGo();
    else goTo(screen, change);
  };
  return (
    <a
      className={className}
      aria-label={label}
      href={writeLink(
        { ...view, part: null, decision: null, rows: null, ...change, screen },
        selection,
        tried,
      )}
      onClick={open}
    >
      {children}
    </a>
  );
}
