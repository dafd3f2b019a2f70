import { useCallback, useEffect, useRef, useState } from 'react';
import type { SelfTest } from '../../readiness/self-test/run-self-test';
import { startWorker } from '../start-worker';
import type { FromSelfTestWorker, SelfTestJob } from './self-test-messages';
import workerUrl from './self-test-worker?worker&url';

export type Run =
  | { state: 'waiting' }
  | { state: 'running'; done: number; all: number }
  | { state: 'stopped' }
  | { state: 'failed'; message: string }
  | { state: 'ready'; test: SelfTest };

/**
 * Runs the self-test in a worker as soon as there is a job, and again when `job` is another; leaving the
 * screen stops it.
 */
export function useSelfTest(job: SelfTestJob | null): { run: Run; start: () => void; stop: () => void } {
  const [heard, setHeard] = useState<{ of: SelfTestJob | null; run: Run }>();
  const running = useRef<Worker | null>(null);

  const launch = useCallback(() => {
    running.current?.terminate();
    running.current = null;
    if (job === null) return;
    const hear = (run: Run) => setHeard({ of: job, run });
    const worker = startWorker(workerUrl, (message) => {
      running.current?.terminate();
      hear({ state: 'failed', message });
    });
    running.current = worker;
    worker.onmessage = ({ data }: MessageEvent<FromSelfTestWorker>) => {
      if (running.current !== worker) return;
      if (data.kind === 'progress') return hear({ state: 'running', done: data.done, all: data.all });
      worker.terminate();
      running.current = null;
      hear(
        data.kind === 'test'
          ? { state: 'ready', test: data.test }
          : { state: 'failed', message: data.message },
      );
    };
    worker.postMessage(job);
  }, [job]);

  useEffect(() => {
    launch();
    return () => running.current?.terminate();
  }, [launch]);

  const stop = () => {
    running.current?.terminate();
    running.current = null;
    setHeard({ of: job, run: { state: 'stopped' } });
  };
  const start = () => {
    setHeard(undefined);
    launch();
  };
  return { run: heard?.of === job ? heard.run : { state: 'waiting' }, start, stop };
}
