import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ScopeTruth } from '../../sample-data/tally';
import { loadFiles } from '../../src/cli/load';
import type { LoadAccount } from '../../src/intake/loading/account';
import type { Database } from '../../src/database/engine/database';
import type { Engine } from '../../src/database/engine/engine';
import { nativeEngine } from '../../src/database/engine/native/native-engine';
import { openDatabase } from '../../src/database/engine/open-database';
import { dropTables } from '../../src/database/tables/create';
import { bareEngine, openEngine } from '../fixtures/engine';
import { keptSamples } from '../fixtures/keep-samples';

const json = async (file: string) => JSON.parse(await readFile(file, 'utf8')) as unknown;

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

async function describe(folder: string, database: Database, account: LoadAccount): Promise<Opened> {
  const { stories, scopes } = told.parse(await json(path.join(folder, 'stories.json')));
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
    close: () => database.close(),
  };
}

/** Reads and joins the files that a folder's manifest names. */
export async function read(folder: string, open = openEngine): Promise<Opened> {
  const { files } = z
    .object({ files: z.array(z.string()) })
    .parse(await json(path.join(folder, 'manifest.json')));
  const database = await open();
  const account = await loadFiles(
    files.map((name) => path.join(folder, name)),
    database,
  );
  return describe(folder, database, account);
}

/** What `keep-samples.ts` read and joined once, as a database of its own. */
async function kept(
  name: 'sample' | 'control',
  folder: string,
  open: () => Promise<Engine> = nativeEngine,
): Promise<Opened> {
  if (bareEngine !== nativeEngine) return read(folder);
  const file = path.join(await keptSamples(), name);
  const engine = await open();
  await engine.run(`ATTACH '${file}.duckdb' AS kept (READ_ONLY)`);
  const database = await openDatabase(engine);
  await dropTables(engine);
  await engine.run('COPY FROM DATABASE kept TO store; DETACH kept');
  return describe(folder, database, (await json(`${file}.json`)) as LoadAccount);
}

/** The committed sample, in a native engine of one's own where one is given. */
export const openSample = (open?: () => Promise<Engine>) => kept('sample', 'sample-data', open);

/** The same world without any story, made anew. */
export const openControl = async () => kept('control', path.join(await keptSamples(), 'control'));

/** Loading two samples takes its time where several runs share a machine. */
export const loadingTime = 240_000;
