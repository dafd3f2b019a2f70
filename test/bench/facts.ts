import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { once } from 'node:events';
import { z } from 'zod';
import type { Query } from '../../src/database/engine/query';
import type { Native } from './native';

const tableRow = z.object({ name: z.string() });
const columnRow = z.object({ name: z.string(), type: z.string() });
const chunkRow = z.object({ csv: z.string() });
const chunkRows = 50_000;

/** Copies every table into native DuckDB, each through a CSV file kept at `prefix` and named after its columns. */
export async function copyFacts(query: Query, native: Native, prefix: string): Promise<void> {
  const tables = await query.rows(
    { sql: 'SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary ORDER BY 1', values: [] },
    tableRow,
  );
  for (const { name: table } of tables) {
    const columns = await query.rows(
      {
        sql: `SELECT column_name AS name, data_type AS type FROM duckdb_columns()
          WHERE table_name = ? AND NOT internal ORDER BY column_index`,
        values: [table],
      },
      columnRow,
    );
    const version = createHash('sha256').update(JSON.stringify(columns)).digest('hex').slice(0, 8);
    const file = `${prefix}-${table}-${version}.csv`;
    if (!existsSync(file)) await writeCsv(query, table, columns, file);
    const typed = columns.map(({ name, type }) => `CAST("${name}" AS ${type}) AS "${name}"`);
    await native.run(
      `CREATE TABLE ${table} AS SELECT ${typed.join(', ')}
       FROM read_csv('${file}', header = true, all_varchar = true, nullstr = '\\N', quote = '"', escape = '"')`,
    );
  }
}

async function writeCsv(
  query: Query,
  table: string,
  columns: readonly z.infer<typeof columnRow>[],
  file: string,
): Promise<void> {
  const out = createWriteStream(`${file}.part`);
  out.write(`${columns.map(({ name }) => `"${name}"`).join(',')}\n`);
  const cells = columns.map(
    ({ name }) => `coalesce('"' || replace(CAST("${name}" AS VARCHAR), '"', '""') || '"', '\\N')`,
  );
  const [size] = await query.rows(
    { sql: `SELECT CAST(coalesce(max(rowid), -1) + 1 AS DOUBLE) AS rows FROM ${table}`, values: [] },
    z.object({ rows: z.number() }),
  );
  for (let from = 0; from < (size?.rows ?? 0); from += chunkRows) {
    const rows = await query.rows(
      {
        sql: `SELECT ${cells.join(` || ',' || `)} AS csv FROM ${table} WHERE rowid >= ? AND rowid < ?`,
        values: [from, from + chunkRows],
      },
      chunkRow,
    );
    if (rows.length > 0 && !out.write(`${rows.map(({ csv }) => csv).join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  await rename(`${file}.part`, file);
}
