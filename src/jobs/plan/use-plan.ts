import { useEffect, useRef, useState } from 'react';
import type { Plan, PlanQuestion } from '../../readiness/plan/plan';
import { startWorker } from '../start-worker';
import type { FromPlanWorker, PlanJob } from './plan-messages';
import workerUrl from './plan-worker?worker&url';

export type Simulation =
  | { state: 'idle' }
  | { state: 'running'; done: number; runs: number }
  | { state: 'stopped' }
  | { state: 'failed'; message: string }
  | { state: 'ready'; plan: Plan; question: PlanQuestion };

/** Simulates a plan in a worker; a new start or leaving the screen stops the one before. */
export function usePlan(): {
  simulation: Simulation;
  start: (question: PlanQuestion, seed: number) => void;
  stop: () => void;
} {
  const [simulation, set] = useState<Simulation>({ state: 'idle' });
  const running = useRef<Worker | null>(null);
  const end = () => {
    running.current?.terminate();
    running.current = null;
  };
  useEffect(() => end, []);

  const start = (question: PlanQuestion, seed: number) => {
    end();
    const { runs } = question;
    set({ state: 'running', done: 0, runs });
    const worker = startWorker(workerUrl, (message) => {
      end();
      set({ state: 'failed', message });
    });
    running.current = worker;
    worker.onmessage = ({ data }: MessageEvent<FromPlanWorker>) => {
      if (running.current !== worker) return;
      if (data.kind === 'progress') return set({ state: 'running', done: data.done, runs });
      end();
      set(
        data.kind === 'plan'
          ? { state: 'ready', plan: data.plan, question }
          : { state: 'failed', message: data.message },
      );
    };
    const job: PlanJob = { question, seed };
    worker.postMessage(job);
  };
  const stop = () => {
    end();
    set({ state: 'stopped' });
  };
  return { simulation, start, stop };
}
