// Builds what the package holds beside the app: dist/commands/shadowproof.mjs, and the modules that its `exports` name,
// with their types. Libraries stay outside, as dependencies of the package.
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { build } from 'vite';
import { definedBuild } from './own-build.mjs';

// Also where it is started by a test.
process.env.NODE_ENV = 'production';
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [out = 'dist/commands', without] = process.argv.slice(2);
const outDir = path.resolve(root, out);
const rooms = ['intake', 'metrics', 'readiness'];
const entryOf = (room) => path.join(root, `src/cli/package/${room}.ts`);
await build({
  ...{ root, configFile: false, logLevel: 'warn', publicDir: false, define: definedBuild() },
  build: {
    ...{ ssr: true, outDir, target: 'node20', emptyOutDir: true },
    rolldownOptions: {
      input: {
        shadowproof: path.join(root, 'src/cli/shadowproof.ts'),
        ...Object.fromEntries(rooms.map((room) => [room, entryOf(room)])),
      },
      output: {
        banner: ({ isEntry, name }) => (isEntry && name === 'shadowproof' ? '#!/usr/bin/env node' : ''),
        ...{ format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  },
});
await chmod(path.join(outDir, 'shadowproof.mjs'), 0o755);

/** Declarations of what these modules import, by their place below src/; every one of them, needed or not. */
function declarations(files) {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  const only = { noEmit: false, declaration: true, emitDeclarationOnly: true, incremental: false };
  const asked = { ...options, ...only, tsBuildInfoFile: undefined, rootDir: path.join(root, 'src') };
  const program = ts.createProgram([...files, path.join(root, 'node_modules/vite/client.d.ts')], asked);
  const found = new Map();
  const from = asked.rootDir;
  program.emit(undefined, (file, text) => found.set(path.relative(from, file), text), undefined, true);
  return found;
}

const imported = /(from |import\()(["'])(\.{1,2}\/[^"']+)\2/g;

/** Writes the declarations that the entries lead to. Their paths end in `.js`, as Node's resolution asks. */
async function writeTypes(folder) {
  const all = declarations(rooms.map(entryOf));
  const waiting = rooms.map((room) => `cli/package/${room}.d.ts`);
  const done = new Set();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (done.has(file)) continue;
    done.add(file);
    const text = all.get(file);
    if (text === undefined) throw new Error(`${file} is asked for, and has no types`);
    const written = text.replace(imported, (_, before, quote, target) => {
      waiting.push(`${path.join(path.dirname(file), target)}.d.ts`);
      return `${before}${quote}${target}.js${quote}`;
    });
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), written);
  }
}
// Most tests run the commands only.
if (without !== '--without-types') await writeTypes(path.join(outDir, 'types'));
