// Is what the browser fetches as small as sizes.json allows?  node test/tools/sizes.mjs [--write]
// Bytes of built JavaScript and style sheets: of the first load, of what the first verdict adds to it, of what each other
// screen adds to both, and of each worker.
// With --write today's sizes and a small margin become the budget.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const dist = process.env.DIST ?? 'dist';
const budgetFile = 'test/tools/sizes.json';
const margin = 1.03;

const assets = path.join(dist, 'assets');
const names = readdirSync(assets);
const bytes = (files) => [...files].reduce((sum, name) => sum + statSync(path.join(assets, name)).size, 0);
const plain = (name) => name.replace(/-[\w-]{8}(\.\w+)$/, '$1');

/** A chunk and everything that it imports before it runs, with the style sheets it names. */
function withImports(name, seen = new Set()) {
  if (seen.has(name) || !existsSync(path.join(assets, name))) return seen;
  seen.add(name);
  if (!name.endsWith('.js')) return seen;
  const text = readFileSync(path.join(assets, name), 'utf8');
  for (const [, other] of text.matchAll(/\b(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
    withImports(other, seen);
  return seen;
}

const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
const named = [...page.matchAll(/(?:src|href)="\.\/assets\/([\w.-]+\.(?:js|css))"/g)].map(([, name]) => name);
const first = new Set();
for (const name of named.filter((each) => !each.startsWith('verdict-'))) withImports(name, first);
const found = { 'first load': bytes(first) };
for (const name of named) withImports(name, first);
found['first verdict'] = bytes(first) - found['first load'];
for (const name of names.sort()) {
  if (/worker.*\.js$/i.test(name)) found[plain(name)] = bytes([name]);
  if (!/^\w+Screen-.*\.js$/.test(name) || first.has(name)) continue;
  const style = names.filter(
    (other) => other.endsWith('.css') && plain(other) === plain(name).replace('.js', '.css'),
  );
  found[plain(name)] = bytes([...withImports(name)].filter((each) => !first.has(each)).concat(style));
}

if (process.argv.includes('--write')) {
  const budget = Object.fromEntries(
    Object.entries(found).map(([name, size]) => [name, Math.ceil((size * margin) / 1000) * 1000]),
  );
  writeFileSync(budgetFile, `${JSON.stringify(budget, null, 2)}\n`);
}
const budget = JSON.parse(readFileSync(budgetFile, 'utf8'));
const said = [
  ...Object.entries(found).flatMap(([name, size]) => {
    if (budget[name] === undefined) return [`${name}: ${size} bytes, and no budget`];
    return size > budget[name] ? [`${name}: ${size} bytes, ${budget[name]} are allowed`] : [];
  }),
  ...Object.keys(budget).flatMap((name) =>
    found[name] === undefined ? [`${name} has a budget and is not built`] : [],
  ),
];
console.log(
  said.length > 0
    ? `${said.join('\n')}\nWhere it must be so: node test/tools/sizes.mjs --write`
    : `${found['first load']} bytes at first, ${Object.keys(found).length - 1} screens and workers within their budgets`,
);
process.exitCode = said.length > 0 ? 1 : 0;
