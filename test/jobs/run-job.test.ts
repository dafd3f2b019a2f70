import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pack, unpack } from '../../src/jobs/job';
import { runJob } from '../../src/jobs/run-job';
import { QueryError } from '../../src/database/engine/engine-error';
import type { CountedSlice } from '../../src/metrics/patterns/count';
import { judge } from '../../src/metrics/patterns/judge';
import { planGate, type PlanQuestion } from '../../src/readiness/plan/plan';
import { randomSource } from '../../src/statistics/random';

interface FakeWorker {
  onmessage?: (event: { data: unknown }) => void;
  readonly fail: (message: string) => void;
  isEnded: boolean;
}

const started: FakeWorker[] = [];

/** The worker's code in this thread: every message is copied, as between two threads. */
vi.mock('../../src/jobs/start-worker', async () => {
  const scope: Record<string, unknown> = {};
  vi.stubGlobal('self', scope);
  await import('../../src/jobs/worker');
  return {
    startWorker: (_url: string, fail: (message: string) => void) => {
      const worker: FakeWorker & Record<string, unknown> = { fail, isEnded: false };
      worker.terminate = () => (worker.isEnded = true);
      worker.postMessage = (data: unknown) => {
        const copy: unknown = structuredClone(data);
        setTimeout(() => worker.isEnded || (scope.onmessage as FakeWorker['onmessage'])?.({ data: copy }));
      };
      scope.postMessage = (data: unknown) => {
        const copy: unknown = structuredClone(data);
        if (!worker.isEnded) setTimeout(() => worker.isEnded || worker.onmessage?.({ data: copy }));
      };
      started.push(worker);
      return worker;
    },
  };
});
beforeEach(() => (started.length = 0));

const question: PlanQuestion = {
  limit: 0.05,
  alpha: 0.05,
  releaseIndex: 1,
  agent: { errorRate: 0.01, icc: 0.1, decisionsPerIncident: 2 },
  incidentsPerWeek: 20,
  runs: 60,
  maxIncidents: 400,
};

/** One decision an incident. */
const alone = (n: number, hits: number) => ({
  ...{ n, hits, incidents: n, sum_ee: hits, sum_em: hits, sum_mm: n },
  ...{ hit_incidents: hits, other_incidents: n - hits },
});

describe('a job', () => {
  it('answers what its function answers, says how far it is, and ends its worker', async () => {
    const done: number[] = [];
    const plan = await runJob(
      'plan',
      { question, seed: 7 },
      {
        onProgress: (each) => {
          done.push(each.done);
          expect(each.plan.runs).toBe(each.done);
        },
      },
    );
    expect(plan).toEqual(structuredClone(planGate(question, randomSource(7).uniform)));
    expect(done).toEqual([20, 40, 60]);
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true]);
  });

  it('rejects with what was thrown in the worker', async () => {
    const ask = { files: [], chain: 'c', sequence: 3, treeSize: 9, root: '00' };
    await expect(runJob('inclusion', ask)).rejects.toThrow('Record 0 of the chain is not in these files.');
    await expect(runJob('plan', { question: { ...question, runs: 0 }, seed: 1 })).rejects.toThrow(
      new RangeError('runs must be 1 or more, got 0'),
    );
    expect(started.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it('that is stopped ends its worker at once and rejects with the reason', async () => {
    const control = new AbortController();
    const running = runJob('plan', { question, seed: 1 }, { signal: control.signal });
    control.abort();
    await expect(running).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(started[0]?.isEnded).toBe(true);
    await expect(runJob('plan', { question, seed: 1 }, { signal: control.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
    expect(started).toHaveLength(1);
  });

  it('that no worker can do says so', async () => {
    const running = runJob('plan', { question, seed: 1 });
    started[0]?.fail('blocked');
    await expect(running).rejects.toThrow(
      expect.objectContaining({ name: 'WorkerFailed', message: 'blocked' }),
    );
  });

  it('asks for its parts one after the other until there is none', async () => {
    const whole = alone(400, 40);
    const part = alone(100, 30);
    const slices = (['low', 'high'] as const).map((value): CountedSlice => ({
      ...part,
      clauses: [{ dimension: 'risk_level', value }],
    }));
    const parts = [...slices.map((slice) => [slice]), null];
    const judged = await runJob('judgePatterns', whole, { reply: () => parts.shift() ?? null });
    expect(judged).toEqual(judge(whole, slices));
    expect(judged.tried).toBe(2);
  });

  it('fails with what the page could not answer', async () => {
    const whole = alone(1, 0);
    const refused = new QueryError('SELECT 1', 'no such table');
    await expect(runJob('judgePatterns', whole, { reply: () => Promise.reject(refused) })).rejects.toBe(
      refused,
    );
    expect(started[0]?.isEnded).toBe(true);
  });
});

describe('what was thrown', () => {
  const across = (thrown: unknown) => unpack(structuredClone(pack(thrown)));

  it('keeps its class, name, message, code and cause between threads', () => {
    const cause = new DOMException('gone', 'NotReadableError');
    const error = Object.assign(new RangeError('too many', { cause }), { code: 'most' });
    const found = across(error);
    expect(found).toBeInstanceOf(RangeError);
    expect(found).toMatchObject({
      name: 'RangeError',
      message: 'too many',
      code: 'most',
      stack: error.stack,
    });
    expect(found.cause).toBeInstanceOf(DOMException);
    expect(found.cause).toMatchObject({ name: 'NotReadableError', message: 'gone' });
  });

  it('keeps the name of a class that only one side has, and text that is no error', () => {
    class Broken extends Error {
      override readonly name = 'GzipBroken';
    }
    expect(across(new Broken('cut'))).toMatchObject({ name: 'GzipBroken', message: 'cut' });
    expect(across('plain')).toMatchObject({ name: 'Error', message: 'plain' });
  });
});
