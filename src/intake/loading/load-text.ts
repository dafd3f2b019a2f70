import type { Database } from '../../database/engine/database';
import type { TableWriter } from '../../database/tables/writer';
import type { LoadAccount } from './account';
import { laneHere } from './lane-here';
import { loadSources } from './load';

/**
 * Loads JSONL that was made in memory into a database, which is emptied first; all in this thread. Rejects as
 * `loadSources` does.
 */
export async function loadText(
  text: string,
  database: Database,
  newWriter: () => TableWriter,
  signal: AbortSignal = new AbortController().signal,
): Promise<LoadAccount> {
  await database.clear();
  const source = { name: 'log.jsonl', blob: new Blob([text]) };
  const lane = () => laneHere(newWriter);
  const lanes = { parse: () => [lane()], foreign: lane };
  const { account } = await loadSources([source], lanes, database, () => undefined, signal);
  return account;
}
