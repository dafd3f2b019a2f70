import { useEffect, useRef, useState } from 'react';
import type { Battery, Permuted } from '../../../metrics/drift/battery';
import { startWorker } from '../start-worker';
import type { FromPermutationWorker, PermutationJob } from './permutation-messages';
import workerUrl from './permutation-worker?worker&url';

export type Permutation =
  | { readonly state: 'running'; readonly done: number }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'ready'; readonly permuted: Permuted };

/** Seed of every permutation shown, so that anybody gets the same p values again. */
export const permutationSeed = 20_260;

/**
 * Permutes a pair of bundles in a worker as soon as it is laid out; another pair, leaving, or `stop` ends it.
 * `key` names what is permuted.
 */
export function usePermutation(
  key: string,
  battery: Battery,
): { permutation: Permutation; start: () => void; stop: () => void } {
  const [permutation, set] = useState<Permutation>({ state: 'running', done: 0 });
  const running = useRef<Worker | null>(null);
  const end = () => {
    running.current?.terminate();
    running.current = null;
  };
  const start = () => {
    end();
    set({ state: 'running', done: 0 });
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
  };
  useEffect(() => {
    start();
    return end;
    // The key names the battery: another battery under the same key is the same data again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  const stop = () => {
    end();
    set({ state: 'stopped' });
  };
  return { permutation, start, stop };
}
