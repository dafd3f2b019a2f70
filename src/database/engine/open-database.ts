import { z } from 'zod';
import { buildFacts } from '../tables/build';
import { createTables, dropTables, tableNames } from '../tables/create';
import { bindThroughVariables } from './bind';
import type { Database } from './database';
import type { Engine } from './engine';
import lockSql from './lock.sql?raw';
import { plainRows } from './arrow-rows';
import type { Statement } from './query';
import { QueryError } from './query-error';

const memoryRow = z.object({ bytes: z.number() });

/**
 * Locks an engine (before any log is read) and makes its tables. The connection runs one statement at a
 * time, so calls stand in a queue; an aborted call leaves the queue at once.
 */
export async function openDatabase(engine: Engine): Promise<Database> {
  await engine.run(lockSql);
  await createTables(engine);
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  function inTurn<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const turn = last.then(() => {
      signal?.throwIfAborted();
      if (closed) throw new Error('The database is closed.');
      return work();
    });
    last = turn.catch(() => undefined);
    return signal ? Promise.race([turn, whenAborted(signal)]) : turn;
  }

  async function rows<Row>(statement: Statement, row: z.ZodType<Row>, signal?: AbortSignal): Promise<Row[]> {
    const bytes = await inTurn(() => answer(engine, statement, signal), signal);
    return z.array(row).parse(plainRows(bytes));
  }

  return {
    rows,
    insert: (chunk) => inTurn(() => engine.insert(tableNames[chunk.table], chunk.ipc)),
    build: (settings = {}, signal) =>
      buildFacts(
        {
          rows: (statement, row) => rows(statement, row, signal),
          step: (sql) => inTurn(() => named(sql, () => runStoppable(engine, sql, signal), signal), signal),
          script: (sql) => inTurn(() => named(sql, () => engine.run(sql), signal), signal),
          bound: (sql, values) =>
            inTurn(() => named(sql, () => engine.runBound(sql, values), signal), signal),
        },
        settings,
      ),
    clear: () =>
      inTurn(async () => {
        await dropTables(engine);
        await createTables(engine);
      }),
    async memory() {
      const sql = 'SELECT CAST(sum(memory_usage_bytes) AS DOUBLE) AS bytes FROM duckdb_memory()';
      const [first] = await rows({ sql, values: [] }, memoryRow);
      return first?.bytes ?? 0;
    },
    close: () =>
      inTurn(async () => {
        closed = true;
        await engine.close();
      }),
  };
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(abortReason(signal));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

/**
 * The answer is kept in a table first and then read in one piece: an answer read batch by batch, the only
 * kind that can be stopped half-way, arrives with every ENUM empty (DuckDB-Wasm 1.32.0 sends no dictionaries).
 */
async function answer(engine: Engine, { sql, values }: Statement, signal?: AbortSignal): Promise<Uint8Array> {
  return named(
    sql,
    async () => {
      const { sql: select, bindings } = bindThroughVariables(sql.trim().replace(/;$/, ''), values);
      for (const binding of bindings) await engine.runBound(binding.sql, binding.values);
      await runStoppable(engine, `CREATE OR REPLACE TEMP TABLE answer AS\n${select}`, signal);
      const bytes = await engine.run('FROM temp.answer');
      await engine.run('DROP TABLE temp.answer');
      return bytes;
    },
    signal,
  );
}

/** Runs a statement; what the engine refuses is reported with the statement's text. */
async function named<Result>(
  sql: string,
  work: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  try {
    return await work();
  } catch (reason) {
    signal?.throwIfAborted();
    throw new QueryError(sql, reason);
  }
}

async function runStoppable(engine: Engine, sql: string, signal?: AbortSignal): Promise<void> {
  let header = await engine.start(sql);
  while (!header) {
    if (signal?.aborted) {
      await engine.cancel();
      throw abortReason(signal);
    }
    header = await engine.poll();
  }
  for (;;) {
    const part = await engine.fetch();
    if (!part || part.length === 0) return;
  }
}

const abortReason = (signal: AbortSignal): unknown =>
  signal.reason ?? new DOMException('The query was stopped.', 'AbortError');
