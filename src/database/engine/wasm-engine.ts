import { lookRows, plainRows } from './arrow-rows';
import { bindThroughVariables } from './bind';
import { abortReason, type Answer, type Engine, type WasmConnection } from './engine';
import type { Statement } from './query';

/** DuckDB-Wasm, whose answers are Arrow IPC bytes and which works in slices of time. */
export function wasmEngine(connection: WasmConnection): Engine {
  const step = (sql: string, signal?: AbortSignal) => runStoppable(connection, sql, signal);
  return {
    step,
    ask: (statement, signal) => ask(connection, statement, signal),
    check: (sql) => connection.check(sql),
    run: async (sql) => answerOf(await connection.run(sql)),
    runBound: (sql, values) => connection.runBound(sql, values),
    insert: (table, ipc) => connection.insert(table, ipc),
    close: () => connection.close(),
  };
}

const answerOf = (bytes: Uint8Array): Answer => ({
  rows: () => plainRows(bytes),
  look: (most) => lookRows(bytes, most),
});

/**
 * The answer is kept in a table first and then read in one piece: an answer read batch by batch, the only
 * kind that can be stopped half-way, arrives with every ENUM empty (DuckDB-Wasm 1.32.0 sends no dictionaries).
 */
async function ask(
  connection: WasmConnection,
  { sql, values }: Statement,
  signal?: AbortSignal,
): Promise<Answer> {
  const { sql: select, bindings } = bindThroughVariables(sql.trim().replace(/;$/, ''), values);
  for (const binding of bindings) await connection.runBound(binding.sql, binding.values);
  await runStoppable(connection, `CREATE OR REPLACE TEMP TABLE answer AS\n${select}`, signal);
  const bytes = await connection.run('FROM temp.answer');
  await connection.run('DROP TABLE temp.answer');
  return answerOf(bytes);
}

async function runStoppable(connection: WasmConnection, sql: string, signal?: AbortSignal): Promise<void> {
  let header = await connection.start(sql);
  while (!header) {
    if (signal?.aborted) {
      await connection.cancel();
      throw abortReason(signal);
    }
    header = await connection.poll();
  }
  for (;;) {
    const part = await connection.fetch();
    if (!part || part.length === 0) return;
  }
}
