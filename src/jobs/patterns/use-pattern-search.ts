import { useEffect, useRef, useState } from 'react';
import type { Query } from '../../database/engine/query';
import { conjunctionsOf, countConjunctions, type Support } from '../../metrics/patterns/count';
import type { Judged } from '../../metrics/patterns/judge';
import type { RateDefinition } from '../../metrics/rate/definition';
import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';
import { startWorker } from '../start-worker';
import type { FromPatternWorker, ToPatternWorker } from './pattern-messages';
import workerUrl from './pattern-worker?worker&url';
import { errorText } from '../../records/unknown';

export interface Asked {
  readonly definition: RateDefinition;
  readonly selection: Selection;
  readonly dimensions: readonly Dimension[];
  readonly depth: number;
  readonly support: Support;
}

export type Search =
  | { state: 'idle' }
  | { state: 'counting'; done: number; of: number; slices: number }
  | { state: 'testing'; done: number; of: number }
  | { state: 'stopped' }
  | { state: 'failed'; message: string }
  | { state: 'ready'; judged: Judged; asked: Asked; milliseconds: number };

/** Conjunctions that one statement counts: enough to share its reading, few enough to be stopped soon. */
const inOneStatement = 8;

/** Counts every conjunction in the database and tests them in a worker; a new start or leaving stops the one before. */
export function usePatternSearch() {
  const [search, set] = useState<Search>({ state: 'idle' });
  const running = useRef<{ stop: AbortController; worker: Worker } | null>(null);
  const end = () => {
    running.current?.stop.abort();
    running.current?.worker.terminate();
    running.current = null;
  };
  useEffect(() => end, []);

  const start = async (query: Query, asked: Asked) => {
    end();
    const started = performance.now();
    const stop = new AbortController();
    const fail = (message: string) => {
      if (stop.signal.aborted) return;
      end();
      set({ state: 'failed', message });
    };
    const worker = startWorker(workerUrl, fail);
    running.current = { stop, worker };
    const send = (message: ToPatternWorker) => worker.postMessage(message);
    worker.onmessage = ({ data }: MessageEvent<FromPatternWorker>) => {
      if (stop.signal.aborted) return;
      if (data.kind === 'progress') return set({ state: 'testing', done: data.done, of: data.of });
      if (data.kind === 'failed') return fail(data.message);
      end();
      set({ state: 'ready', judged: data.judged, asked, milliseconds: performance.now() - started });
    };
    const { definition, selection, dimensions, depth, support } = asked;
    const sets = conjunctionsOf(dimensions, depth);
    set({ state: 'counting', done: 0, of: sets.length, slices: 0 });
    try {
      const none = { decisions: 0, incidents: 0 };
      const [whole] = await countConjunctions(query, definition, selection, [[]], none, stop.signal);
      let slices = 0;
      for (let at = 0; at < sets.length; at += inOneStatement) {
        const part = sets.slice(at, at + inOneStatement);
        const counted = await countConjunctions(query, definition, selection, part, support, stop.signal);
        stop.signal.throwIfAborted();
        slices += counted.length;
        send({ kind: 'slices', slices: counted });
        set({ state: 'counting', done: Math.min(sets.length, at + inOneStatement), of: sets.length, slices });
      }
      if (!whole || whole.n === 0) {
        end();
        return set({ state: 'ready', judged: { patterns: [], tried: 0 }, asked, milliseconds: 0 });
      }
      send({ kind: 'judge', whole });
    } catch (reason) {
      fail(errorText(reason));
    }
  };
  const cancel = () => {
    end();
    set({ state: 'stopped' });
  };
  return { search, start, cancel };
}
