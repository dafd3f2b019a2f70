import type { Database } from '../../database/engine/database';
import type { TableWriter } from '../../database/tables/writer';
import type { LoadAccount } from './account';
import { laneHere } from './lane-here';
import { loadSources } from './load';
import { piecesOf } from '../reading/bytes';
import { readSource } from '../reading/read-source';

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

/**
 * The accepted records of texts of the log format, in their order; reading ends once there are more than `most`. Rejects
 * as the texts do.
 */
export async function recordsOf(
  texts: readonly Blob[],
  most: number,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const records: Record<string, unknown>[] = [];
  for (const blob of texts) {
    if (blob.size === 0) continue;
    for await (const { accepted } of readSource(piecesOf(blob.stream()), { file: 'log.jsonl' })) {
      for (const { record } of accepted) records.push(record);
      if (records.length > most) return records;
    }
  }
  return records;
}
