import { duration, utcDate } from '../../words/format';

export interface PathTime {
  /** Epoch milliseconds; null when the log gives none. */
  readonly at: number | null;
}

export interface PathStep {
  /** A new day begins here: its date. */
  readonly day: string | null;
  /** Waiting time before this event in words, or null. */
  readonly wait: string | null;
  /** Logged as earlier than the event above it. */
  readonly backwards: boolean;
}

/** Waiting times and day changes of a path whose events are in the order of the log's own steps. */
export function pathSteps(events: readonly PathTime[]): readonly PathStep[] {
  let before: number | null = null;
  return events.map(({ at }) => {
    if (at === null) return { day: null, wait: null, backwards: false };
    const previous = before;
    before = at;
    const date = utcDate(at);
    const day = previous === null || utcDate(previous) !== date ? date : null;
    if (previous === null || at === previous) return { day, wait: null, backwards: false };
    const backwards = at < previous;
    const span = duration(Math.abs(at - previous));
    return { day, wait: backwards ? `logged ${span} before the event above` : span, backwards };
  });
}
