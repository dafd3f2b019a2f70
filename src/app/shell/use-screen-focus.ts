import { useEffect, useRef } from 'react';
import { useView } from '../state/view';

/** Moves focus and scroll to the top of a newly opened screen, as a page load would. */
export function useScreenFocus(): void {
  const screen = useView((view) => view.screen);
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [screen]);
}
