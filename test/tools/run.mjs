// Runs one TypeScript module of this project in Node through Vite, so that `?raw` SQL and asset
// imports mean the same as in the browser:  node test/tools/run.mjs FILE [ARGUMENTS…]
// The module exports `main(args: string[]): Promise<number>`; its result is the exit code.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [file, ...args] = process.argv.slice(2);
if (!file) throw new Error('usage: run.mjs FILE [ARGUMENTS…]');
const { module } = await runnerImport(path.resolve(root, file), {
  root,
  configFile: false,
  logLevel: 'error',
});
process.exitCode = await module.main(args);
