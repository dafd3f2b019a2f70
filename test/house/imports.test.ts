import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ overrideConfigFile: 'test/lint/eslint.config.js' });

async function refusals(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? [])
    .filter((message) => message.ruleId === '@typescript-eslint/no-restricted-imports')
    .map((message) => message.message);
}

const use = (what: string, from: string) =>
  `import { ${what} } from '${from}';\nexport const used = ${what};\n`;

describe('who may import whom', () => {
  it.each([
    ['src/records/x.ts', '../intake/x', 'records/ may not import intake/'],
    ['src/statistics/x.ts', '../metrics/x', 'statistics/ may not import metrics/'],
    ['src/statistics/x.ts', 'zod', 'Check shapes where data enters'],
    ['src/intake/reading/x.ts', '../../database/x', 'intake/ may not import database/'],
    ['src/slice/address/x.ts', '../../database/x', 'slice/ may not import database/'],
    ['src/slice/x.ts', 'zustand', 'use zustand/vanilla'],
    ['src/database/x.ts', '../slice/selection/x', 'database/ may import only types of slice/'],
    ['src/database/x.ts', '../metrics/x', 'database/ may not import metrics/'],
    ['src/metrics/rate/x.ts', '../../database/engine/x', 'metrics/ may import only types of database/'],
    ['src/metrics/x.ts', '@duckdb/duckdb-wasm', 'Only database/ talks to DuckDB'],
    ['src/metrics/x.ts', 'react', 'This room runs without React'],
    ['src/readiness/x.ts', '../metrics/x', 'readiness/ may import only types of metrics/'],
    ['src/readiness/x.ts', '@stdlib/stats-base-dists-beta-cdf', 'Numerics live in statistics/'],
    ['src/charts/x.tsx', '../database/x', 'charts/ may not import database/'],
    ['src/report/x.tsx', '../database/x', 'report/ may not import database/'],
    ['src/app/x.tsx', 'recharts', 'Only charts/ imports Recharts'],
    ['src/app/x.tsx', 'apache-arrow', 'Only database/ talks to DuckDB or Arrow'],
    ['src/app/x.ts', 'node:fs', 'Only cli may use Node'],
    ['src/charts/x.tsx', '../app/x', 'app/ wires the rooms together'],
  ])('%s may not import %s', async (file, from, message) => {
    expect((await refusals(file, use('thing', from))).join('\n')).toContain(message);
  });

  it.each([
    ['src/intake/x.ts', use('thing', '../records/x')],
    ['src/slice/x.ts', use('createStore', 'zustand/vanilla')],
    ['src/database/x.ts', "import type { Thing } from '../slice/selection/x';\nexport type Used = Thing;\n"],
    [
      'src/metrics/x.ts',
      "import type { Query } from '../database/engine/query';\nexport type Used = Query;\n",
    ],
    ['src/readiness/x.ts', use('thing', '../statistics/x')],
    ['src/charts/x.tsx', use('BarChart', 'recharts')],
    ['src/app/x.tsx', use('thing', '../database/x')],
    ['src/cli/x.ts', use('readFile', 'node:fs')],
  ])('%s may import what its work needs', async (file, code) => {
    expect(await refusals(file, code)).toEqual([]);
  });
});
