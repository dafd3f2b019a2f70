import type { MouseEvent } from 'react';
import { useCurrentInSight } from './use-current-in-sight';
import { writeLink } from '../../session/link';
import { useSelection } from '../../session/slice-store';
import { goTo, useView } from '../../session/view';
import { type Screen, screens, shownPart } from '../../session/screens';
import { useWhatIf } from '../../session/what-if';

const isPlainClick = (event: MouseEvent) =>
  !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0;

/** The second line under the bar: the parts of one screen, as links of their own. */
export function SubNav({ screen, label }: { screen: Screen; label: string }) {
  const view = useView();
  const selection = useSelection();
  const tried = useWhatIf();
  const nav = useCurrentInSight<HTMLElement>(`${screen} ${view.part ?? ''}`);
  const { parts } = screens[screen];
  if (parts.length < 2) return null;
  const shown = shownPart(screen, view.part);
  const open = (part: string) => (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    goTo(screen, { part });
  };
  return (
    <nav ref={nav} className="sub-nav" aria-label={`Parts of ${label}`}>
      {parts.map(({ id, title }) => (
        <a
          key={id}
          href={writeLink({ ...view, screen, part: id, decision: null, rows: null }, selection, tried)}
          aria-current={id === shown?.id ? 'page' : undefined}
          onClick={open(id)}
        >
          {title}
        </a>
      ))}
    </nav>
  );
}
