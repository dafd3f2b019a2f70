import { useEffect, useRef } from 'react';
import { useAudits } from '../../../../session/audits';

/** Without a key or a pointer for so long nobody is reading. */
const idleAfter = 60_000;
const keepEvery = 5000;

/**
 * Measures how long a case was read: only while its page is visible and somebody moves. Gives a function that says the
 * seconds so far; what was spent before a reload counts.
 */
export function useCaseTime(digest: string): () => number {
  const state = useRef({ spent: 0, at: 0, active: 0 });
  useEffect(() => {
    const { spent } = useAudits.getState();
    const now = performance.now();
    state.current = { spent: spent?.case === digest ? spent.seconds * 1000 : 0, at: now, active: now };
    const keep = () => {
      addUp(state.current);
      const seconds = Math.round(state.current.spent / 1000);
      useAudits.setState({ spent: { case: digest, seconds } });
    };
    const move = () => {
      addUp(state.current);
      state.current.active = performance.now();
    };
    const show = () => {
      if (document.hidden) keep();
      else state.current = { ...state.current, at: performance.now(), active: performance.now() };
    };
    const timer = setInterval(keep, keepEvery);
    const moves = ['keydown', 'pointermove', 'pointerdown', 'wheel'] as const;
    moves.forEach((each) => window.addEventListener(each, move, { passive: true }));
    document.addEventListener('visibilitychange', show);
    return () => {
      clearInterval(timer);
      moves.forEach((each) => window.removeEventListener(each, move));
      document.removeEventListener('visibilitychange', show);
    };
  }, [digest]);
  return () => {
    addUp(state.current);
    return state.current.spent / 1000;
  };
}

/** Adds the time since it was added up last, up to the end of attention. */
function addUp(state: { spent: number; at: number; active: number }): void {
  const now = performance.now();
  const until = document.hidden ? state.at : Math.min(now, state.active + idleAfter);
  state.spent += Math.max(0, until - state.at);
  state.at = now;
}
