import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ overrideConfigFile: 'test/lint/eslint.config.js' });

async function refusals(
  file: string,
  code: string,
  rule = '@typescript-eslint/no-restricted-imports',
): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? [])
    .filter((message) => message.ruleId === rule)
    .map((message) => message.message);
}

const use = (what: string, from: string) =>
  `import { ${what} } from '${from}';\nexport const used = ${what};\n`;

describe('who may import whom', () => {
  it.each([
    ['src/records/x.ts', '../intake/x', 'records/ may not import intake/'],
    ['src/statistics/x.ts', '../metrics/x', 'statistics/ may not import metrics/'],
    ['src/statistics/x.ts', 'zod', 'Check shapes where data enters'],
    ['src/intake/reading/x.ts', '../../database/x', 'intake/ may import only types of database/'],
    ['src/answers/x.ts', '../charts/x', 'answers/ may not import charts/'],
    ['src/words/x.ts', '../metrics/x', 'words/ may not import metrics/'],
    ['src/words/x.ts', '../slice/x', 'words/ may import only types of slice/'],
    ['src/jobs/x.ts', '../session/x', 'jobs/ may not import session/'],
    ['src/session/x.ts', '../metrics/x', 'session/ may import only types of metrics/'],
    ['src/session/x.ts', '../readiness/gate/x', 'session/ may import only types of readiness/'],
    ['src/cli/x.ts', '../app/x', 'app/ wires the rooms together'],
    ['src/app/x.ts', '../cli/x', 'nobody imports it'],
    ['src/readiness/gather/x.ts', '../../database/x', 'may import only types of database/'],
    ['src/app/screens/drift/x.tsx', '../load/x', 'One screen does not import another'],
    ['src/app/screens/overrides/people/x.tsx', '../../load/x', 'One screen does not import another'],
    ['src/app/screens/drift/x.tsx', '../../shell/x', 'One screen does not import another'],
    ['src/app/parts/x.tsx', '../screens/drift/x', 'What several screens use does not know them'],
    ['src/slice/address/x.ts', '../../database/x', 'slice/ may not import database/'],
    ['src/slice/x.ts', 'zustand', 'Make the store in session/'],
    ['src/app/screens/load/x.ts', 'zustand', 'Make the store in session/'],
    ['src/app/ask/x.ts', 'zustand/vanilla', 'Make the store in session/'],
    ['src/session/x.ts', 'zustand', 'each field declares where it may travel'],
    ['src/session/x.ts', 'zustand/middleware', 'each field declares where it may travel'],
    ['src/slice/selection/store.ts', 'react', 'This room runs without React'],
    ['src/database/x.ts', '../slice/selection/x', 'database/ may import only types of slice/'],
    ['src/database/x.ts', '../metrics/x', 'database/ may not import metrics/'],
    ['src/metrics/rate/x.ts', '../../database/engine/x', 'metrics/ may import only types of database/'],
    ['src/metrics/x.ts', '@duckdb/duckdb-wasm', 'Only database/ talks to DuckDB'],
    ['src/metrics/x.ts', 'react', 'This room runs without React'],
    ['src/readiness/x.ts', '../metrics/x', 'readiness/ may import only types of metrics/'],
    ['src/readiness/judge.ts', '../metrics/rate/x', 'readiness/ may import only types of metrics/'],
    ['src/readiness/judge.ts', '../database/engine/x', 'readiness/ may not import database/'],
    ['src/readiness/judge.ts', './gather/gather', 'takes what was gathered as an argument'],
    ['src/readiness/x.ts', '@stdlib/stats-base-dists-beta-cdf', 'Numerics live in statistics/'],
    ['src/charts/x.tsx', '../database/x', 'charts/ may not import database/'],
    ['src/report/x.tsx', '../database/x', 'report/ may import only types of database/'],
    ['src/app/x.tsx', 'recharts', 'Only charts/ imports Recharts'],
    ['src/app/x.tsx', 'apache-arrow', 'Only database/ talks to DuckDB or Arrow'],
    ['src/app/x.ts', 'node:fs', 'Only cli/ may use Node'],
    ['src/charts/x.tsx', '../app/x', 'app/ wires the rooms together'],
  ])('%s may not import %s', async (file, from, message) => {
    expect((await refusals(file, use('thing', from))).join('\n')).toContain(message);
  });

  it.each([
    ['src/intake/x.ts', use('thing', '../records/x')],
    ['src/slice/selection/store.ts', use('createStore', 'zustand/vanilla')],
    ['src/session/create-store.ts', use('create', 'zustand')],
    ['src/database/x.ts', "import type { Thing } from '../slice/selection/x';\nexport type Used = Thing;\n"],
    [
      'src/metrics/x.ts',
      "import type { Query } from '../database/engine/query';\nexport type Used = Query;\n",
    ],
    ['src/readiness/x.ts', use('thing', '../statistics/x')],
    ['src/charts/x.tsx', use('BarChart', 'recharts')],
    ['src/session/x.ts', use('thing', '../readiness/criteria/x')],
    ['src/readiness/gather/x.ts', use('thing', '../../metrics/x')],
    ['src/app/screens/drift/x.tsx', use('thing', '../../parts/x')],
    ['src/app/screens/drift/x.tsx', use('thing', '../../../readiness/criteria/x')],
    ['src/app/x.tsx', use('thing', '../database/x')],
    ['src/cli/x.ts', use('readFile', 'node:fs')],
  ])('%s may import what its work needs', async (file, code) => {
    expect(await refusals(file, code)).toEqual([]);
  });
});

it.each(['src/session/x.ts', 'src/app/parts/x.tsx', 'src/words/x.ts'])(
  '%s may not keep anything in the browser itself',
  async (file) => {
    const code = "localStorage.setItem('a', 'b');\nexport const kept = sessionStorage.length;\n";
    expect(await refusals(file, code, 'no-restricted-globals')).toHaveLength(2);
    expect(await refusals('src/session/create-store.ts', code, 'no-restricted-globals')).toEqual([]);
  },
);

it.each(['src/metrics/x.ts', 'src/readiness/x.ts', 'src/app/screens/drift/x.tsx', 'src/report/x.ts'])(
  '%s may not write a number in its own spelling',
  async (file) => {
    const code =
      'export const said = [(0.5).toFixed(1), (5).toLocaleString(), new Intl.NumberFormat().format(5)];\n';
    expect(await refusals(file, code, 'no-restricted-properties')).toHaveLength(3);
    expect(await refusals('src/words/format/x.ts', code, 'no-restricted-properties')).toEqual([]);
  },
);

it('a question names every value that it reads, and no other', async () => {
  const component = (reads: string) =>
    `import { useQuery } from '../ask/use-query';
export function useIt(a: string, b: string) {
  return useQuery(async () => a, [${reads}]);
}
`;
  const refused = (reads: string) =>
    refusals('src/app/parts/x.ts', component(reads), 'react-hooks/exhaustive-deps');
  expect(await refused('a')).toEqual([]);
  expect((await refused('')).join()).toContain('missing dependency');
  expect((await refused('a, b')).join()).toContain('unnecessary dependency');
});
