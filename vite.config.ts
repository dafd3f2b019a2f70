import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy, sampleData, noEvalProbe()],
  worker: { format: 'es', plugins: () => [noEvalProbe()] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 4096,
    assetsInlineLimit: 0,
    // Chunks run before the entry that imports them: Zod and its setting share one, so that no schema of
    // another chunk is made before the setting holds.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|zod-without-eval/ }] } },
    },
  },
});
