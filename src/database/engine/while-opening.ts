import type { Database } from './database';

/** A database that is still opening: each call waits for it, in order, and rejects where it does not open. */
export const whileOpening = (opening: Promise<Database>): Database => ({
  rows: async (statement, row, signal) => (await opening).rows(statement, row, signal),
  look: async (sql, most, signal) => (await opening).look(sql, most, signal),
  insert: async (chunk) => (await opening).insert(chunk),
  build: async (settings, signal) => (await opening).build(settings, signal),
  clear: async () => (await opening).clear(),
  close: async () => (await opening).close(),
  memory: async () => (await opening).memory(),
});
