import { lazy, Suspense, useCallback, useState } from 'react';
import { LoadScreen } from '../screens/load/LoadScreen';
import { partScreens } from './part-screens';
import { SubNav } from '../parts/SubNav';
import { useNames } from '../../session/names';
import { linkedPart, shownPart } from '../../session/parts';
import { useReports } from '../../session/reports';
import { useSession } from '../../session/session';
import { type Screen, useView } from '../../session/view';
import { Bar } from './Bar';
import { EngineMissing } from './EngineMissing';
import { FilterBar } from './filters/FilterBar';
import { Notices } from './Notices';
import { Palette } from './Palette';
import { Provenance } from './Provenance';
import { screenTitles } from '../parts/screen-titles';
import { ScreenBoundary } from './ScreenBoundary';
import { Shortcuts } from './Shortcuts';
import { useReadingFocus, useScreenFocus } from './use-screen-focus';
import { useShortcuts } from './use-shortcuts';

const ReadinessScreen = lazy(() => import('../screens/readiness/ReadinessScreen'));
const OutcomesScreen = lazy(() => import('../screens/outcomes/OutcomesScreen'));
const OverridesScreen = lazy(() => import('../screens/overrides/OverridesScreen'));
const DriftScreen = lazy(() => import('../screens/drift/DriftScreen'));
const CalibrationScreen = lazy(() => import('../screens/what-if/CalibrationScreen'));
const SqlScreen = lazy(() => import('../screens/sql/SqlScreen'));
const ReportScreen = lazy(() => import('../screens/report/ReportScreen'));
const TestsScreen = lazy(() => import('../screens/tests/TestsScreen'));
const DefinitionsScreen = lazy(() => import('../screens/definitions/DefinitionsScreen'));
const DecisionsScreen = lazy(() => import('../screens/decisions/DecisionsScreen'));

const results: Partial<Record<Screen, typeof ReadinessScreen>> = {
  readiness: ReadinessScreen,
  outcomes: OutcomesScreen,
  overrides: OverridesScreen,
  drift: DriftScreen,
  'what-if': CalibrationScreen,
  tests: TestsScreen,
  report: ReportScreen,
  decisions: DecisionsScreen,
  sql: SqlScreen,
  definitions: DefinitionsScreen,
};

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
  const whole = isReady || isReport ? results[screen] : undefined;
  const Result = whole && linked !== null ? (partScreens[screen]?.[linked] ?? whole) : whole;
  const title = screenTitles[Result ? screen : 'load'];
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
      {Result && isReady && <FilterBar />}
      <Notices />
      <main id="main" tabIndex={-1} aria-label={title}>
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
