import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SharedQuery } from '../../src/database/engine/shared-query';
import type { Query, Statement } from '../../src/database/engine/query';

interface Call {
  statement: Statement;
  signal: AbortSignal | undefined;
  answer: (rows: unknown[]) => void;
  fail: (reason: Error) => void;
}

function engine(options?: { longest: number }) {
  const calls: Call[] = [];
  const inner: Query = {
    rows: <Row>(statement: Statement, _row: z.ZodType<Row>, signal?: AbortSignal) =>
      new Promise<Row[]>((resolve, reject) => {
        calls.push({ statement, signal, answer: (rows) => resolve(rows as Row[]), fail: reject });
        signal?.addEventListener('abort', () => reject(new Error('stopped')));
      }),
  };
  return { calls, query: new SharedQuery(inner, options) };
}

const row = z.object({ n: z.number() });
const one: Statement = { sql: 'SELECT ?', values: [1] };
const two: Statement = { sql: 'SELECT ?', values: [2] };

describe('a shared query', () => {
  it('asks the same statement once, meanwhile and afterwards', async () => {
    const { calls, query } = engine();
    const answers = [query.rows(one, row), query.rows(one, row)];
    calls[0]?.answer([{ n: 1 }]);
    expect(await Promise.all(answers)).toEqual([[{ n: 1 }], [{ n: 1 }]]);
    expect(await query.rows({ ...one }, row)).toEqual([{ n: 1 }]);
    expect(calls).toHaveLength(1);
  });

  it('asks anew for other values and for another schema', () => {
    const { calls, query } = engine();
    void query.rows(one, row);
    void query.rows(two, row);
    void query.rows(one, z.object({ n: z.number() }));
    expect(calls.map(({ statement }) => statement.values)).toEqual([[1], [2], [1]]);
  });

  it('goes on while one still waits, and stops the engine when the last gives up', async () => {
    const { calls, query } = engine();
    const [first, second] = [new AbortController(), new AbortController()];
    const answers = [query.rows(one, row, first.signal), query.rows(one, row, second.signal)];
    first.abort();
    await expect(answers[0]).rejects.toThrow('superseded');
    expect(calls[0]?.signal?.aborted).toBe(false);
    second.abort();
    await expect(answers[1]).rejects.toThrow('superseded');
    expect(calls[0]?.signal?.aborted).toBe(true);
  });

  it('asks again after a stop and after a fault: neither is kept as an answer', async () => {
    const { calls, query } = engine();
    const stop = new AbortController();
    const given = query.rows(one, row, stop.signal);
    stop.abort();
    await expect(given).rejects.toThrow();
    const failing = query.rows(one, row);
    expect(calls).toHaveLength(2);
    calls[1]?.fail(new Error('out of memory'));
    await expect(failing).rejects.toThrow('out of memory');
    const again = query.rows(one, row);
    calls[2]?.answer([{ n: 3 }]);
    expect(await again).toEqual([{ n: 3 }]);
  });

  it('refuses at once whoever has already given up', async () => {
    const { calls, query } = engine();
    await expect(query.rows(one, row, AbortSignal.abort())).rejects.toThrow('superseded');
    expect(calls).toHaveLength(0);
  });

  it('keeps 400 answers and lets go of the oldest first', async () => {
    const { calls, query } = engine();
    for (let n = 0; n <= 400; n += 1) {
      const answer = query.rows({ sql: 'SELECT ?', values: [n] }, row);
      calls.at(-1)?.answer([{ n }]);
      await answer;
    }
    await query.rows({ sql: 'SELECT ?', values: [400] }, row);
    await query.rows({ sql: 'SELECT ?', values: [1] }, row);
    expect(calls).toHaveLength(401);
    void query.rows({ sql: 'SELECT ?', values: [0] }, row);
    expect(calls).toHaveLength(402);
  });

  it('keeps no answer of more rows or list items than it may', async () => {
    const { calls, query } = engine({ longest: 2 });
    const listRow = z.object({ list: z.array(z.number()) });
    const asked = async (rows: unknown[], schema: z.ZodType) => {
      const before = calls.length;
      const answers = [query.rows(one, schema), query.rows(one, schema)];
      calls.at(-1)?.answer(rows);
      await Promise.all(answers);
      // Kept, it is not asked again.
      void query.rows(one, schema);
      return calls.length - before;
    };
    expect(await asked([{ n: 1 }, { n: 2 }], row)).toBe(1);
    expect(await asked([{ n: 1 }, { n: 2 }, { n: 3 }], z.object({ n: z.int() }))).toBe(2);
    expect(await asked([{ list: [1, 2, 3] }], listRow)).toBe(2);
  });
});
