import type { MouseEvent } from 'react';
import { toAddress } from '../../slice/address/address';
import { writeLink } from '../../session/link';
import { useReports } from '../../session/reports';
import { useSession } from '../../session/session';
import { useSelection } from '../../session/slice-store';
import { goTo, useView } from '../../session/view';
import { type Screen, screenIds, screens } from '../../session/screens';
import { ThemeToggle } from './ThemeToggle';
import { useCurrentInSight } from '../parts/use-current-in-sight';

const isPlainClick = (event: MouseEvent) =>
  !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0;

/** The bar on top: the screens as links, so that they can be opened in another tab too. */
export function Bar({ onHelp }: { onHelp: () => void }) {
  const view = useView();
  const selection = useSelection();
  const isReady = useSession((session) => session.phase === 'ready' && session.query !== null);
  const hasReports = useReports(({ files }) => files.length > 0);
  const nav = useCurrentInSight<HTMLElement>(view.screen);
  const open = (screen: Screen) => (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    goTo(screen, screen === 'decisions' ? { rows: null } : {});
  };
  const home: Screen = isReady ? 'readiness' : 'load';
  const addressOf = (screen: Screen) =>
    writeLink({ ...view, screen, decision: null, rows: null }, selection) || `?${toAddress(selection)}`;
  return (
    <div className="bar">
      <a className="brand" href={addressOf(home)} onClick={open(home)}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <rect x="6" y="6" width="13" height="13" fill="currentColor" />
          <rect
            x="1.5"
            y="1.5"
            width="12"
            height="12"
            fill="var(--surface)"
            stroke="currentColor"
            strokeWidth="2"
          />
        </svg>
        Shadowproof
      </a>
      <nav ref={nav} aria-label="Screens">
        {screenIds.map((screen) =>
          screen === 'load' || isReady || (screen === 'report' && hasReports) ? (
            <a
              key={screen}
              href={addressOf(screen)}
              aria-current={view.screen === screen ? 'page' : undefined}
              onClick={open(screen)}
            >
              {screens[screen].title}
            </a>
          ) : (
            <span key={screen} className="nav-off">
              {screens[screen].title}
            </span>
          ),
        )}
      </nav>
      <div className="end">
        <span className="stays">
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path
              d="M4 6V4.5a3 3 0 0 1 6 0V6M2.8 6h8.4v6.2H2.8Z"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.4"
            />
          </svg>
          Nothing leaves this browser
        </span>
        <ThemeToggle />
        <button type="button" className="bar-button" onClick={onHelp} title="Keyboard shortcuts (?)">
          <span aria-hidden="true">?</span>
          <span className="vh">Keyboard shortcuts</span>
        </button>
      </div>
    </div>
  );
}
