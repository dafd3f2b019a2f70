import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { asError } from '../records/unknown';
import type { AnswerOf, AskOf, JobName, ProgressOf } from './jobs';
import { runJob, type RunOptions } from './run-job';

/** Where a job is. `idle`: nobody started it. What it is about is `ask`, whatever was asked for since. */
export type Run<Ask, Answer, Progress> =
  | { readonly state: 'idle' }
  | { readonly state: 'stopped'; readonly ask: Ask }
  | { readonly state: 'running'; readonly ask: Ask; readonly progress: Progress | null }
  | { readonly state: 'failed'; readonly ask: Ask; readonly error: Error }
  | {
      readonly state: 'ready';
      readonly ask: Ask;
      readonly answer: Answer;
      /** From start to answer. */
      readonly milliseconds: number;
    };

export type RunOf<Name extends JobName> = Run<AskOf<Name>, AnswerOf<Name>, ProgressOf<Name>>;

type Work<Ask, Answer, Progress> = (ask: Ask, options: RunOptions<Progress>) => Promise<Answer>;

interface UsedJob<Ask, Answer, Progress> {
  readonly run: Run<Ask, Answer, Progress>;
  /** Starts it; one that still runs is stopped. */
  readonly start: (ask: Ask) => void;
  readonly stop: () => void;
}

/**
 * Work of one kind, one piece at a time: a new start, `stop` or leaving the screen ends the one before. With `ask` it
 * starts by itself as soon as that is not null, and again whenever it is another.
 */
export function useWork<Ask extends object, Answer, Progress>(
  work: Work<Ask, Answer, Progress>,
  ask?: Ask | null,
): UsedJob<Ask, Answer, Progress> {
  const [run, set] = useState<Run<Ask, Answer, Progress>>({ state: 'idle' });
  const running = useRef<{ readonly ask: Ask; readonly control: AbortController }>(null);
  const end = useCallback(() => {
    running.current?.control.abort();
    running.current = null;
  }, []);
  const start = (asked: Ask) => {
    end();
    const own = { ask: asked, control: new AbortController() };
    running.current = own;
    const say = (next: Run<Ask, Answer, Progress>) => {
      if (running.current === own) set(next);
    };
    const started = performance.now();
    say({ state: 'running', ask: asked, progress: null });
    work(asked, {
      signal: own.control.signal,
      onProgress: (progress) => say({ state: 'running', ask: asked, progress }),
    }).then(
      (answer) => say({ state: 'ready', ask: asked, answer, milliseconds: performance.now() - started }),
      (reason: unknown) => say({ state: 'failed', ask: asked, error: asError(reason) }),
    );
  };
  const begin = useEffectEvent(() => {
    if (ask) start(ask);
  });
  useEffect(() => {
    begin();
    return end;
  }, [ask, end]);
  const stop = () => {
    if (running.current) set({ state: 'stopped', ask: running.current.ask });
    end();
  };
  const isOther = ask !== undefined && run.state !== 'idle' && run.ask !== ask;
  return { run: isOther ? { state: 'idle' } : run, start, stop };
}

/** A job of the worker, by its name; see `useWork`. */
export const useJob = <Name extends JobName>(
  name: Name,
  ask?: AskOf<Name> | null,
): UsedJob<AskOf<Name>, AnswerOf<Name>, ProgressOf<Name>> =>
  useWork((asked, { signal, onProgress }) => runJob(name, asked, { signal, onProgress }), ask);
