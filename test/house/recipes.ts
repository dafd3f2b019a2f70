import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const recipes = path.resolve('.github/recipes');

export const recipe = (name: string) => readFileSync(path.join(recipes, name), 'utf8');

/** A program of this name that stands for the real one. */
export function standIn(folder: string, name: string, script: string) {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(bin, name), 0o755);
}

/** Runs a step of a recipe as the runners of hosts do: the first failure ends it. */
export function shell(folder: string, script: string, env: Record<string, string>) {
  const PATH = `${path.join(folder, 'bin')}:${process.env.PATH ?? ''}`;
  const options = { cwd: folder, encoding: 'utf8', env: { PATH, HOME: folder, ...env } } as const;
  return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], options);
}
