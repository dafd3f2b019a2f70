import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { permutationSeed, type Battery, type Permuted } from '../../metrics/drift/battery';
import { startWorker } from '../start-worker';
import type { FromPermutationWorker, PermutationJob } from './permutation-messages';
import workerUrl from './permutation-worker?worker&url';

export type Permutation =
  | { readonly state: 'running'; readonly done: number }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'ready'; readonly permuted: Permuted };

/**
 * Permutes one pair of bundles in a worker, at once; leaving or `stop` ends it, `start` begins anew. For another
 * pair give the component another key.
 */
export function usePermutation(battery: Battery): {
  permutation: Permutation;
  start: () => void;
  stop: () => void;
} {
  const [permutation, set] = useState<Permutation>({ state: 'running', done: 0 });
  const running = useRef<Worker | null>(null);
  const end = () => {
    running.current?.terminate();
    running.current = null;
  };
  const launch = useEffectEvent(() => {
    end();
    const worker = startWorker(workerUrl, (message) => {
      end();
      set({ state: 'failed', message });
    });
    running.current = worker;
    worker.onmessage = ({ data }: MessageEvent<FromPermutationWorker>) => {
      if (running.current !== worker) return;
      if (data.kind === 'progress') return set({ state: 'running', done: data.done });
      end();
      set(
        data.kind === 'permuted'
          ? { state: 'ready', permuted: data.permuted }
          : { state: 'failed', message: data.message },
      );
    };
    const job: PermutationJob = { battery, seed: permutationSeed };
    worker.postMessage(job);
  });
  const [round, again] = useState(0);
  useEffect(() => {
    launch();
    return end;
  }, [round]);
  const start = () => {
    set({ state: 'running', done: 0 });
    again(round + 1);
  };
  const stop = () => {
    end();
    set({ state: 'stopped' });
  };
  return { permutation, start, stop };
}
