import { z } from 'zod';
import { buildFacts } from '../tables/build';
import { createTables, dropTables, tableNames } from '../tables/create';
import type { Database } from './database';
import type { Engine } from './engine';
import lockSql from './lock.sql?raw';
import { plainRows } from './arrow-rows';
import type { BindValue, Statement } from './query';
import { QueryError } from './query-error';

/**
 * More bound values than this run through the engine's own prepared statement, which cannot be stopped
 * half-way: handing them over as one variable costs the square of their number.
 */
const stoppableValues = 64;

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
    const parts = await inTurn(() => runStatement(engine, statement, signal), signal);
    const schema = z.array(row);
    return schema.parse(plainRows(parts));
  }

  return {
    rows,
    insert: (chunk) => inTurn(() => engine.insert(tableNames[chunk.table], chunk.ipc)),
    build: (settings = {}, signal) =>
      buildFacts(
        {
          rows: (statement, row) => rows(statement, row, signal),
          run: async (sql) => {
            await inTurn(() => runStatement(engine, { sql, values: [] }, signal), signal);
          },
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

async function runStatement(
  engine: Engine,
  { sql, values }: Statement,
  signal?: AbortSignal,
): Promise<Uint8Array[]> {
  try {
    if (values.length === 0) return await stoppable(engine, sql, signal);
    if (values.length > stoppableValues) return [await engine.runBound(sql, values)];
    return await stoppableBound(engine, sql, values, signal);
  } catch (reason) {
    signal?.throwIfAborted();
    throw new QueryError(sql, reason);
  }
}

/** Only a statement without values can be stopped, so the values wait in a variable of the connection. */
async function stoppableBound(
  engine: Engine,
  sql: string,
  values: readonly BindValue[],
  signal?: AbortSignal,
): Promise<Uint8Array[]> {
  await engine.runBound(`SET VARIABLE bound = row(${values.map(() => '?').join(', ')})`, values);
  await engine.run(`PREPARE bound_statement AS ${sql}`);
  const taken = values.map((_, index) => `getvariable('bound')[${index + 1}]`).join(', ');
  return stoppable(engine, `EXECUTE bound_statement(${taken})`, signal);
}

async function stoppable(engine: Engine, sql: string, signal?: AbortSignal): Promise<Uint8Array[]> {
  let header = await engine.start(sql);
  while (!header) {
    if (signal?.aborted) {
      await engine.cancel();
      throw abortReason(signal);
    }
    header = await engine.poll();
  }
  const parts = [header];
  for (;;) {
    const part = await engine.fetch();
    if (!part || part.length === 0) return parts;
    parts.push(part);
  }
}

const abortReason = (signal: AbortSignal): unknown =>
  signal.reason ?? new DOMException('The query was stopped.', 'AbortError');
