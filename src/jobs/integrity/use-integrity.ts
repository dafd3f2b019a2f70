import { useEffect, useRef, useState } from 'react';
import { startWorker } from '../start-worker';
import type { FromIntegrityWorker, IntegrityJob } from './integrity-messages';
import workerUrl from './integrity-worker?worker&url';

type Result = Exclude<FromIntegrityWorker, { kind: 'progress' }>;

export type Checking =
  { state: 'idle' } | { state: 'running'; done: number; total: number } | { state: 'ready'; result: Result };

/** One job at a time in a worker of its own; leaving the screen stops it. */
export function useIntegrity(onReady: (result: Result) => void = () => undefined): {
  checking: Checking;
  run: (job: IntegrityJob) => void;
} {
  const [checking, set] = useState<Checking>({ state: 'idle' });
  const running = useRef<Worker | null>(null);
  const end = () => {
    running.current?.terminate();
    running.current = null;
  };
  useEffect(() => end, []);
  const run = (job: IntegrityJob) => {
    end();
    set({ state: 'running', done: 0, total: job.files.length });
    const worker = startWorker(workerUrl, (message) => {
      end();
      set({ state: 'ready', result: { kind: 'failed', message } });
    });
    running.current = worker;
    worker.onmessage = ({ data }: MessageEvent<FromIntegrityWorker>) => {
      if (running.current !== worker) return;
      if (data.kind === 'progress') return set({ state: 'running', done: data.done, total: data.total });
      end();
      set({ state: 'ready', result: data });
      onReady(data);
    };
    worker.postMessage(job);
  };
  return { checking, run };
}
