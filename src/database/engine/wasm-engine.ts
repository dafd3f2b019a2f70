import { lookRows, plainRows } from './arrow-rows';
import { bindThroughVariables } from './bind';
import { abortReason, type Answer, type Engine, type WasmCalls, type WasmConnection } from './engine';
import type { Statement } from './query';

/** DuckDB-Wasm, whose answers are Arrow IPC bytes. */
export const wasmEngine = (calls: WasmCalls): Engine => ({
  ...calls,
  ask: async (statement, signal) => answerOf(await calls.ask(statement, signal)),
  run: async (sql) => answerOf(await calls.run(sql)),
});

const answerOf = (bytes: Uint8Array): Answer => ({
  rows: () => plainRows(bytes),
  look: (most) => lookRows(bytes, most),
});

/** The calls of an engine in the steps of one connection, which works in slices of time. */
export const wasmCalls = (connection: WasmConnection): WasmCalls => ({
  ask: (statement, signal) => ask(connection, statement, signal),
  async work(parts, signal) {
    for (const part of parts) {
      if ('step' in part) await runStoppable(connection, part.step, signal);
      else await connection.run(part.script);
    }
  },
  check: (sql) => connection.check(sql),
  run: (sql) => connection.run(sql),
  runBound: (sql, values) => connection.runBound(sql, values),
  insert: (table, ipc) => connection.insert(table, ipc),
  close: () => connection.close(),
});

/**
 * The answer is kept in a table first and then read in one piece: an answer read batch by batch, the only
 * kind that can be stopped half-way, arrives with every ENUM empty (DuckDB-Wasm 1.32.0 sends no dictionaries).
 */
async function ask(
  connection: WasmConnection,
  { sql, values }: Statement,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const { sql: select, bindings } = bindThroughVariables(sql.trim().replace(/;$/, ''), values);
  for (const binding of bindings) await connection.runBound(binding.sql, binding.values);
  await runStoppable(connection, `CREATE OR REPLACE TEMP TABLE answer AS\n${select}`, signal);
  const bytes = await connection.run('FROM temp.answer');
  await connection.run('DROP TABLE temp.answer');
  return bytes;
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
