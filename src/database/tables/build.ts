import type { BuildAccount, BuildSettings } from '../engine/database';
import type { Query } from '../engine/query';

/** What the build needs of the engine. */
export interface BuildEngine {
  readonly rows: Query['rows'];
  run(sql: string): Promise<void>;
}

export async function buildFacts(_engine: BuildEngine, _settings: BuildSettings): Promise<BuildAccount> {
  throw new Error('not built');
}
