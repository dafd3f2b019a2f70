// Builds the commands for the package, beside the app: dist/commands/shadowproof.mjs. Libraries stay outside, as
// dependencies of the package.
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { definedBuild } from './own-build.mjs';

// Also where it is started by a test.
process.env.NODE_ENV = 'production';
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const outDir = path.join(root, process.argv[2] ?? 'dist/commands');
await build({
  ...{ root, configFile: false, logLevel: 'warn', publicDir: false, define: definedBuild() },
  build: {
    ...{ ssr: 'src/cli/shadowproof.ts', outDir, target: 'node20', emptyOutDir: true },
    rolldownOptions: {
      output: {
        ...{ format: 'es', banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : '') },
        ...{ entryFileNames: 'shadowproof.mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  },
});
await chmod(path.join(outDir, 'shadowproof.mjs'), 0o755);
