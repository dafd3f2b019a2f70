import { useEffect, useRef } from 'react';
import { useAudits } from '../../../../session/audits';

/** Without a key or a pointer for so long nobody is reading. */
const idleAfter = 60_000;
const keepEvery = 5000;

/** How long somebody read, ms: while the page is visible, and up to a minute after they last moved. */
export class Attention {
  #at: number;
  #active: number;
  #isHidden = false;

  constructor(
    private spent: number,
    now: number,
  ) {
    this.#at = now;
    this.#active = now;
  }

  /** What was spent until now. */
  until(now: number): number {
    const end = this.#isHidden ? this.#at : Math.min(now, this.#active + idleAfter);
    this.spent += Math.max(0, end - this.#at);
    this.#at = now;
    return this.spent;
  }

  move(now: number): void {
    this.until(now);
    this.#active = now;
  }

  hide(now: number): void {
    this.until(now);
    this.#isHidden = true;
  }

  show(now: number): void {
    this.until(now);
    this.#isHidden = false;
    this.#active = now;
  }
}

/**
 * Measures how long a case was read: only while its page is visible and somebody moves. Gives a function that says the
 * seconds so far; what was spent before a reload counts.
 */
export function useCaseTime(digest: string): () => number {
  const state = useRef<Attention | null>(null);
  useEffect(() => {
    const { spent } = useAudits.getState();
    const before = spent?.case === digest ? spent.seconds * 1000 : 0;
    const attention = new Attention(before, performance.now());
    if (document.hidden) attention.hide(performance.now());
    state.current = attention;
    const keep = () => {
      const seconds = Math.round(attention.until(performance.now()) / 1000);
      useAudits.setState({ spent: { case: digest, seconds } });
    };
    const move = () => attention.move(performance.now());
    const show = () => {
      if (document.hidden) {
        attention.hide(performance.now());
        keep();
      } else attention.show(performance.now());
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
  return () => (state.current?.until(performance.now()) ?? 0) / 1000;
}
