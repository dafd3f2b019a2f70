import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from '../../sample-data/generate';
import type { ScopeTruth } from '../../sample-data/tally';
import { loadFiles } from '../../src/cli/load';
import type { LoadAccount } from '../../src/intake/loading/account';
import { openInNode } from '../../src/database/engine/node';
import type { Database } from '../../src/database/engine/database';
import { z } from 'zod';

/** A sample as the app reads it, and what its generator says about it. */
export interface Opened {
  readonly database: Database;
  readonly account: LoadAccount;
  readonly scopes: readonly ScopeTruth[];
  /** The truth of a story; throws when it is not planted. */
  truth<Truth>(id: string): Truth;
  /** `release_id` of a bundle by its name. */
  release(name: string): string;
  close(): Promise<void>;
}

const told = z.object({
  stories: z.array(z.object({ id: z.string(), truth: z.record(z.string(), z.unknown()) })),
  scopes: z.array(z.custom<ScopeTruth>()),
});

/** Opens the files that a folder's manifest names, on the shipped engine. */
export async function open(folder: string, remove = false): Promise<Opened> {
  const read = async (name: string) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as unknown;
  const { files } = z.object({ files: z.array(z.string()) }).parse(await read('manifest.json'));
  const { stories, scopes } = told.parse(await read('stories.json'));
  const database = await openInNode();
  const account = await loadFiles(
    files.map((name) => path.join(folder, name)),
    database,
  );
  const names = await database.rows(
    { sql: 'SELECT DISTINCT release_id AS id, name FROM bundles', values: [] },
    z.object({ id: z.string(), name: z.string() }),
  );
  return {
    database,
    account,
    scopes,
    truth: <Truth>(id: string) => {
      const story = stories.find((each) => each.id === id);
      if (story === undefined) throw new Error(`${id} is not planted here`);
      return story.truth as Truth;
    },
    release: (name) => names.find((each) => each.name === name)!.id,
    close: async () => {
      await database.close();
      if (remove) await rm(folder, { recursive: true });
    },
  };
}

/** The committed sample. */
export const openSample = () => open('sample-data');

/** The same world without any story, made anew. */
export async function openControl(): Promise<Opened> {
  const out = await mkdtemp(path.join(tmpdir(), 'control-'));
  await generate({ decisions: 8000, seed: 7, control: true, out });
  return open(out, true);
}

/** Loading two samples takes its time where several runs share a machine. */
export const loadingTime = 240_000;
