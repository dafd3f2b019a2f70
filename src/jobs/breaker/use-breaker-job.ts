import { useEffect, useRef, useState } from 'react';
import { startWorker } from '../start-worker';
import type { BreakerJob, FromBreakerWorker } from './breaker-messages';
import workerUrl from './breaker-worker?worker&url';

export type BreakerRun =
  | { readonly state: 'idle' | 'stopped' }
  | { readonly state: 'running'; readonly done: number; readonly of: number }
  | { readonly state: 'failed'; readonly message: string }
  | {
      readonly state: 'ready';
      readonly job: BreakerJob;
      readonly result: Exclude<FromBreakerWorker, { kind: 'progress' | 'failed' }>;
    };

/** Runs one job at a time in a worker; a new start or leaving the screen stops the one before. */
export function useBreakerJob(): { run: BreakerRun; start: (job: BreakerJob) => void; stop: () => void } {
  const [run, set] = useState<BreakerRun>({ state: 'idle' });
  const running = useRef<Worker | null>(null);
  const end = () => {
    running.current?.terminate();
    running.current = null;
  };
  useEffect(() => end, []);
  const start = (job: BreakerJob) => {
    end();
    set({ state: 'running', done: 0, of: 1 });
    const worker = startWorker(workerUrl, (message) => {
      end();
      set({ state: 'failed', message });
    });
    running.current = worker;
    worker.onmessage = ({ data }: MessageEvent<FromBreakerWorker>) => {
      if (running.current !== worker) return;
      if (data.kind === 'progress') return set({ state: 'running', done: data.done, of: data.of });
      end();
      set(
        data.kind === 'failed'
          ? { state: 'failed', message: data.message }
          : { state: 'ready', job, result: data },
      );
    };
    worker.postMessage(job);
  };
  const stop = () => {
    end();
    set({ state: 'stopped' });
  };
  return { run, start, stop };
}
