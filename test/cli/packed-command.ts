import { type ChildProcessByStdio, execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
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

/** Where a command that serves says that it does; rejects when it ends before. */
export function addressOf(host: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    host.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      const [, found] = /(http:\/\/127\.0\.0\.1:\d+\/)\n/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    host.on('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
}
