import type { TableChunk } from '../tables/writer';
import type { BuildAccount } from '../tables/build-account';
import type { RecordAddress } from '../tables/provenance';
import type { LookResult } from './look';
import type { Query } from './query';

export type { BuildAccount, RecordAddress, TableChunk };

export interface BuildSettings {
  /**
   * Asks the source whether two records with one `event_id` but different bytes are the same record in
   * another spelling (equal RFC 8785 form). Without it, different bytes are a conflict.
   */
  readonly canonical?: (a: RecordAddress, b: RecordAddress) => Promise<boolean>;
}

/** What was read, and the fact table made of it. One engine, one connection: calls wait for each other. */
export interface Database extends Query {
  /**
   * Runs one statement that a person wrote, as a subquery: whatever it says, it can only read. At most `most` rows.
   * Rejects with `LookRefused` for what does not read, with an `AbortError` when `signal` fires, and with a
   * `QueryError` when the engine refuses it.
   */
  look(sql: string, most: number, signal?: AbortSignal): Promise<LookResult>;
  /** Adds rows to a table of what was read. The chunk's bytes may be moved away: use it once. */
  insert(chunk: TableChunk): Promise<void>;
  /**
   * Makes `facts` and `human_actions` from everything inserted (the accounting join) and returns the account.
   * May run again after more was inserted; rows set aside before stay set aside.
   */
  build(settings?: BuildSettings, signal?: AbortSignal): Promise<BuildAccount>;
  /** Empties every table. */
  clear(): Promise<void>;
  /** Frees the engine; any later call rejects. */
  close(): Promise<void>;
  /** Bytes the engine holds for its tables. */
  memory(): Promise<number>;
}
