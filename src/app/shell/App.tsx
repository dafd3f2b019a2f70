import { lazy, Suspense, useCallback, useState } from 'react';
import { LoadScreen } from '../screens/load/LoadScreen';
import { SubNav } from '../parts/SubNav';
import { useHelp } from '../../session/help';
import { useNames, useSalt } from '../../session/names';
import { useReports } from '../../session/reports';
import { useSession } from '../../session/session';
import { useTour } from '../../session/tour';
import { useView } from '../../session/view';
import { hasOwnLine } from '../../session/nav';
import { linkedPart, type Screen, screens, shownPart } from '../../session/screens';
import { Bar } from './Bar';
import { CriteriaBanner } from './CriteriaBanner';
import { EngineMissing } from './EngineMissing';
import { Notices } from './Notices';
import { screenComponents } from './screen-components';
import { ScreenBoundary } from './ScreenBoundary';
import { useReadingFocus, useScreenFocus } from './use-screen-focus';
import { useShortcuts } from './use-shortcuts';

const Help = lazy(() => import('./help/Help'));
const Tour = lazy(() => import('./tour/Tour'));
const Search = lazy(() => import('./search/Search'));

/** Where verdicts are shown. */
const verdictScreens: readonly Screen[] = ['readiness', 'audit', 'report'];

export function App() {
  const session = useSession();
  const screen = useView((view) => view.screen);
  const part = useView((view) => view.part);
  const isHelpOpen = useHelp(({ topic }) => topic !== null);
  const isTouring = useTour(({ stop }) => stop !== null);
  const [isSearchOpen, setSearchOpen] = useState(false);
  const openSearch = useCallback(() => setSearchOpen(true), []);
  useShortcuts(openSearch);
  useScreenFocus();
  useReadingFocus();
  // Names are written in many places that do not listen themselves: all are drawn anew when the choice changes.
  useNames((names) => names.shown);
  useSalt(({ salt }) => salt);
  const isReady = session.phase === 'ready' && session.query !== null && session.period !== null;
  const hasReports = useReports(({ files }) => files.length > 0);
  // Opened reports need no logs, and no engine.
  const isReport = screen === 'report' && hasReports;
  const linked = linkedPart(screen, part);
  const Result =
    isReady || isReport ? screenComponents[screen]?.[shownPart(screen, part)?.id ?? 'whole'] : undefined;
  const shown = Result ? screen : 'load';
  const { title } = screens[shown];
  const partTitle = Result && linked !== null ? `${shownPart(screen, part)?.title} · ` : '';
  return (
    <>
      <title>{`${partTitle}${title} · Shadowproof`}</title>
      <a className="skip" href="#main" onClick={focusMain}>
        Skip to content
      </a>
      <header>
        <Bar
          onSearch={openSearch}
          hasFilters={Result !== undefined && isReady && !shownPart(screen, part)?.isBlind}
        />
      </header>
      <Notices />
      {isReady && verdictScreens.includes(shown) && !shownPart(shown, part)?.isBlind && <CriteriaBanner />}
      <main
        id="main"
        tabIndex={-1}
        aria-label={title}
        data-screen={shown}
        data-part={shownPart(shown, part)?.id}
      >
        {Result && hasOwnLine(screen) && <SubNav screen={screen} label={title} />}
        <ScreenBoundary key={`${screen} ${linked}`}>
          {session.unavailable && !isReport ? (
            <EngineMissing unavailable={session.unavailable} />
          ) : Result ? (
            <Suspense fallback={<div className="state" />}>
              <Result />
            </Suspense>
          ) : (
            <LoadScreen />
          )}
        </ScreenBoundary>
      </main>
      {isSearchOpen && (
        <Suspense>
          <Search isOpen onOpenChange={setSearchOpen} />
        </Suspense>
      )}
      <Suspense>
        {isHelpOpen && <Help />}
        {isTouring && <Tour />}
      </Suspense>
    </>
  );
}

/** A fragment in the address would be one more entry for the back button. */
function focusMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
