import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import packageJson from '../../package.json';

const document = readFileSync('.github/DEPENDENCIES.md', 'utf8');
const [shipped = '', tools = ''] = document.split(/^## .*$/m).slice(1);

/** Each row of a table: the libraries of its first column, and whether every other column says something. */
const rowsOf = (part: string) =>
  part
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [first = '', ...others] = line.split('|').slice(1, -1);
      return {
        names: [...first.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
        says: others.map((cell) => cell.trim().length > 3),
      };
    });
const listed = (part: string) =>
  rowsOf(part)
    .flatMap(({ names }) => names)
    .sort();

const { dependencies, optionalDependencies, devDependencies } = packageJson;

it('lists every library of the app, and no other', () => {
  expect(listed(shipped)).toEqual(Object.keys({ ...dependencies, ...optionalDependencies }).sort());
});

it('lists every tool, and no other', () => {
  expect(listed(tools)).toEqual(Object.keys(devDependencies).sort());
});

it('says of each what it is for, its upkeep, and what it takes to do without', () => {
  for (const { names, says } of rowsOf(document)) expect([names, says]).toEqual([names, [true, true, true]]);
});

it('pins every version, and those that it says are pinned or held back', () => {
  for (const version of Object.values({ ...dependencies, ...optionalDependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  for (const [name, version] of [
    ['duckdb-wasm', dependencies['@duckdb/duckdb-wasm']],
    ['apache-arrow', dependencies['apache-arrow']],
    ['flechette', dependencies['@uwdata/flechette']],
    ['axe-core', devDependencies['axe-core']],
    ['vite', devDependencies.vite],
  ] as const)
    expect(document.split('\n').find((line) => line.includes(`${name}\``))).toContain(version);
});
