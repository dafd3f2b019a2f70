import type { MouseEvent, ReactNode } from 'react';
import { BrandMark } from '../../charts/marks/BrandMark';
import { openHelp } from '../../session/help';
import { groups, type NavEntry, navOf } from '../../session/nav';
import { useSession } from '../../session/session';
import { goTo, useView } from '../../session/view';
import { useCurrentInSight } from '../parts/use-current-in-sight';
import { Contents } from './Contents';
import { DepthSwitch } from './DepthSwitch';
import { FilterBar } from './filters/FilterBar';
import { Loaded } from './Loaded';
import { SearchButton } from './search/SearchButton';
import { ThemeToggle } from './ThemeToggle';
import { useEntryLinks } from './use-entry-links';

const isPlainClick = (event: MouseEvent) =>
  !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0;

interface BarProps {
  onSearch: () => void;
  /** Not where nothing is in view, and where a reader must not see what filters name. */
  hasFilters: boolean;
}

/** The top of every page: groups and their screens as links, so that they open in another tab too; search, filters. */
export function Bar({ onSearch, hasFilters }: BarProps) {
  const { screen, part } = useView();
  const isReady = useSession((session) => session.phase === 'ready' && session.query !== null);
  const { group, entry } = navOf(screen, part);
  const row = useCurrentInSight<HTMLElement>(entry.title);
  const { addressOf, isOpen } = useEntryLinks();
  const home = isReady ? groups[0]!.entries[0] : navOf('load', null).entry;
  return (
    <>
      <div className="bar">
        <EntryLink entry={home} className="brand" addressOf={addressOf}>
          <BrandMark paper="var(--surface)" />
          <span className="brand-word">Shadowproof</span>
        </EntryLink>
        <nav aria-label="Groups">
          {groups.map(({ title, entries }) => {
            const first = entries.find(isOpen);
            return first ? (
              <EntryLink key={title} entry={first} addressOf={addressOf} isCurrent={title === group.title}>
                {title}
              </EntryLink>
            ) : (
              <span key={title} className="nav-off">
                {title}
              </span>
            );
          })}
        </nav>
        <SearchButton onSearch={onSearch} />
        <div className="end">
          <Loaded />
          <DepthSwitch />
          <ThemeToggle />
          <button type="button" className="bar-button" onClick={() => openHelp()} title="Help and keys (?)">
            <span aria-hidden="true">?</span>
            <span className="vh">Help and keys</span>
          </button>
        </div>
      </div>
      <div className="second">
        <nav ref={row} aria-label="Screens">
          {group.entries.map((each) =>
            isOpen(each) ? (
              <EntryLink key={each.title} entry={each} addressOf={addressOf} isCurrent={each === entry}>
                {each.title}
              </EntryLink>
            ) : (
              <span key={each.title} className="nav-off">
                {each.title}
              </span>
            ),
          )}
        </nav>
        <Contents />
        {hasFilters && <FilterBar />}
      </div>
    </>
  );
}

function EntryLink({
  entry,
  addressOf,
  isCurrent = false,
  className,
  children,
}: {
  entry: NavEntry;
  addressOf: (entry: NavEntry) => string;
  isCurrent?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { screen, part } = entry;
  return (
    <a
      className={className}
      data-word={entry.title}
      href={addressOf(entry)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        goTo(screen, { part, ...(screen === 'decisions' ? { rows: null } : {}) });
      }}
    >
      {children}
    </a>
  );
}
