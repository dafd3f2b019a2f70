import { DuckDBInstance } from '@duckdb/node-api';
import type { Statement } from '../../src/database/engine/query';

/** Native DuckDB in one thread: what the browser is measured against. */
export async function openNative() {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  return {
    async run(sql: string) {
      await connection.run(sql);
    },
    async rows({ sql, values }: Statement) {
      return (await connection.runAndReadAll(sql, [...values])).getRows();
    },
    version: async () => String((await connection.runAndReadAll('SELECT version()')).getRows()[0]?.[0]),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
export type Native = Awaited<ReturnType<typeof openNative>>;

export const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
