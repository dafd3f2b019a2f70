// Runs one TypeScript module of this project in Node through Vite, so that `?raw` SQL and asset
// imports mean the same as in the browser:  node test/tools/run.mjs FILE [ARGUMENTS…]
// The module exports `main(args: string[]): Promise<number>`; its result is the exit code.
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { fileURLToPath } from 'node:url';
import { createServer, createServerModuleRunner } from 'vite';
import { definedBuild } from './own-build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [file, ...args] = process.argv.slice(2);
if (!file) throw new Error('usage: run.mjs FILE [ARGUMENTS…]');
// As the packed command does (src/cli/shadowproof.ts).
if (file.startsWith('src/cli/')) setFlagsFromString('--heap-growing-percent=40');
// The server stays until `main` ends: what a module imports only when it needs it comes through it as well.
const server = await createServer({
  ...{ root, configFile: false, logLevel: 'error', appType: 'custom', define: definedBuild() },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
// An answer that nobody could read is none: a full disk, a reader that has gone.
process.stdout.on('error', (reason) => {
  process.stderr.write(`Standard output: ${reason.message}\n`);
  process.exit(1);
});
const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
try {
  const module = await runner.import(path.resolve(root, file));
  process.exitCode = await module.main(args);
} finally {
  await runner.close();
  await server.close();
}
