import { afterAll } from 'vitest';
import { main } from '../../src/cli/evaluate';
import { main as write } from '../../src/cli/report';
import { openEngine } from '../fixtures/engine';
import type { Database } from '../../src/database/engine/database';

let engine: Promise<Database> | undefined;

/** The headless run on one engine a file: starting it takes longer than most runs. */
export async function evaluate(args: readonly string[]): Promise<number> {
  engine ??= openEngine();
  return main(args, await engine);
}

export async function report(args: readonly string[]): Promise<number> {
  engine ??= openEngine();
  return write(args, await engine);
}

afterAll(async () => {
  await (await engine)?.close();
  engine = undefined;
});
