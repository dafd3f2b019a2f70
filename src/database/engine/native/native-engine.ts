import { DOUBLE, DuckDBInstance, VARCHAR, BOOLEAN, type DuckDBConnection } from '@duckdb/node-api';
import { abortReason, type Engine } from '../engine';
import type { BindValue, Statement } from '../query';
import { append } from './append';
import { nativeAnswer } from './native-answer';

export interface NativeSettings {
  /** Threads of the engine, at least 1. */
  readonly threads?: number;
  /** What it may hold, such as `4GB`; without it the engine's own limit, 80 % of the machine's. */
  readonly memory?: string;
  /** Folder for what does not fit, removed when it closes; without it log content stays in memory. */
  readonly tempDirectory?: string;
}

/** A row takes about 700 bytes as it came, and 40 compressed: a row group of them. */
const looseRows = 122_880;

/** How often a stopped statement is told again: told before the engine began with it, it would go on. */
const tellAgainMs = 10;

/**
 * DuckDB as a library of the operating system, for Node: the same SQL as the shipped engine, many times as fast.
 * `openDatabase` locks it; only before that can other files be attached.
 */
export async function nativeEngine({
  threads = 1,
  memory,
  // Left to itself the engine writes what does not fit beside the project.
  tempDirectory = '',
}: NativeSettings = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    temp_directory: tempDirectory,
    // What it let go returns to the system at once, not only when it asks for more.
    allocator_background_threads: 'true',
    ...(memory === undefined ? {} : { memory_limit: memory }),
  });
  const connection = await instance.connect();
  const run = async (sql: string) => nativeAnswer(await connection.run(sql));
  async function ask({ sql, values }: Statement, signal?: AbortSignal) {
    const statement = await connection.prepare(sql);
    try {
      statement.bind([...values], values.map(typeOf));
      return await nativeAnswer(await stoppable(connection, statement.run(), signal));
    } finally {
      statement.destroySync();
    }
  }
  return {
    looseRows,
    ask,
    run,
    async work(parts, signal) {
      for (const part of parts)
        await stoppable(connection, connection.run('step' in part ? part.step : part.script), signal);
    },
    check: async (sql) => (await connection.prepare(sql)).destroySync(),
    runBound: (sql, values) => ask({ sql, values }),
    insert: (table, ipc) => append(connection, table, ipc),
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** As DuckDB-Wasm binds: every number a DOUBLE, and nothing as VARCHAR. */
function typeOf(value: BindValue) {
  if (typeof value === 'number') return DOUBLE;
  return typeof value === 'boolean' ? BOOLEAN : VARCHAR;
}

async function stoppable<Result>(
  connection: DuckDBConnection,
  running: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return running;
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => {
    connection.interrupt();
    timer ??= setInterval(() => connection.interrupt(), tellAgainMs);
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  try {
    return await running;
  } catch (reason) {
    throw signal.aborted ? abortReason(signal) : reason;
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', stop);
  }
}
