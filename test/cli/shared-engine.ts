import { afterAll } from 'vitest';
import { main } from '../../src/cli/evaluate';
import { openInNode } from '../../src/database/engine/node';
import type { Database } from '../../src/database/engine/database';

let engine: Promise<Database> | undefined;

/** The headless run on one engine a file: starting it takes longer than most runs. */
export async function evaluate(args: readonly string[]): Promise<number> {
  engine ??= openInNode();
  return main(args, await engine);
}

afterAll(async () => {
  await (await engine)?.close();
  engine = undefined;
});
