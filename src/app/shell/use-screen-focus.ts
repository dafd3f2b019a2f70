import { useEffect, useRef } from 'react';
import { useSession } from '../../session/session';
import { useView } from '../../session/view';

/** Moves focus and scroll to the top of a newly opened screen or part of one, as a page load would. */
export function useScreenFocus(): void {
  const screen = useView((view) => view.screen);
  const part = useView((view) => view.part);
  const shown = useRef({ screen, part });
  useEffect(() => {
    const before = shown.current;
    shown.current = { screen, part };
    if (before.screen === screen && before.part === part) return;
    // A tab of the parts keeps its focus; a button of the part that is gone cannot.
    if (before.screen === screen && document.activeElement?.closest('nav, header') != null) return;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [screen, part]);
}

/**
 * When reading begins the button that started it is gone, and when it ends so is Cancel: focus that falls to the page
 * goes to the progress, then to the content. A page that nobody has touched yet, opened by a link, keeps its focus.
 */
export function useReadingFocus(): void {
  const isReading = useSession(({ phase }) => phase === 'opening' || phase === 'reading');
  const was = useRef(isReading);
  useEffect(() => {
    if (was.current === isReading) return;
    was.current = isReading;
    if (document.activeElement !== document.body || !navigator.userActivation.hasBeenActive) return;
    document.getElementById(isReading ? 'reading' : 'main')?.focus({ preventScroll: true });
  }, [isReading]);
}
