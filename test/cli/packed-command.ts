import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

let built: Promise<string> | undefined;

/** The commands as the package has them, built once a test file, beside a page that stands for the app. */
export function packedCommand(): Promise<string> {
  built ??= (async () => {
    const folder = `.cache/packed/${process.pid}`;
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>the app</title>');
    const asked = [`${folder}/commands`, '--without-types'];
    await promisify(execFile)('node', ['test/tools/build-commands.mjs', ...asked]);
    return path.resolve(folder, 'commands/shadowproof.mjs');
  })();
  return built;
}
