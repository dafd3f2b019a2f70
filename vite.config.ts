import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { definedBuild } from './test/tools/own-build.mjs';
import { filesOf, releaseFiles, workerPackages } from './test/tools/release-files.mjs';

const csp = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'none'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types shadowproof default',
].join('; ');

/** The built page carries its own Content-Security-Policy, so that it holds on any static host. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: csp },
      injectTo: 'head-prepend',
    },
  ],
};

/** Serves `sample-data/` beside the app: read in place by the dev server, copied by the build. */
const sampleData: Plugin = {
  name: 'sample-data',
  configureServer(server) {
    server.middlewares.use('/sample-data', (request, response, next) => {
      const name = path.basename((request.url ?? '').split('?')[0] ?? '');
      readFile(path.join('sample-data', name)).then(
        (body) => response.end(body),
        () => next(),
      );
    });
  },
  async writeBundle(options) {
    const target = path.join(options.dir ?? 'dist', 'sample-data');
    await cp('sample-data', target, {
      recursive: true,
      filter: (file) => path.extname(file) === '' || /\.(json|jsonl|gz|md)$/.test(file),
    });
  },
};

/** Writes the service worker of the build: with the names of its files, and a version that is made of their bytes. */
const offline: Plugin = {
  name: 'offline',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    async handler(options) {
      const folder = options.dir ?? 'dist';
      const files = await filesOf(folder, 'service-worker.js', '_headers', 'licences.md');
      const hash = createHash('sha256');
      for (const file of files) hash.update(`${file}\n`).update(await readFile(path.join(folder, file)));
      // The page itself is asked for by the address of its folder.
      const names = files.map((file) => (file === 'index.html' ? './' : file));
      const text = await readFile('src/app/offline/service-worker.js', 'utf8');
      const worker = text
        .replace("'VERSION'", () => JSON.stringify(hash.digest('hex').slice(0, 16)))
        .replace("['FILES']", () => JSON.stringify(names, null, 1));
      await writeFile(path.join(folder, 'service-worker.js'), worker);
    },
  },
};

/**
 * @stdlib asks with `eval` whether generators exist, which the policy of the page forbids (caught, but
 * reported). Every browser that runs WebAssembly has them.
 */
const noEvalProbe = (): Plugin => ({
  name: 'no-eval-probe',
  enforce: 'pre',
  resolveId: (id) => (id === '@stdlib/assert-has-generator-support' ? '\0generators-exist' : null),
  load: (id) => (id === '\0generators-exist' ? 'module.exports = () => true;' : null),
});

/**
 * Few files to the first verdict: each group takes what its modules import. What starts the workers comes alone, before
 * the app. Chunks run before the entry that imports them: Zod and its setting share one, so that no schema of another
 * chunk is made before the setting holds.
 */
const groups = [
  { name: 'start', test: /src\/main\.ts$|start-engine|parse-pool/, priority: 4 },
  { name: 'zod', test: /node_modules\/zod\/|zod-without-eval/, priority: 3 },
  { name: 'app', test: /src\/app\/start\.tsx$/, priority: 2 },
  { name: 'verdict', test: /readiness\/ReadinessScreen|database\/engine\/browser\.ts/, priority: 1 },
];

/** The page asks at once for all that the first verdict needs. */
const firstFiles: Plugin = {
  name: 'first-files',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => /^assets\/(app|zod|verdict|rolldown-runtime)-[^/]*\.js$/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        })),
  },
};

export default defineConfig({
  base: './',
  define: definedBuild(),
  plugins: [react(), contentSecurityPolicy, firstFiles, sampleData, noEvalProbe(), offline, releaseFiles()],
  worker: { format: 'es', plugins: () => [noEvalProbe(), workerPackages()] },
  build: {
    target: 'es2022',
    license: { fileName: 'licences.md' },
    chunkSizeWarningLimit: 4096,
    assetsInlineLimit: 0,
    // All styles come with the page: small, and a screen whose files failed once would be drawn without its own.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
