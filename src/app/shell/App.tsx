import { Suspense, useCallback, useState } from 'react';
import { LoadScreen } from '../screens/load/LoadScreen';
import { SubNav } from '../parts/SubNav';
import { useNames } from '../../session/names';
import { useReports } from '../../session/reports';
import { useSession } from '../../session/session';
import { useView } from '../../session/view';
import { linkedPart, type Screen, screens, shownPart } from '../../session/screens';
import { Bar } from './Bar';
import { CriteriaBanner } from './CriteriaBanner';
import { EngineMissing } from './EngineMissing';
import { FilterBar } from './filters/FilterBar';
import { Notices } from './Notices';
import { Palette } from './Palette';
import { Provenance } from './Provenance';
import { screenComponents } from './screen-components';
import { ScreenBoundary } from './ScreenBoundary';
import { Shortcuts } from './Shortcuts';
import { useReadingFocus, useScreenFocus } from './use-screen-focus';
import { useShortcuts } from './use-shortcuts';

/** Where verdicts are shown. */
const verdictScreens: readonly Screen[] = ['readiness', 'audit', 'report'];

export function App() {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const session = useSession();
  const screen = useView((view) => view.screen);
  const part = useView((view) => view.part);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  useShortcuts(openHelp, () => setPaletteOpen(true));
  useScreenFocus();
  useReadingFocus();
  // Names are written in many places that do not listen themselves: all are drawn anew when the choice changes.
  useNames((names) => names.shown);
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
        <Bar onHelp={() => setHelpOpen(true)} />
        <Provenance />
      </header>
      {Result && isReady && !shownPart(screen, part)?.isBlind && <FilterBar />}
      <Notices />
      {isReady && verdictScreens.includes(shown) && !shownPart(shown, part)?.isBlind && <CriteriaBanner />}
      <main
        id="main"
        tabIndex={-1}
        aria-label={title}
        data-screen={shown}
        data-part={shownPart(shown, part)?.id}
      >
        {Result && <SubNav screen={screen} label={title} />}
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
      <Palette isOpen={isPaletteOpen} onOpenChange={setPaletteOpen} onHelp={openHelp} />
      <Shortcuts isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
    </>
  );
}

/** A fragment in the address would be one more entry for the back button. */
function focusMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
